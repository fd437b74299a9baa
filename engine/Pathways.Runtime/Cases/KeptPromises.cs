using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>What the tables promise of a case, as sorted keys.</summary>
/// <param name="Tasks">Ids of open tasks in inboxes.</param>
/// <param name="Timers">Keys of jobs that are timers.</param>
/// <param name="Waits">Ids of waits for messages.</param>
/// <param name="Work">Keys of jobs that are messages to send or work of other systems.</param>
/// <param name="Incidents">Ids of open incidents.</param>
public sealed record KeptPromises(
    ImmutableSortedSet<string> Tasks, ImmutableSortedSet<string> Timers, ImmutableSortedSet<string> Waits,
    ImmutableSortedSet<string> Work, ImmutableSortedSet<string> Incidents);
