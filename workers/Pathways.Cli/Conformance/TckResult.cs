namespace Pathways.Cli.Conformance;

/// <summary>How one case of the Technology Compatibility Kit went.</summary>
/// <param name="Folder">Folder of the test file, from the one that was named.</param>
/// <param name="File">The test file without its ending.</param>
/// <param name="Id">The case.</param>
/// <param name="ExpectsOnlyNull">True when an engine that answers nothing would pass it.</param>
/// <param name="Why">What differed; null when it passed.</param>
internal sealed record TckResult(string Folder, string File, string Id, bool ExpectsOnlyNull, string? Why)
{
    /// <summary>True when every result was as expected.</summary>
    public bool HasPassed => Why is null;

    /// <summary>The kit's own line: <c>"folder","test file","case","SUCCESS|ERROR","detail"</c>.</summary>
    public string ToCsv() => string.Join(',', new[] { Folder, File, Id, HasPassed ? "SUCCESS" : "ERROR", Why ?? string.Empty }
        .Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
