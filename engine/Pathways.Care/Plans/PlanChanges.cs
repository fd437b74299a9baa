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

/// <summary>What of a part says something else.</summary>
public enum PlanDetail
{
    /// <summary>All of a passage.</summary>
    Text,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A <see cref="RoleKey"/>, or words.</summary>
    Role,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A <see cref="ProblemDomain"/>.</summary>
    Domain,

    /// <summary>1 (first) to 3.</summary>
    Priority,

    /// <summary>Who or what brought a problem up.</summary>
    Source,

    /// <summary>How one will know that a goal is reached.</summary>
    Measure,

    /// <summary>By when a goal is to be reached, as <c>2026-12-31</c>.</summary>
    TargetOn,

    /// <summary>A <see cref="GoalStatus"/>.</summary>
    Status,

    /// <summary>An <see cref="ActionKind"/>.</summary>
    Kind,

    /// <summary>Who does it: a <see cref="RoleKey"/>, or words.</summary>
    Who,

    /// <summary>Where they work.</summary>
    Organisation,

    /// <summary>By when something is done, as <c>2026-12-31</c>.</summary>
    DueOn,

    /// <summary>How one will see that it helped.</summary>
    Indicator,

    /// <summary>Who tells.</summary>
    Teller,

    /// <summary>Who is told.</summary>
    To,

    /// <summary>How soon somebody answers.</summary>
    Within,
}

/// <summary>One thing that a part said before and says now.</summary>
/// <param name="Detail">What.</param>
/// <param name="Before">What it said; <c>null</c> for nothing.</param>
/// <param name="After">What it says; <c>null</c> for nothing.</param>
public sealed record ChangedDetail(PlanDetail Detail, string? Before, string? After);

/// <summary>One difference between two versions.</summary>
/// <param name="Part">Where.</param>
/// <param name="Kind">Added, changed, removed.</param>
/// <param name="What">The words by which people know it: a title, a goal, a name, the passage itself.</param>
/// <param name="Details">What it said before and says now, when it was changed; empty otherwise.</param>
public sealed record PlanChange(PlanPart Part, PlanChangeKind Kind, string What, ImmutableArray<ChangedDetail> Details)
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
            .. OfList(
                PlanPart.Referent, One(before.Referent), One(after.Referent),
                referent => referent.Name, PlanDetails.Of, isOne: true),
            .. OfText(PlanPart.About, before.About, after.About),
            .. OfText(PlanPart.Summary, before.Summary, after.Summary),
            .. OfList(PlanPart.Problem, before.Problems, after.Problems, problem => problem.Text, PlanDetails.Of),
            .. OfList(PlanPart.Goal, before.Goals, after.Goals, goal => goal.Text, PlanDetails.Of),
            .. OfList(PlanPart.Action, before.Actions, after.Actions, action => action.Title, PlanDetails.Of),
            .. OfList(PlanPart.Alert, before.Alerts, after.Alerts, alert => alert.How, PlanDetails.Of),
            .. OfText(PlanPart.UnmetGoals, before.UnmetGoals, after.UnmetGoals),
            .. OfText(PlanPart.Disagreement, before.Disagreement, after.Disagreement),
        ];
    }

    private static ImmutableArray<T> One<T>(T? part)
        where T : class => part is null ? [] : [part];

    private static IEnumerable<PlanChange> OfText(PlanPart part, string? before, string? after) => (before, after) switch
    {
        _ when before == after => [],
        (null, { } added) => [new PlanChange(part, PlanChangeKind.Added, added, [])],
        ({ } removed, null) => [new PlanChange(part, PlanChangeKind.Removed, removed, [])],
        _ => [new PlanChange(part, PlanChangeKind.Changed, after ?? string.Empty, [new ChangedDetail(PlanDetail.Text, before, after)])],
    };

    // An entry is the one before when people know it by the same words; where there is only one, it is always the one before.
    private static IEnumerable<PlanChange> OfList<T>(
        PlanPart part, ImmutableArray<T> before, ImmutableArray<T> after, Func<T, string> name, Func<T, PlanDetails> details,
        bool isOne = false)
        where T : class, IEquatable<T>
    {
        IEnumerable<PlanChange> now = after
            .Where(entry => !before.Contains(entry))
            .Select(entry => before.FirstOrDefault(earlier => IsSame(earlier, entry)) is { } changed
                ? new PlanChange(part, PlanChangeKind.Changed, name(entry), details(changed).Against(details(entry)))
                : new PlanChange(part, PlanChangeKind.Added, name(entry), []));
        IEnumerable<PlanChange> gone = before
            .Where(earlier => !after.Any(entry => IsSame(earlier, entry)))
            .Select(earlier => new PlanChange(part, PlanChangeKind.Removed, name(earlier), []));
        return now.Concat(gone);

        bool IsSame(T earlier, T entry) => isOne || name(earlier) == name(entry);
    }
}
