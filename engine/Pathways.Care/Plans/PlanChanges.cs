using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A part of a plan in which two versions can differ.</summary>
public enum PlanPart
{
    /// <summary>The person to turn to.</summary>
    Referent,

    /// <summary>The person and those involved.</summary>
    About,

    /// <summary>Summary.</summary>
    Summary,

    /// <summary>A problem.</summary>
    Problem,

    /// <summary>A goal.</summary>
    Goal,

    /// <summary>An action.</summary>
    Action,

    /// <summary>An alert.</summary>
    Alert,

    /// <summary>Goals not acted on.</summary>
    UnmetGoals,

    /// <summary>A disagreement.</summary>
    Disagreement,
}

/// <summary>What happened to a part.</summary>
public enum PlanChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}

/// <summary>One difference between two versions.</summary>
/// <param name="Part">Where.</param>
/// <param name="Kind">Added, changed, removed.</param>
/// <param name="What">The words by which people know it: a title, a goal, a name.</param>
public sealed record PlanChange(PlanPart Part, PlanChangeKind Kind, string What)
{
    /// <summary>What changed from one text to the next, in the order in which a plan is read.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later one.</param>
    public static ImmutableArray<PlanChange> Between(PlanContent before, PlanContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. OfText(PlanPart.Referent, before.Referent?.Name, after.Referent?.Name, before.Referent == after.Referent),
            .. OfText(PlanPart.About, before.About, after.About, before.About == after.About),
            .. OfText(PlanPart.Summary, before.Summary, after.Summary, before.Summary == after.Summary),
            .. OfList(PlanPart.Problem, before.Problems, after.Problems, problem => problem.Text),
            .. OfList(PlanPart.Goal, before.Goals, after.Goals, goal => goal.Text),
            .. OfList(PlanPart.Action, before.Actions, after.Actions, action => action.Title),
            .. OfList(PlanPart.Alert, before.Alerts, after.Alerts, alert => alert.How),
            .. OfText(PlanPart.UnmetGoals, before.UnmetGoals, after.UnmetGoals, before.UnmetGoals == after.UnmetGoals),
            .. OfText(PlanPart.Disagreement, before.Disagreement, after.Disagreement, before.Disagreement == after.Disagreement),
        ];
    }

    private static IEnumerable<PlanChange> OfText(PlanPart part, string? before, string? after, bool isSame) => (before, after) switch
    {
        _ when isSame => [],
        (null, { } added) => [new PlanChange(part, PlanChangeKind.Added, added)],
        ({ } removed, null) => [new PlanChange(part, PlanChangeKind.Removed, removed)],
        _ => [new PlanChange(part, PlanChangeKind.Changed, after ?? string.Empty)],
    };

    private static IEnumerable<PlanChange> OfList<T>(
        PlanPart part, ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> name)
        where T : IEquatable<T>
    {
        IEnumerable<PlanChange> now = after
            .Where(entry => !before.Contains(entry))
            .Select(entry => new PlanChange(
                part,
                before.Any(earlier => name(earlier) == name(entry)) ? PlanChangeKind.Changed : PlanChangeKind.Added,
                name(entry)));
        IEnumerable<PlanChange> gone = before
            .Where(earlier => after.All(entry => name(entry) != name(earlier)))
            .Select(earlier => new PlanChange(part, PlanChangeKind.Removed, name(earlier)));
        return now.Concat(gone);
    }
}
