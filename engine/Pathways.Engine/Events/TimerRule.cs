using System.Diagnostics;
using Pathways.Definitions;
using Pathways.Rules;

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

        if (LimitOf(step, timer) is { } late && step.Civil.Add(timer.Due, late.Limit) is { } until && until < step.Now)
        {
            Miss(step, timer, late);
            ArmNext(step, timer);
            return null;
        }

        step.Emit(new InstanceEvent.TimerFired(timer.Id, timer.Purpose, timer.Element) { At = step.Now });
        ArmNext(step, timer);
        Do(step, timer);
        return null;
    }

    /// <summary>A timer that was missed fires now, because a person wants it still. Its cycle has gone on before.</summary>
    public static void FireMissed(StepRun step, PendingTimer timer)
    {
        step.Emit(new InstanceEvent.TimerFired(timer.Id, timer.Purpose, timer.Element) { At = step.Now });
        Do(step, timer);
    }

    /// <summary>Does what a timer is for.</summary>
    private static void Do(StepRun step, PendingTimer timer)
    {
        switch (timer.Purpose)
        {
            case TimerPurpose.Wait:
                EventRule.GoOn(step, WaitPurpose.Flow, timer.Token, timer.Element);
                break;
            case TimerPurpose.Boundary:
                EventRule.GoOn(step, WaitPurpose.Boundary, timer.Token, timer.Element);
                break;
            case TimerPurpose.EventSubProcess:
                EventRule.GoOn(step, WaitPurpose.EventSubProcess, timer.Token, timer.Element);
                break;
            case TimerPurpose.Gateway:
                EventRule.GoOn(step, WaitPurpose.Gateway, timer.Token, timer.Element);
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
    }

    /// <summary>What is done when a timer comes late; null when it always fires.</summary>
    private static LateLimit? LimitOf(StepRun step, PendingTimer timer) => timer.Purpose switch
    {
        TimerPurpose.Reminder => WindowRule.WindowOf(step, timer).Reminders[timer.WindowEntry].Late,
        TimerPurpose.Boundary => LateOf(step, WaitPurpose.Boundary, timer),
        TimerPurpose.EventSubProcess => LateOf(step, WaitPurpose.EventSubProcess, timer),
        _ => null,
    };

    private static LateLimit? LateOf(StepRun step, WaitPurpose purpose, PendingTimer timer) =>
        (EventRule.TriggerOf(EventRule.NodeOf(step, purpose, timer.Token, timer.Element), timer.Part) as ExecutableTrigger.Timer)?.Late;

    private static string TitleOf(StepRun step, PendingTimer timer) =>
        step.Process.FindAnywhere(timer.Element)?.Title ?? timer.Element.ToString();

    /// <summary>Too late to be done by itself: left out, or a person is asked, by the rule of the drawing.</summary>
    private static void Miss(StepRun step, PendingTimer timer, LateLimit late)
    {
        if (late.Asks)
        {
            step.Emit(new InstanceEvent.IncidentRaised(
                new Incident(
                    step.State.NextNumber, timer.Token, timer.Element, IncidentPhase.Missed, Reasons.Missed(TitleOf(step, timer), timer), step.Now)
                { Missed = timer })
            { At = step.Now });
        }
        else
        {
            step.Emit(new InstanceEvent.TimerSkipped(timer.Id, timer.Purpose, timer.Element, timer.Due, late.Limit.ToString()) { At = step.Now });
        }
    }

    /// <summary>The instant of a formula; null when it gave none, which was raised as an incident.</summary>
    public static TimerPlan.Due? Plan(
        StepRun step, Token token, IncidentPhase phase, ElementId element,
        TimerFormula formula, DateTimeOffset anchor, int occurrence = 1, bool isBackwards = false)
    {
        // The token 0 stands for the process itself, whose event sub-processes wait.
        FeelContext seen = token.Number == 0 ? step.State.Variables : step.VariablesFor(token);
        TimerPlan plan = formula.Plan(anchor, occurrence, isBackwards, seen, step.Settings, step.Civil);
        switch (plan)
        {
            case TimerPlan.Due due:
                return due;
            case TimerPlan.Failed failed:
                IncidentRule.Raise(step, token with { Element = phase == IncidentPhase.Arming ? element : token.Element },
                    phase, Reasons.TimerUnplanned(element, failed));
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

    /// <summary>
    /// A cycle that does not interrupt goes on. Occurrence k is anchor + k × period, so a late firing does not make the
    /// next one late.
    /// </summary>
    private static void ArmNext(StepRun step, PendingTimer fired)
    {
        if (fired.Purpose is not (TimerPurpose.Boundary or TimerPurpose.EventSubProcess))
        {
            return;
        }

        WaitPurpose purpose = fired.Purpose == TimerPurpose.Boundary ? WaitPurpose.Boundary : WaitPurpose.EventSubProcess;
        ExecutableNode node = EventRule.NodeOf(step, purpose, fired.Token, fired.Element);
        var interrupts = node is ExecutableNode.BoundaryEvent { CancelsActivity: true }
            or ExecutableNode.StartEvent { IsInterrupting: true };
        if (interrupts || node.NeedsAll || EventRule.TriggerOf(node, fired.Part) is not ExecutableTrigger.Timer { Formula: var formula }
            || formula.Word != TimerWord.Cycle)
        {
            return;
        }

        Token owner = fired.Token == 0 ? EventSubProcessRule.ProcessItself(step) : step.State.Tokens[fired.Token];
        TimerPlan plan = formula.Plan(
            fired.Anchor, fired.Occurrence, false, step.VariablesIn(owner.Scope), step.Settings, step.Civil);
        if (plan is TimerPlan.Due { IsLast: true })
        {
            return;
        }

        var occurrence = fired.Occurrence + 1;
        if (Plan(step, owner, IncidentPhase.Working, fired.Element, formula, fired.Anchor, occurrence) is { } next)
        {
            Arm(step, [fired with { Occurrence = occurrence, Due = next.At }]);
        }
    }
}
