using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Intermediate catch events: the flow waits for the first of their triggers, and people may be reminded.</summary>
internal static class CatchEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.CatchEvent catching)
    {
        DateTimeOffset? due = null;
        if (!catching.Window.Reminders.IsEmpty
            && catching.Triggers.OfType<ExecutableTrigger.Timer>().FirstOrDefault() is { } timer)
        {
            due = TimerRule.Plan(step, token, IncidentPhase.Working, catching.Id, timer.Formula, step.Now)?.At;
            if (due is null)
            {
                return;
            }
        }

        if (WindowRule.PlanReminders(step, token, catching.Window, step.Now, due) is { } reminders
            && EventRule.TryAwait(
                step, token, IncidentPhase.Working,
                new AwaitedPoint(catching.Id, WaitPurpose.Flow, catching.Triggers)))
        {
            TimerRule.Arm(step, reminders);
        }
    }
}
