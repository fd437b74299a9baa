using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// How events are waited for and what happens when they come, wherever they are drawn: on the way, on an edge, at the start
/// of an event sub-process or behind an event-based gateway.
/// </summary>
internal static class EventRule
{
    /// <summary>Begins to wait for the triggers of an event: all or none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="owner">The token that waits; one numbered 0 stands for the process itself.</param>
    /// <param name="phase">Where a retry takes up when a timer cannot be planned.</param>
    /// <param name="awaited">The events, with what happens when they come.</param>
    /// <returns>Whether it waits now; when not, an incident was raised.</returns>
    public static bool TryAwait(StepRun step, Token owner, IncidentPhase phase, params IEnumerable<AwaitedPoint> awaited)
    {
        ImmutableArray<PendingTimer>.Builder timers = ImmutableArray.CreateBuilder<PendingTimer>();
        ImmutableArray<EventWait>.Builder waits = ImmutableArray.CreateBuilder<EventWait>();
        foreach (AwaitedPoint point in awaited)
        {
            foreach ((var part, ExecutableTrigger trigger) in point.Triggers.Index())
            {
                if (trigger is not ExecutableTrigger.Timer timer)
                {
                    waits.AddRange(WaitFor(step, owner, point, trigger, part));
                }
                else if (TimerRule.Plan(step, owner, phase, point.Element, timer.Formula, step.Now) is { } fires)
                {
                    timers.Add(new PendingTimer
                    {
                        Id = default,
                        Purpose = TimerPurposeOf(point.Purpose),
                        Element = point.Element,
                        Token = owner.Number,
                        Part = part,
                        Formula = timer.Formula.Text,
                        Anchor = step.Now,
                        Due = fires.At,
                    });
                }
                else
                {
                    return false;
                }
            }
        }

        TimerRule.Arm(step, timers);
        foreach (EventWait wait in waits)
        {
            step.Emit(new InstanceEvent.EventAwaited(wait with { Number = step.State.NextNumber }) { At = step.Now });
        }

        step.MustAskConditions |= waits.Any(wait => wait.Awaits == AwaitedEvent.Condition);
        return true;
    }

    /// <summary>What was waited for came.</summary>
    /// <param name="step">The step.</param>
    /// <param name="wait">The wait.</param>
    /// <param name="payload">Data that came with it.</param>
    /// <param name="by">Who sent it; null for a condition.</param>
    public static void Came(StepRun step, EventWait wait, FeelContext payload, Performer? by)
    {
        step.Emit(new InstanceEvent.EventCame(wait.Number, wait.Element, wait.Awaits, wait.Name, by) { At = step.Now });
        if (wait.Purpose == WaitPurpose.Flow && payload.Count > 0)
        {
            Token token = step.State.Tokens[wait.Token];
            VariablesRule.Take(step, token, step.Node(token), payload, by);
        }
        else
        {
            step.Set(ScopeOf(step, wait), payload, wait.Element, by);
        }

        if (NodeOf(step, wait.Purpose, wait.Token, wait.Element).NeedsAll)
        {
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
        }

        GoOn(step, wait.Purpose, wait.Token, wait.Element);
    }

    /// <summary>The way of the flow once an event has come.</summary>
    public static void GoOn(StepRun step, WaitPurpose purpose, long token, ElementId element)
    {
        if (ParallelMultipleRule.IsStillAwaited(step, purpose, token, element))
        {
            return;
        }

        switch (purpose)
        {
            case WaitPurpose.Flow:
                SequenceFlowRule.Leave(step, step.State.Tokens[token], step.Node(step.State.Tokens[token]));
                break;
            case WaitPurpose.Boundary:
                BoundaryEventRule.Came(step, step.State.Tokens[token], element);
                break;
            case WaitPurpose.EventSubProcess:
                EventSubProcessRule.Began(step, token, element);
                break;
            case WaitPurpose.Gateway:
                EventBasedGatewayRule.Came(step, step.State.Tokens[token], element);
                break;
            default:
                throw new UnreachableException($"A wait for {purpose} has no rule.");
        }
    }

    /// <summary>The trigger that a wait stands for.</summary>
    public static ExecutableTrigger TriggerOf(ExecutableNode node, int part) => node switch
    {
        ExecutableNode.StartEvent start => start.Triggers[part],
        ExecutableNode.CatchEvent catching => catching.Triggers[part],
        ExecutableNode.BoundaryEvent boundary => boundary.Triggers[part],
        ExecutableNode.ReceiveTask task => task.Message,
        _ => throw new InvalidOperationException($"'{node.Id}' waits for nothing."),
    };

    /// <summary>The element of a wait or timer.</summary>
    public static ExecutableNode NodeOf(StepRun step, WaitPurpose purpose, long token, ElementId element) =>
        step.NodeIn(purpose == WaitPurpose.EventSubProcess ? token : step.State.Tokens[token].Scope, element);

    /// <summary>The scope in which a wait sees and sets data.</summary>
    public static long ScopeOf(StepRun step, EventWait wait) =>
        wait.Purpose == WaitPurpose.EventSubProcess ? wait.Token : step.State.Tokens[wait.Token].Scope;

    /// <summary>The key for which a message is waited, as the data are now; null when none is asked.</summary>
    public static string? KeyOf(StepRun step, long token, WaitPurpose purpose, ExecutableTrigger.Message message)
    {
        if (message.Key is null)
        {
            return null;
        }

        FeelContext seen = purpose == WaitPurpose.EventSubProcess
            ? step.VariablesIn(token)
            : step.VariablesFor(step.State.Tokens[token]);
        return CorrelationKey.Of([.. message.Key.OfCase.Select(part => step.Evaluate(part, seen).Value)]);
    }

    private static IEnumerable<EventWait> WaitFor(
        StepRun step, Token owner, AwaitedPoint point, ExecutableTrigger trigger, int part)
    {
        EventWait wait = new()
        {
            Number = 0,
            Token = owner.Number,
            Element = point.Element,
            Purpose = point.Purpose,
            Awaits = AwaitedEvent.Message,
            Part = part,
            Since = step.Now,
        };
        return trigger switch
        {
            ExecutableTrigger.Message message => [wait with { Name = message.Name, Key = KeyOf(step, owner.Number, point.Purpose, message) }],
            ExecutableTrigger.Signal signal => [wait with { Awaits = AwaitedEvent.Signal, Name = signal.Name }],
            ExecutableTrigger.Condition => [wait with { Awaits = AwaitedEvent.Condition }],
            _ => [], // Errors, escalations, compensation: nothing waits, the thrower looks for its handler.
        };
    }

    /// <summary>The purpose of the timers of such a wait.</summary>
    public static TimerPurpose TimerPurposeOf(WaitPurpose purpose) => purpose switch
    {
        WaitPurpose.Flow => TimerPurpose.Wait,
        WaitPurpose.Boundary => TimerPurpose.Boundary,
        WaitPurpose.EventSubProcess => TimerPurpose.EventSubProcess,
        WaitPurpose.Gateway => TimerPurpose.Gateway,
        _ => throw new UnreachableException($"A wait for {purpose} has no timer."),
    };
}

/// <summary>An event that is to be waited for.</summary>
/// <param name="Element">The event drawn for it, or the receive task.</param>
/// <param name="Purpose">What happens when it comes.</param>
/// <param name="Triggers">What it waits for; the first one that comes counts.</param>
internal sealed record AwaitedPoint(
    ElementId Element, WaitPurpose Purpose, ImmutableArray<ExecutableTrigger> Triggers);
