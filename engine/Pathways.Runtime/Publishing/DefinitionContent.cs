using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>The files of a published version, exactly as they were given.</summary>
/// <param name="Main">Name of the file that everything starts from.</param>
/// <param name="Files">All files by name; names are relative to the bundle and use <c>/</c>.</param>
public sealed record DefinitionContent(string Main, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>Text of the main file.</summary>
    /// <exception cref="KeyNotFoundException">The main file is not among the files.</exception>
    public string MainText => Files[Main];
}
