namespace Pathways.House.Tests;

/// <summary>One file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record HouseFile(string Path)
{
    /// <summary>The top-level folder, or nothing for a file at the root.</summary>
    public string Room => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.IndexOf('/', StringComparison.Ordinal)] : "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Extension => System.IO.Path.GetExtension(Path);

    public bool IsSource => Extension is ".cs" or ".razor";

    /// <summary>The folders that hold this file, nearest last.</summary>
    public IEnumerable<string> Ancestors
    {
        get
        {
            for (int slash = Path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = Path.IndexOf('/', slash + 1))
            {
                yield return Path[..slash];
            }
        }
    }

    public string Text => File.ReadAllText(System.IO.Path.Combine(House.Root, Path));

    public IReadOnlyList<string> Lines => File.ReadAllLines(System.IO.Path.Combine(House.Root, Path));

    /// <summary>The lines that are not comments, each with its number from 1.</summary>
    public IEnumerable<(int Number, string Text)> Code => Lines
        .Select((line, index) => (Number: index + 1, Text: line))
        .Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal));

    /// <summary>Whether the file is text: no zero byte in its first kilobytes.</summary>
    public bool IsText
    {
        get
        {
            using FileStream stream = File.OpenRead(System.IO.Path.Combine(House.Root, Path));
            byte[] start = new byte[4096];
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return !start.AsSpan(0, read).Contains((byte)0);
        }
    }

    public override string ToString() => Path;
}
