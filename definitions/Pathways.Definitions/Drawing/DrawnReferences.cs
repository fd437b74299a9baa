using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>What drawings name that lies in files of its own, by key.</summary>
/// <param name="RuleSets">Rule sets of business rule tasks.</param>
/// <param name="Forms">Forms of tasks and starts.</param>
/// <param name="Templates">Message templates of reminders, escalations and sends.</param>
public sealed record DrawnReferences(
    ImmutableSortedSet<string> RuleSets, ImmutableSortedSet<string> Forms, ImmutableSortedSet<string> Templates)
{
    /// <summary>What drawings name.</summary>
    /// <param name="drawings">The drawings.</param>
    public static DrawnReferences Of(IEnumerable<BpmnModel> drawings)
    {
        ArgumentNullException.ThrowIfNull(drawings);
        CareMarks[] marks =
        [
            .. drawings.SelectMany(drawing => drawing.Processes).SelectMany(process => process.Content.AllNodes).Select(node => node.Marks),
        ];
        return new DrawnReferences(
            Named(marks.Select(mark => mark.Decision?.RuleSet)),
            Named(marks.SelectMany(mark => new[] { mark.Form, mark.StartForm })),
            Named(marks.Select(mark => mark.Message?.Template).Concat(marks.SelectMany(mark => TemplatesOf(mark.Window)))));
    }

    private static IEnumerable<string?> TemplatesOf(WindowMark? window) => window is null
        ? []
        : window.Reminders.Select(reminder => reminder.Template)
            .Concat(window.Escalations.Select(escalation => escalation.Template));

    private static ImmutableSortedSet<string> Named(IEnumerable<string?> keys) =>
        keys.OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);
}
