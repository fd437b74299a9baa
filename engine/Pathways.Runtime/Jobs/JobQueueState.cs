namespace Pathways.Runtime;

/// <summary>How much work waits, for health pages.</summary>
/// <param name="Due">Jobs due and not leased.</param>
/// <param name="Leased">Jobs in workers' hands.</param>
/// <param name="Later">Jobs whose time has not come.</param>
/// <param name="Dead">Jobs that used up their attempts.</param>
/// <param name="OldestDueAt">Due time of the longest waiting due job; null when none waits.</param>
public sealed record JobQueueState(long Due, long Leased, long Later, long Dead, DateTimeOffset? OldestDueAt)
{
    /// <summary>Jobs that wait for workers of other systems: nothing of the platform's own is late with them.</summary>
    public long Outside { get; init; }
}
