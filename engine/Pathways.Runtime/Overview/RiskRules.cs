namespace Pathways.Runtime;

/// <summary>Why somebody's pathway may break off.</summary>
public enum RiskReason
{
    /// <summary>A task has been late for longer than <see cref="RiskRules.LateTask"/>.</summary>
    LateTask,

    /// <summary>A promise came so late that it was left out, within <see cref="RiskRules.SkippedPromise"/>.</summary>
    SkippedPromise,

    /// <summary>The case has stood still at an incident for longer than <see cref="RiskRules.StoppedCase"/>.</summary>
    StoppedCase,
}

/// <summary>What heads of service look at: from when on something counts. All of it is a choice of the project [P].</summary>
public static class RiskRules
{
    /// <summary>From when on a task is late for long: 7 days [P].</summary>
    public static readonly TimeSpan LateForLong = TimeSpan.FromDays(7);

    /// <summary>How late a task puts its pathway at risk: 14 days [P].</summary>
    public static readonly TimeSpan LateTask = TimeSpan.FromDays(14);

    /// <summary>How long a promise that was left out is looked at: 30 days [P].</summary>
    public static readonly TimeSpan SkippedPromise = TimeSpan.FromDays(30);

    /// <summary>How long a case may stand still at an incident: 2 days [P].</summary>
    public static readonly TimeSpan StoppedCase = TimeSpan.FromDays(2);

    /// <summary>How far ahead absences are shown: 30 days [P].</summary>
    public const int DaysAhead = 30;

    /// <summary>How many facts of each reason are looked at, those that count most first.</summary>
    public const int LookedAt = 1000;
}
