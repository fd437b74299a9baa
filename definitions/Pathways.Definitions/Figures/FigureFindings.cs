using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Collects what is wrong with a file of figures, each finding at the line of its figure.</summary>
internal sealed class FigureFindings(string source, string text)
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    public string Source => source;

    public bool HasErrors => findings.Any(finding => finding.IsError);

    public ImmutableArray<Finding> All => findings.ToImmutable();

    public void Add(
        string code, string? figure, string message, string remedy, ImmutableArray<string> arguments,
        SourcePlace? place = null, FindingSeverity severity = FindingSeverity.Error) =>
        findings.Add(new Finding(
            code, severity, figure is null ? message : $"Figure '{figure}': {message}", arguments, source, null,
            place ?? PlaceOf(figure), remedy));

    // JSON elements do not know their line; a key stands in the file once.
    private SourcePlace PlaceOf(string? figure)
    {
        int at = figure is null ? -1 : text.IndexOf($"\"{figure}\"", StringComparison.Ordinal);
        return at < 0
            ? default
            : new SourcePlace(text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at));
    }
}
