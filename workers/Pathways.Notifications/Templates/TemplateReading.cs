using System.Collections.Immutable;

namespace Pathways.Notifications.Templates;

/// <summary>What came of reading one template file.</summary>
/// <param name="Template">The template, ready to render; null when a finding is an error.</param>
/// <param name="Findings">Everything found, in file order.</param>
public sealed record TemplateReading(MessageTemplate? Template, ImmutableArray<TemplateFinding> Findings)
{
    /// <summary>True when the template may not be published.</summary>
    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
