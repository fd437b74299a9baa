using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// A timer that has not fired. It keeps its formula and anchor, so that it can be planned again and explained.
/// </summary>
public sealed record PendingTimer
{
    /// <summary>Its id.</summary>
    public required TimerId Id { get; init; }

    /// <summary>What happens when it fires.</summary>
    public required TimerPurpose Purpose { get; init; }

    /// <summary>The timer event; for reminders and escalations the task or event whose window they belong to.</summary>
    public required ElementId Element { get; init; }

    /// <summary>
    /// The token that it concerns: it goes when the token goes. For an event sub-process the scope around it, 0 for the
    /// process.
    /// </summary>
    public required long Token { get; init; }

    /// <summary>Which reminder or escalation of the window, from 0; 0 for timer events.</summary>
    public int WindowEntry { get; init; }

    /// <summary>Which trigger of the event, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Which firing of a cycle comes next, from 1; 1 for timers that fire once.</summary>
    public int Occurrence { get; init; } = 1;

    /// <summary>The formula as the author wrote it, e.g. <c>P6M</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>The instant that the formula counts from.</summary>
    public required DateTimeOffset Anchor { get; init; }

    /// <summary>When it fires.</summary>
    public required DateTimeOffset Due { get; init; }
}

/// <summary>What happens when a timer fires.</summary>
public enum TimerPurpose
{
    /// <summary>The flow that waits at an intermediate event goes on.</summary>
    Wait,

    /// <summary>A timer on the edge of an activity.</summary>
    Boundary,

    /// <summary>A message about an open task or a waiting timer.</summary>
    Reminder,

    /// <summary>A role is brought in.</summary>
    Escalation,

    /// <summary>An event sub-process begins.</summary>
    EventSubProcess,

    /// <summary>An event-based gateway takes the way of this event.</summary>
    Gateway,
}
