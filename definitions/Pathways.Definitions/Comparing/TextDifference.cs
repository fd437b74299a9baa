using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>A line of a difference between two texts.</summary>
/// <param name="Kind">Whether it is gone, new, or there for orientation.</param>
/// <param name="Text">The line.</param>
public sealed record TextLine(TextLineKind Kind, string Text);

/// <summary>What became of a line.</summary>
public enum TextLineKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>Here lines are left out that stand in both.</summary>
    LeftOut,
}

/// <summary>The difference between two texts, line by line: the longest common sequence, with two lines around each change.</summary>
public static class TextDifference
{
    private const int Around = 2;

    // Beyond it all lines between the first and the last change are told as gone and new: 16 MB of table.
    private const long MostCells = 4_000_000;

    /// <summary>The lines that changed and those around them; empty when only line ends did.</summary>
    /// <param name="before">The older text.</param>
    /// <param name="after">The newer text.</param>
    public static ImmutableArray<TextLine> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        string[] old = before.ReplaceLineEndings("\n").Split('\n');
        string[] now = after.ReplaceLineEndings("\n").Split('\n');
        int head = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        int most = Math.Min(old.Length, now.Length) - head;
        int tail = old.Reverse().Zip(now.Reverse()).Take(most).TakeWhile(pair => pair.First == pair.Second).Count();
        List<TextLine> lines =
        [
            .. old[..head].Select(Same),
            .. Middle(old[head..^tail], now[head..^tail]),
            .. old[^tail..].Select(Same),
        ];
        return Shortened(lines);
    }

    private static TextLine Same(string line) => new(TextLineKind.Same, line);

    private static IEnumerable<TextLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostCells)
        {
            return [.. old.Select(line => new TextLine(TextLineKind.Removed, line)), .. now.Select(line => new TextLine(TextLineKind.Added, line))];
        }

        int[][] common = [.. Enumerable.Range(0, old.Length + 1).Select(_ => new int[now.Length + 1])];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i][j] = old[i] == now[j] ? common[i + 1][j + 1] + 1 : Math.Max(common[i + 1][j], common[i][j + 1]);
            }
        }

        return Walk(old, now, common);
    }

    private static IEnumerable<TextLine> Walk(string[] old, string[] now, int[][] common)
    {
        int i = 0;
        int j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                yield return Same(old[i++]);
                j++;
            }
            else if (i < old.Length && (j == now.Length || common[i + 1][j] >= common[i][j + 1]))
            {
                yield return new TextLine(TextLineKind.Removed, old[i++]);
            }
            else
            {
                yield return new TextLine(TextLineKind.Added, now[j++]);
            }
        }
    }

    private static ImmutableArray<TextLine> Shortened(List<TextLine> lines)
    {
        bool[] kept = new bool[lines.Count];
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind != TextLineKind.Same)
            {
                Array.Fill(kept, true, Math.Max(0, i - Around), Math.Min(lines.Count - 1, i + Around) - Math.Max(0, i - Around) + 1);
            }
        }

        if (!kept.Contains(true))
        {
            return [];
        }

        ImmutableArray<TextLine>.Builder told = ImmutableArray.CreateBuilder<TextLine>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (kept[i])
            {
                told.Add(lines[i]);
            }
            else if (i == 0 || kept[i - 1])
            {
                told.Add(new TextLine(TextLineKind.LeftOut, string.Empty));
            }
        }

        return told.ToImmutable();
    }
}
