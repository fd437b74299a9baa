namespace Pathways.Care;

/// <summary>Where a problem lies.</summary>
public enum ProblemDomain
{
    /// <summary>Illness, treatment, pain.</summary>
    Medical,

    /// <summary>Mood, memory, anxiety.</summary>
    Psychological,

    /// <summary>Family, money, rights, help at home.</summary>
    Social,

    /// <summary>Home, transport, surroundings.</summary>
    Environment,
}

/// <summary>A problem on which the team acts.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Domain">Where it lies; <c>null</c> when not said.</param>
/// <param name="Priority">1 (first) to 3; <c>null</c> when not said.</param>
/// <param name="Source">Who or what brought it up; <c>null</c> when not said.</param>
public sealed record PlanProblem(string Text, ProblemDomain? Domain, int? Priority, string? Source);

/// <summary>How far a goal is.</summary>
public enum GoalStatus
{
    /// <summary>To be reached.</summary>
    Open,

    /// <summary>Reached.</summary>
    Reached,

    /// <summary>Given up.</summary>
    GivenUp,
}

/// <summary>A shared goal.</summary>
/// <param name="Text">In the person's own words.</param>
/// <param name="Measure">How one will know that it is reached; <c>null</c> when not said.</param>
/// <param name="TargetOn">By when; <c>null</c> when not said.</param>
/// <param name="Status">How far it was when the plan was written.</param>
public sealed record PlanGoal(string Text, string? Measure, DateOnly? TargetOn, GoalStatus Status);

/// <summary>What an action is; looked at in this order, prevention first.</summary>
public enum ActionKind
{
    /// <summary>So that something does not happen.</summary>
    Prevention,

    /// <summary>Treatment, nursing, therapy.</summary>
    Care,

    /// <summary>Help in daily life.</summary>
    Support,
}

/// <summary>Something that somebody does by a day.</summary>
/// <param name="Title">What is done; results find their action by it.</param>
/// <param name="Kind">Prevention, care or support; <c>null</c> when not said.</param>
/// <param name="Who">A <see cref="RoleKey"/> as text, or words for somebody without a role here.</param>
/// <param name="Organisation">Where they work; <c>null</c> when not said.</param>
/// <param name="DueOn">By when; <c>null</c> when not said.</param>
/// <param name="Indicator">How one will see that it helped; <c>null</c> when not said.</param>
public sealed record PlanAction(
    string Title, ActionKind? Kind, string? Who, string? Organisation, DateOnly? DueOn, string? Indicator);

/// <summary>An alert agreed with family and helpers.</summary>
/// <param name="How">What to do, in one sentence.</param>
/// <param name="Teller">Who tells; <c>null</c> when the sentence says it.</param>
/// <param name="To">Who is told; <c>null</c> when the sentence says it.</param>
/// <param name="Within">How soon somebody answers, in words; <c>null</c> when not said.</param>
public sealed record PlanAlert(string How, string? Teller, string? To, string? Within);

/// <summary>The person to turn to.</summary>
/// <param name="Name">Name.</param>
/// <param name="Role">A <see cref="RoleKey"/> as text, or words; <c>null</c> when not said.</param>
/// <param name="Phone">Where they can be reached; <c>null</c> when not said.</param>
public sealed record PlanReferent(string Name, string? Role, string? Phone);
