using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Work that left the engine: a message to be sent, work of another system.</summary>
/// <param name="Id">Its id; also the idempotency key for whoever does it.</param>
/// <param name="Token">The token that waits for the report.</param>
/// <param name="Element">The element drawn for it.</param>
/// <param name="Since">When it left.</param>
public sealed record PendingJob(JobId Id, long Token, ElementId Element, DateTimeOffset Since);

/// <summary>A message, signal or condition that is waited for.</summary>
public sealed record EventWait
{
    /// <summary>Its number in the instance.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The token that it concerns: it goes when the token goes. For an event sub-process the scope around it, 0 for the
    /// process.
    /// </summary>
    public required long Token { get; init; }

    /// <summary>The event drawn for it, or the receive task.</summary>
    public required ElementId Element { get; init; }

    /// <summary>What happens when it comes.</summary>
    public required WaitPurpose Purpose { get; init; }

    /// <summary>What is waited for.</summary>
    public required AwaitedEvent Awaits { get; init; }

    /// <summary>Name of the message or signal; null for a condition.</summary>
    public string? Name { get; init; }

    /// <summary>The key that a message must carry; null when none is asked.</summary>
    public string? Key { get; init; }

    /// <summary>Whether a condition held when it was asked last: it fires when it becomes true.</summary>
    public bool Holds { get; init; }

    /// <summary>Which trigger of the event, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>What an <see cref="EventWait"/> waits for.</summary>
public enum AwaitedEvent
{
    /// <summary>A message to this case.</summary>
    Message,

    /// <summary>A signal to everyone.</summary>
    Signal,

    /// <summary>A condition over the data of the case.</summary>
    Condition,
}

/// <summary>What happens when an awaited event comes.</summary>
public enum WaitPurpose
{
    /// <summary>The flow that waits at an intermediate event or a receive task goes on.</summary>
    Flow,

    /// <summary>An event on the edge of an activity.</summary>
    Boundary,

    /// <summary>An event sub-process begins.</summary>
    EventSubProcess,

    /// <summary>An event-based gateway takes the way of this event.</summary>
    Gateway,
}
