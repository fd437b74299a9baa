using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Notifications.Templates;
using Pathways.Rules;

namespace Pathways.Workers.Sending;

/// <summary>Checks templates for the publisher, which does not know their language.</summary>
internal static class PublishedTemplates
{
    /// <summary>What the author of a template should know.</summary>
    public static ImmutableArray<Finding> Check(string key, string text, string source) =>
    [
        .. TemplateReader.Read(text, source).Findings.Select(finding => new Finding(
            finding.Code,
            finding.IsError ? FindingSeverity.Error : FindingSeverity.Warning,
            finding.Message,
            finding.Arguments,
            finding.Source,
            null,
            new SourcePlace(finding.Line, finding.Column),
            finding.Remedy)),
    ];
}
