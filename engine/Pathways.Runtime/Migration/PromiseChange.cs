using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What a migration does to a promise.</summary>
public enum PromiseChangeKind
{
    /// <summary>It is new.</summary>
    New,

    /// <summary>Its time is another one.</summary>
    Moved,

    /// <summary>It is not promised any more.</summary>
    Ended,

    /// <summary>It is new, but its time has passed: it is left out.</summary>
    LeftOut,
}

/// <summary>A promise that does not stay as it is when a case goes to another version.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Element">The step or event.</param>
/// <param name="Purpose">What would be done at its time; null for the due date of a task, or for a message that is waited for.</param>
/// <param name="Before">When it was promised; null for never.</param>
/// <param name="After">When it is promised now; null for never.</param>
public sealed record PromiseChange(
    PromiseChangeKind Kind, ElementId Element, TimerPurpose? Purpose, DateTimeOffset? Before, DateTimeOffset? After)
{
    /// <summary>The changes that the events of a migration tell.</summary>
    /// <param name="before">The case before it.</param>
    /// <param name="events">What happened.</param>
    public static ImmutableArray<PromiseChange> Of(InstanceState before, ImmutableArray<InstanceEvent> events)
    {
        ArgumentNullException.ThrowIfNull(before);
        ImmutableHashSet<TimerId> leftOut = [.. events.OfType<InstanceEvent.TimerSkipped>().Select(skipped => skipped.Timer)];
        return [.. events.Select(happened => Of(before, happened, leftOut)).OfType<PromiseChange>()];
    }

    private static PromiseChange? Of(InstanceState before, InstanceEvent happened, ImmutableHashSet<TimerId> leftOut) => happened switch
    {
        InstanceEvent.TaskRedrawn { Task: var task, Before: var due } when task.Due != due =>
            new(PromiseChangeKind.Moved, task.Element, null, due, task.Due),
        InstanceEvent.TimerArmed { Timer: var timer } => new(
            leftOut.Contains(timer.Id) ? PromiseChangeKind.LeftOut : PromiseChangeKind.New, timer.Element, timer.Purpose, null, timer.Due),
        InstanceEvent.TimerReplanned { Timer: var timer, Before: var due } when timer.Due != due =>
            new(PromiseChangeKind.Moved, timer.Element, timer.Purpose, due, timer.Due),
        InstanceEvent.TimerCancelled { Timer: var id, Element: var element } when before.Timers.TryGetValue(id, out PendingTimer? timer) =>
            new(PromiseChangeKind.Ended, element, timer.Purpose, timer.Due, null),
        InstanceEvent.EventAwaited { Wait: var wait } => new(PromiseChangeKind.New, wait.Element, null, null, null),
        InstanceEvent.EventWaitEnded { Element: var element } => new(PromiseChangeKind.Ended, element, null, null, null),
        _ => null,
    };
}
