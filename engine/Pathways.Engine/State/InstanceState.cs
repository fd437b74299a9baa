using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Where one instance of a pathway stands. Immutable; only <see cref="EventApplier"/> makes the next one.
/// </summary>
public sealed record InstanceState
{
    /// <summary>The instance, named by whoever starts it (a version 7 GUID sorts by time).</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Which process, in which published version, it follows; null before it is started.</summary>
    public ProcessReference? Process { get; init; }

    /// <summary>
    /// How many events have been applied: the number of the last event, and what a store checks on writing.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>Whether it runs, waits for repair or is over.</summary>
    public InstanceStatus Status { get; init; } = InstanceStatus.NotStarted;

    /// <summary>The data of the case.</summary>
    public FeelContext Variables { get; init; } = FeelContext.Empty;

    /// <summary>Where the flow stands, by number.</summary>
    public ImmutableSortedDictionary<long, Token> Tokens { get; init; } = ImmutableSortedDictionary<long, Token>.Empty;

    /// <summary>Tasks open to people.</summary>
    public ImmutableSortedDictionary<TaskId, OpenTask> Tasks { get; init; } =
        ImmutableSortedDictionary<TaskId, OpenTask>.Empty;

    /// <summary>Timers that have not fired.</summary>
    public ImmutableSortedDictionary<TimerId, PendingTimer> Timers { get; init; } =
        ImmutableSortedDictionary<TimerId, PendingTimer>.Empty;

    /// <summary>The insides of activities at work, by the number of their token.</summary>
    public ImmutableSortedDictionary<long, Scope> Scopes { get; init; } = ImmutableSortedDictionary<long, Scope>.Empty;

    /// <summary>Work that left and is not reported as done yet.</summary>
    public ImmutableSortedDictionary<JobId, PendingJob> Jobs { get; init; } =
        ImmutableSortedDictionary<JobId, PendingJob>.Empty;

    /// <summary>Messages, signals and conditions that are waited for, by number.</summary>
    public ImmutableSortedDictionary<long, EventWait> Waits { get; init; } =
        ImmutableSortedDictionary<long, EventWait>.Empty;

    /// <summary>Work that was done and can be undone, by number.</summary>
    public ImmutableSortedDictionary<long, FinishedWork> Undoable { get; init; } =
        ImmutableSortedDictionary<long, FinishedWork>.Empty;

    /// <summary>What went wrong and waits for repair, by number.</summary>
    public ImmutableSortedDictionary<long, Incident> Incidents { get; init; } =
        ImmutableSortedDictionary<long, Incident>.Empty;

    /// <summary>The number that the next token, task, timer, wait, job or incident gets.</summary>
    public long NextNumber { get; init; } = 1;

    /// <summary>When it was started; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The end event that it reached last; null while it runs or when it was cancelled.</summary>
    public ElementId? EndEvent { get; init; }

    /// <summary>Whether nothing can happen to it any more.</summary>
    [JsonIgnore]
    public bool IsOver => Status is InstanceStatus.Completed or InstanceStatus.Terminated;

    /// <summary>An instance that exists by name only: what <see cref="InstanceCommand.Start"/> is given to.</summary>
    /// <param name="instanceId">Its name; not empty.</param>
    public static InstanceState NotStarted(Guid instanceId)
    {
        if (instanceId == Guid.Empty)
        {
            throw new ArgumentException("An instance needs an id of its own.", nameof(instanceId));
        }

        return new InstanceState { InstanceId = instanceId };
    }
}

/// <summary>Whether an instance runs, waits for repair or is over.</summary>
public enum InstanceStatus
{
    /// <summary>Named, nothing has happened.</summary>
    NotStarted,

    /// <summary>Running or waiting for people, time or messages.</summary>
    Active,

    /// <summary>At least one branch has stopped on an incident; others may go on.</summary>
    Incident,

    /// <summary>Every branch reached its end.</summary>
    Completed,

    /// <summary>Ended at once: by a terminate end event or by a person.</summary>
    Terminated,
}

/// <summary>A published version of a process.</summary>
/// <param name="Key">Stable name of the pathway.</param>
/// <param name="Version">Published version; 0 for a draft.</param>
/// <param name="ContentHash">Hash of its drawing.</param>
public sealed record ProcessReference(string Key, int Version, string ContentHash);

/// <summary>One place where the flow stands.</summary>
/// <param name="Number">Its number in the instance.</param>
/// <param name="Element">The element where it stands.</param>
/// <param name="Scope">The token of the enclosing sub-process; 0 for the process itself.</param>
/// <param name="Via">The flow by which it came; null at a start event or a boundary event.</param>
/// <param name="Since">When it came.</param>
public sealed record Token(long Number, ElementId Element, long Scope, ElementId? Via, DateTimeOffset Since);

/// <summary>
/// A person who acts on an instance, and in which role. Whether they may is decided before the engine is asked.
/// </summary>
/// <param name="Person">Id of the person, or of the system that acts for nobody.</param>
/// <param name="Role">Role key used; null when none matters.</param>
public sealed record Performer(string Person, string? Role)
{
    /// <summary>The system itself: timers, reports of sent messages.</summary>
    public static Performer System { get; } = new("system", null);
}
