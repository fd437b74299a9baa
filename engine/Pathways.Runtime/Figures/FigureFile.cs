using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>A file <c>figures.json</c>: beside a drawing, or above all of them for the figures of every pathway.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Text">What it says.</param>
/// <param name="Reading">What came of reading it.</param>
public sealed record FigureFile(string Path, string Text, FigureReading Reading)
{
    /// <summary>The name of such a file.</summary>
    public const string Name = "figures.json";

    /// <summary>The files of a folder and of the folders in it; a file that is named is read whatever its name.</summary>
    /// <param name="path">A folder or a file that exists.</param>
    public static ImmutableArray<FigureFile> Below(string path) =>
    [
        .. (Directory.Exists(path) ? Directory.EnumerateFiles(path, Name, SearchOption.AllDirectories) : [path])
            .Order(StringComparer.Ordinal).Select(Read),
    ];

    private static FigureFile Read(string path)
    {
        string text = File.ReadAllText(path);
        return new FigureFile(path, text, FigureReader.Read(text, path));
    }
}
