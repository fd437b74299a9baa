using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Events that need all of their triggers: each that comes is waited for no more, and the last one counts. One that does
/// not interrupt then waits for all of them again.
/// </summary>
internal static class ParallelMultipleRule
{
    /// <summary>Whether something came of an event that needs more.</summary>
    public static bool IsStillAwaited(StepRun step, WaitPurpose purpose, long token, ElementId element)
    {
        ExecutableNode node = EventRule.NodeOf(step, purpose, token, element);
        if (!node.NeedsAll)
        {
            return false;
        }

        TimerPurpose timed = EventRule.TimerPurposeOf(purpose);
        if (step.State.Waits.Values.Any(wait => wait.Token == token && wait.Element == element)
            || step.State.Timers.Values.Any(timer =>
                timer.Token == token && timer.Element == element && timer.Purpose == timed))
        {
            return true;
        }

        switch (node)
        {
            case ExecutableNode.BoundaryEvent { CancelsActivity: false } boundary:
                EventRule.TryAwait(
                    step, step.State.Tokens[token], IncidentPhase.Working,
                    new AwaitedPoint(element, purpose, boundary.Triggers));
                break;
            case ExecutableNode.StartEvent { IsInterrupting: false }:
                EventSubProcessRule.Listen(step, token, element);
                break;
            default:
                break; // It comes once.
        }

        return false;
    }
}
