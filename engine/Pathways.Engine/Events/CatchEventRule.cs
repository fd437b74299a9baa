using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Intermediate catch events: the flow waits for the first of their triggers, and people may be reminded.</summary>
internal static class CatchEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.CatchEvent catching)
    {
        if (PlanReminders(step, token, catching) is { } reminders
            && EventRule.TryAwait(
                step, token, IncidentPhase.Working,
                new AwaitedPoint(catching.Id, WaitPurpose.Flow, catching.Triggers)))
        {
            TimerRule.Arm(step, reminders);
        }
    }

    /// <summary>The reminders of an event that is about to be waited for; null after an incident.</summary>
    /// <param name="step">The step.</param>
    /// <param name="token">The token that waits: there, or at the event-based gateway before it.</param>
    /// <param name="catching">The event.</param>
    public static ImmutableArray<PendingTimer>? PlanReminders(StepRun step, Token token, ExecutableNode.CatchEvent catching)
    {
        DateTimeOffset? due = null;
        if (!catching.Window.Reminders.IsEmpty
            && catching.Triggers.OfType<ExecutableTrigger.Timer>().FirstOrDefault() is { } timer)
        {
            due = TimerRule.Plan(step, token, IncidentPhase.Working, catching.Id, timer.Formula, step.Now)?.At;
            if (due is null)
            {
                return null;
            }
        }

        return WindowRule.PlanReminders(step, token, catching.Id, catching.Window, step.Now, due);
    }
}
