using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Something in the definition or the data that stopped a branch. It is repaired, then retried.</summary>
/// <param name="Number">Its number in the instance.</param>
/// <param name="Token">The token that stopped; for an event sub-process that does not listen the scope around it, 0 for
/// the process.</param>
/// <param name="Element">The element where it stopped.</param>
/// <param name="Phase">How far the element had come: where a retry takes up.</param>
/// <param name="Reason">What went wrong.</param>
/// <param name="Since">When it stopped.</param>
public sealed record Incident(
    long Number, long Token, ElementId Element, IncidentPhase Phase, Rejection Reason, DateTimeOffset Since)
{
    /// <summary>What came too late to be done without asking; null in every other phase.</summary>
    public PendingTimer? Missed { get; init; }
}

/// <summary>How far an element had come when it stopped.</summary>
public enum IncidentPhase
{
    /// <summary>An event sub-process does not listen; the flow in its scope is not stopped.</summary>
    Arming,

    /// <summary>Nothing of it was done.</summary>
    Entering,

    /// <summary>Its timers were armed; its work was not done.</summary>
    Working,

    /// <summary>Its work was done; the way on was not found.</summary>
    Leaving,

    /// <summary>Nothing stopped: a reminder or an occurrence came so late that a person is asked whether it is still
    /// wanted.</summary>
    Missed,
}
