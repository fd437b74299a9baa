using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>A change as a reviewer reads it.</summary>
/// <param name="What">The step, the decision, the field.</param>
/// <param name="Aspect">What of it.</param>
/// <param name="Before">What it said; null when it is new.</param>
/// <param name="After">What it says; null when it is gone.</param>
public sealed record ToldChange(string What, string Aspect, string? Before, string? After)
{
    /// <summary>All changes of a file that there are words for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="figures">How figures are told.</param>
    internal static IEnumerable<ToldChange> Of(FileDifference file, Words words, Figures figures) =>
    [
        .. file.Drawing.Select(change => Of(change, words, figures)),
        .. file.Rules.Select(change => Of(change, words)),
        .. file.Form.Select(change => Of(change, words)),
    ];

    private static ToldChange Of(DrawingChange change, Words words, Figures figures) => change switch
    {
        DrawingChange.Added added => new ToldChange(added.Title, words["change.step"], null, Kind(added.Kind, words)),
        DrawingChange.Removed removed => new ToldChange(removed.Title, words["change.step"], Kind(removed.Kind, words), null),
        DrawingChange.Roles roles => new ToldChange(roles.Title, words["change.roles"], Whom(roles.Before, words), Whom(roles.After, words)),
        DrawingChange.Delay delay => new ToldChange(delay.Title, words["change.delay"], Length(delay.Before, words, figures), Length(delay.After, words, figures)),
        DrawingChange.Wording { Aspect: DrawnAspect.Kind } kind =>
            new ToldChange(kind.Title, words["change.kind"], Kind(kind.Before, words), Kind(kind.After, words)),
        DrawingChange.Wording wording => new ToldChange(
            wording.Title, words[$"change.{Key(wording.Aspect)}"], wording.Before, wording.After),
        _ => throw new System.Diagnostics.UnreachableException($"No words for {change.GetType().Name}."),
    };

    private static ToldChange Of(RuleChange change, Words words) => new(
        change.Decision,
        change.Aspect switch
        {
            RuleAspect.Cell => words.With("change.cell", change.Row ?? 0, change.Column ?? string.Empty),
            RuleAspect.Row => words.With("change.row", change.Row ?? 0),
            RuleAspect.Column => words["change.column"],
            _ => words[$"change.{Key(change.Aspect)}"],
        },
        Cell(change, change.Before),
        Cell(change, change.After));

    private static ToldChange Of(FormChange change, Words words) => new(
        change.Title,
        words[$"change.form.{Key(change.Aspect)}"],
        Answer(change, change.Before, words),
        Answer(change, change.After, words));

    // An empty cell stands for anything; as nothing it would read as a column that is new or gone.
    private static string? Cell(RuleChange change, string? text) =>
        change.Aspect == RuleAspect.Cell && string.IsNullOrEmpty(text) ? "–" : text;

    private static string? Answer(FormChange change, string? text, Words words) => (change.Aspect, text) switch
    {
        (FormAspect.Required, "true") => words["change.yes"],
        (FormAspect.Required, _) => words["change.no"],
        _ => text,
    };

    private static string? Whom(ImmutableArray<string> roles, Words words) =>
        roles.IsEmpty ? null : string.Join(", ", roles.Select(words.Whom));

    private static string? Length(OutlineDelay? delay, Words words, Figures figures) =>
        delay is null ? null : DelayWords.Of(delay, [], words, figures).TrimEnd(' ', ':', '\u00a0', '\u202f');

    private static string? Kind(string? kind, Words words) => kind is null ? null : words.Or($"outline.kind.{kind}", kind);

    private static string Key(Enum aspect) => aspect.ToString().ToLowerInvariant();
}
