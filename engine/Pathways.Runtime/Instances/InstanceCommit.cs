using System.Collections.Immutable;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>All rows that follow from one accepted command. They are written together or not at all.</summary>
public sealed record InstanceCommit
{
    /// <summary>The command, for the log that answers repetitions.</summary>
    public required CommandRow Command { get; init; }

    /// <summary>The instance after the command.</summary>
    public required InstanceRow Instance { get; init; }

    /// <summary>The state that the instance's text says, for a store that keeps cases in memory; null when only the text is known.</summary>
    public InstanceState? State { get; init; }

    /// <summary>The revision that the decision was based on; 0 for a new instance.</summary>
    public required long ExpectedRevision { get; init; }

    /// <summary>What happened, in order, chained by hash.</summary>
    public required ImmutableArray<EventRow> Events { get; init; }

    /// <summary>Tasks that this command opened, as they stand after it: no earlier row of theirs exists.</summary>
    public ImmutableArray<TaskRow> OpenedTasks { get; init; } = [];

    /// <summary>Other tasks that were changed, as they stand after it.</summary>
    public ImmutableArray<TaskRow> Tasks { get; init; } = [];

    /// <summary>Tasks that are over; their drafts go with them.</summary>
    public ImmutableArray<ClosedTask> ClosedTasks { get; init; } = [];

    /// <summary>New promises: timers armed, messages to send. One with the key of an existing job replaces it.</summary>
    public ImmutableArray<JobRow> Jobs { get; init; } = [];

    /// <summary>Promises that no longer hold.</summary>
    public ImmutableArray<JobKey> CancelledJobs { get; init; } = [];

    /// <summary>New waits for messages.</summary>
    public ImmutableArray<SubscriptionRow> Subscriptions { get; init; } = [];

    /// <summary>Ids of waits that are over.</summary>
    public ImmutableArray<string> EndedSubscriptions { get; init; } = [];

    /// <summary>Messages to send; each has a job of kind <see cref="JobKind.Outgoing"/> with the same key.</summary>
    public ImmutableArray<OutboxRow> Outbox { get; init; } = [];

    /// <summary>Messages whose sending this command reports.</summary>
    public ImmutableArray<SentMessage> SentMessages { get; init; } = [];

    /// <summary>Incidents raised.</summary>
    public ImmutableArray<IncidentRow> Incidents { get; init; } = [];

    /// <summary>Ids of incidents resolved.</summary>
    public ImmutableArray<string> ResolvedIncidents { get; init; } = [];

    /// <summary>Signals given, for other cases that listen.</summary>
    public ImmutableArray<GivenSignal> Signals { get; init; } = [];

    /// <summary>What a completed task adds to the patient's personal plan; null for most commands.</summary>
    public PlanRow? Plan { get; init; }

    /// <summary>The kept message that this command delivers: marked in the same transaction, if nobody else took it.</summary>
    public Guid? TakenMessage { get; init; }

    /// <summary>The invitation that this command answers: marked in the same transaction, if it is still open.</summary>
    public Guid? AnsweredInvitation { get; init; }

    /// <summary>The job that this command executes: removed in the same transaction, if it is still ours.</summary>
    public JobLease? FinishedJob { get; init; }
}
