using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>
/// A case with its whole past: every command that it had, and what is left to do and to wait for in the end. What was promised
/// and kept on the way leaves its trace in the history and no promise.
/// </summary>
public sealed record PastCase
{
    /// <summary>What followed from each command, in order; the first one started the case, and only the last one has the text of its state.</summary>
    public required ImmutableArray<InstanceCommit> Commits { get; init; }

    /// <summary>The case in the end.</summary>
    public InstanceRow Instance => Commits[^1].Instance;

    /// <summary>Every task that it had, as it was last.</summary>
    public required ImmutableArray<TaskRow> Tasks { get; init; }

    /// <summary>Promises that are still to be kept.</summary>
    public required ImmutableArray<JobRow> Jobs { get; init; }

    /// <summary>What it still waits for.</summary>
    public required ImmutableArray<SubscriptionRow> Subscriptions { get; init; }

    /// <summary>Reminders that left, with the instant.</summary>
    public required ImmutableArray<SentNotice> Notices { get; init; }
}

/// <summary>A reminder that has left a case; no command reports it.</summary>
/// <param name="Key">Its key in the outbox.</param>
/// <param name="At">When it left.</param>
public sealed record SentNotice(string Key, DateTimeOffset At);
