using System.Diagnostics;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>How timers are planned, armed and fired, whatever they are for.</summary>
internal static class TimerRule
{
    public static Rejection? Fire(StepRun step, InstanceCommand.FireTimer command)
    {
        if (!step.State.Timers.TryGetValue(command.Timer, out PendingTimer? timer))
        {
            return Reasons.TimerGone(command.Timer);
        }

        if (step.Now < timer.Due)
        {
            return Reasons.TimerNotDue(timer);
        }

        step.Emit(new InstanceEvent.TimerFired(timer.Id, timer.Purpose, timer.Element) { At = step.Now });
        switch (timer.Purpose)
        {
            case TimerPurpose.Wait:
                TimerCatchRule.Fired(step, timer);
                break;
            case TimerPurpose.Boundary:
                BoundaryTimerRule.Fired(step, timer);
                break;
            case TimerPurpose.Reminder:
                WindowRule.Remind(step, timer);
                break;
            case TimerPurpose.Escalation:
                WindowRule.Escalate(step, timer);
                break;
            default:
                throw new UnreachableException($"A timer for {timer.Purpose} has no rule.");
        }

        return null;
    }

    /// <summary>The instant of a formula; null when it gave none, which was raised as an incident.</summary>
    public static TimerPlan.Due? Plan(
        StepRun step, Token token, IncidentPhase phase, ElementId element,
        TimerFormula formula, DateTimeOffset anchor, int occurrence = 1, bool isBackwards = false)
    {
        TimerPlan plan = formula.Plan(anchor, occurrence, isBackwards, step.State.Variables, step.Settings, step.Civil);
        switch (plan)
        {
            case TimerPlan.Due due:
                return due;
            case TimerPlan.Failed failed:
                IncidentRule.Raise(step, token, phase, Reasons.TimerUnplanned(element, failed));
                return null;
            default:
                throw new UnreachableException($"The plan {plan.GetType().Name} has no rule.");
        }
    }

    /// <summary>Arms timers that were planned without trouble. Their ids are made here, in order.</summary>
    public static void Arm(StepRun step, IEnumerable<PendingTimer> planned)
    {
        foreach (PendingTimer timer in planned)
        {
            TimerId id = TimerId.Of(timer.Element, step.State.NextNumber);
            step.Emit(new InstanceEvent.TimerArmed(timer with { Id = id }) { At = step.Now });
        }
    }
}
