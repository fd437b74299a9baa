using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Collects the findings of one file.</summary>
internal sealed class FindingLog(string source)
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    public string Source => source;

    public bool HasErrors => findings.Any(finding => finding.IsError);

    public void Error(
        string code, FlowNode node, string message, string remedy, params ReadOnlySpan<string> arguments) =>
        Add(code, FindingSeverity.Error, node.Id, node.Place, message, remedy, arguments);

    public void Warning(
        string code, FlowNode node, string message, string remedy, params ReadOnlySpan<string> arguments) =>
        Add(code, FindingSeverity.Warning, node.Id, node.Place, message, remedy, arguments);

    public void Add(
        string code, FindingSeverity severity, ElementId? element, SourcePlace place,
        string message, string remedy, params ReadOnlySpan<string> arguments) =>
        Add(code, severity, element, place, message, remedy, [], arguments);

    public void Add(
        string code, FindingSeverity severity, ElementId? element, SourcePlace place,
        string message, string remedy, ImmutableArray<PathStep> path, params ReadOnlySpan<string> arguments) =>
        findings.Add(new Finding(code, severity, message, [.. arguments], source, element, place, remedy) { Path = path });

    public void AddRange(IEnumerable<Finding> more) => findings.AddRange(more);

    /// <summary>All findings in the order of the file.</summary>
    public ImmutableArray<Finding> InOrder() =>
    [
        .. findings
            .OrderBy(finding => finding.Place.Line)
            .ThenBy(finding => finding.Place.Column)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal),
    ];
}
