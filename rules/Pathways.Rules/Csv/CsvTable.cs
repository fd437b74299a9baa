using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Rows of cells as spreadsheets write them: RFC 4180, with comma, semicolon or tab between the cells, whichever the first row
/// has most of. Lines before the first row that start with <c>#</c> are notes; empty lines are left out.
/// </summary>
/// <param name="Separator">What stands between two cells.</param>
/// <param name="Notes">The notes, without the sign before them.</param>
/// <param name="Rows">The rows, the row of names among them; they may differ in length.</param>
public sealed record CsvTable(char Separator, ImmutableArray<string> Notes, ImmutableArray<ImmutableArray<CsvCell>> Rows)
{
    private const string Separators = ",;\t";

    /// <summary>Reads a text; every text is some table.</summary>
    public static CsvTable Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        List<string> notes = [];
        int start = 0;
        int line = 1;
        while (start < plain.Length && (plain[start] == '\n' || IsNote(plain.AsSpan(start))))
        {
            int end = plain.IndexOf('\n', start) is int found and >= 0 ? found : plain.Length;
            if (end > start)
            {
                notes.Add(Note(plain[start..end]));
            }

            start = Math.Min(end + 1, plain.Length);
            line++;
        }

        char separator = MostIn(plain.AsSpan(start));
        return new CsvTable(separator, [.. notes], [.. new CsvScanner(plain, separator).Rows(start, line)]);
    }

    /// <summary>Writes a row, without a line break behind it.</summary>
    /// <param name="cells">Its cells.</param>
    public string Line(IEnumerable<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return string.Join(Separator, cells.Select(cell =>
            cell.Contains(Separator, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny("\"\r\n") >= 0 || cell != cell.Trim() || cell.StartsWith('#')
                ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : cell));
    }

    // A spreadsheet that saves a note puts it in quotation marks when it holds a separator, and separators after it.
    private static bool IsNote(ReadOnlySpan<char> rest) => rest is ['#', ..] or ['"', '#', ..];

    private static string Note(string line) => line[0] == '"'
        ? line.Trim('"', '#', ' ', ',', ';', '\t').Replace("\"\"", "\"", StringComparison.Ordinal)
        : line.TrimStart('#').Trim(' ', ',', ';', '\t');

    private static char MostIn(ReadOnlySpan<char> rest)
    {
        Span<int> counts = stackalloc int[Separators.Length];
        bool isQuoted = false;
        foreach (char c in rest)
        {
            if (c == '\n' && !isQuoted)
            {
                break;
            }

            isQuoted ^= c == '"';
            int at = isQuoted ? -1 : Separators.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0)
            {
                counts[at]++;
            }
        }

        int most = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            most = counts[i] > counts[most] ? i : most;
        }

        return Separators[most];
    }
}
