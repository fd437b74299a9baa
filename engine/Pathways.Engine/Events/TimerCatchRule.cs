using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Intermediate timer events: the flow waits until a point in time, and people may be reminded before.
/// </summary>
internal static class TimerCatchRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.TimerCatch catching)
    {
        if (TimerRule.Plan(step, token, IncidentPhase.Working, catching.Id, catching.Formula, step.Now) is not { } fires
            || WindowRule.PlanReminders(step, token, catching.Window, step.Now, fires.At) is not { } reminders)
        {
            return;
        }

        var wait = new PendingTimer
        {
            Id = default,
            Purpose = TimerPurpose.Wait,
            Element = catching.Id,
            Token = token.Number,
            Formula = catching.Formula.Text,
            Anchor = step.Now,
            Due = fires.At,
        };
        TimerRule.Arm(step, [wait, .. reminders]);
    }

    public static void Fired(StepRun step, PendingTimer timer)
    {
        Token token = step.State.Tokens[timer.Token];
        SequenceFlowRule.Leave(step, token, step.Node(token.Element));
    }
}
