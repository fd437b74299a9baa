using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// When data or working days change from which a time was reckoned, it is reckoned again from the same anchor, as if they had
/// been so from the beginning: a discharge that moves takes its timers, its tasks' due dates and their reminders along. A
/// formula that gives no time any more leaves what was planned. The key for which a message is waited follows the data too,
/// where the process subscribes to it.
/// </summary>
internal static class ReplanRule
{
    /// <summary>Plans again what was reckoned from changed data.</summary>
    /// <param name="step">The step.</param>
    /// <param name="changed">Names of the data that were set.</param>
    public static void Replan(StepRun step, IReadOnlySet<string> changed)
    {
        Replan(step, formula => formula.Variables.Any(changed.Contains));
        foreach (EventWait wait in step.State.Waits.Values.Where(wait => wait.Awaits == AwaitedEvent.Message))
        {
            AskKeyAgain(step, wait, changed);
        }
    }

    /// <summary>Plans again what counts working days.</summary>
    public static Rejection? ReplanWorkingDays(StepRun step)
    {
        long revision = step.State.Revision;
        Replan(step, formula => formula.CountsWorkingDays);
        return step.State.Revision == revision ? Reasons.NothingToReplan(step.State) : null;
    }

    private static void Replan(StepRun step, Func<TimerFormula, bool> isTouched)
    {
        foreach (TimerId id in step.State.Timers.Keys)
        {
            PendingTimer timer = step.State.Timers[id]; // As it is now: one before it may have moved it.
            if (FormulaOf(step, timer) is { } formula && isTouched(formula)
                && Reckon(step, timer.Token, formula, timer.Anchor, timer.Occurrence, IsBackwards(step, timer)) is { } due)
            {
                Move(step, timer, timer.Anchor, due);
                if (timer.Purpose is TimerPurpose.Wait or TimerPurpose.Gateway)
                {
                    MoveReminders(step, timer.Token, timer.Element, timer.Anchor, due);
                }
            }
        }

        foreach (OpenTask task in step.State.Tasks.Values)
        {
            ReplanTask(step, task, isTouched);
        }
    }

    private static void AskKeyAgain(StepRun step, EventWait wait, IReadOnlySet<string> changed)
    {
        ExecutableNode node = EventRule.NodeOf(step, wait.Purpose, wait.Token, wait.Element);
        if (EventRule.TriggerOf(node, wait.Part) is ExecutableTrigger.Message { Key: { FollowsData: true } key } message
            && key.OfCase.Any(part => part.Variables.Any(changed.Contains))
            && EventRule.KeyOf(step, wait.Token, wait.Purpose, message) is { } now && now != wait.Key)
        {
            // Another wait, so that a message that lies here for the new key meets it.
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
            step.Emit(new InstanceEvent.EventAwaited(wait with { Number = step.State.NextNumber, Key = now }) { At = step.Now });
        }
    }

    private static void ReplanTask(StepRun step, OpenTask task, Func<TimerFormula, bool> isTouched)
    {
        TaskWindow window = WindowRule.WindowOf(step.Node(step.State.Tokens[task.Token]));
        ArmAgain(step, task, window, isTouched);
        DateTimeOffset from = Again(step, task, window.From, isTouched) ?? task.From;
        DateTimeOffset? due = Again(step, task, window.Due, isTouched) ?? task.Due;
        if (from == task.From && due == task.Due)
        {
            return;
        }

        step.Emit(new InstanceEvent.TaskReplanned(task.Id, task.Element, from, due, task.Due) { At = step.Now });
        if (due is { } moved && due != task.Due)
        {
            MoveReminders(step, task.Token, task.Element, task.OpenedAt, moved);
        }
    }

    /// <summary>
    /// Reminders after a date and escalations that have come already come again when their new time is still to come.
    /// </summary>
    private static void ArmAgain(StepRun step, OpenTask task, TaskWindow window, Func<TimerFormula, bool> isTouched)
    {
        IEnumerable<(TimerPurpose Purpose, int Entry, TimerFormula Formula)> entries =
        [
            .. window.Reminders.Index().Where(entry => !entry.Item.IsBeforeDue)
                .Select(entry => (TimerPurpose.Reminder, entry.Index, entry.Item.Formula)),
            .. window.Escalations.Index().Select(entry => (TimerPurpose.Escalation, entry.Index, entry.Item.Formula)),
        ];
        foreach ((TimerPurpose purpose, int entry, TimerFormula formula) in entries.Where(entry => isTouched(entry.Formula)))
        {
            bool isPending = step.State.Timers.Values.Any(timer =>
                timer.Token == task.Token && timer.Purpose == purpose && timer.WindowEntry == entry);
            if (!isPending && Reckon(step, task.Token, formula, task.OpenedAt, 1, isBackwards: false) is { } due && due > step.Now)
            {
                TimerRule.Arm(step, [WindowRule.Timer(step.State.Tokens[task.Token], purpose, entry, formula, task.OpenedAt, due)]);
            }
        }
    }

    private static DateTimeOffset? Again(StepRun step, OpenTask task, TimerFormula? formula, Func<TimerFormula, bool> isTouched) =>
        formula is not null && isTouched(formula)
            ? Reckon(step, task.Token, formula, task.OpenedAt, 1, isBackwards: false)
            : null;

    /// <summary>
    /// Reminders that count back from a due date that moved. One that was sent already is sent again when its new day is
    /// still to come.
    /// </summary>
    private static void MoveReminders(StepRun step, long token, ElementId element, DateTimeOffset opened, DateTimeOffset due)
    {
        TaskWindow window = WindowRule.WindowOf(step.NodeIn(step.State.Tokens[token].Scope, element));
        if (WindowRule.PlanReminders(step, step.State.Tokens[token], element, window, opened, due) is not { } planned)
        {
            return;
        }

        foreach (PendingTimer reminder in planned.Where(reminder => window.Reminders[reminder.WindowEntry].IsBeforeDue))
        {
            PendingTimer? pending = step.State.Timers.Values.FirstOrDefault(timer => timer.Token == token && timer.Element == element
                && timer.Purpose == TimerPurpose.Reminder && timer.WindowEntry == reminder.WindowEntry);
            if (pending is not null)
            {
                Move(step, pending, due, reminder.Due);
            }
            else if (reminder.Due > step.Now)
            {
                TimerRule.Arm(step, [reminder]);
            }
        }
    }

    private static void Move(StepRun step, PendingTimer timer, DateTimeOffset anchor, DateTimeOffset due)
    {
        if (due != timer.Due)
        {
            step.Emit(new InstanceEvent.TimerReplanned(timer with { Anchor = anchor, Due = due }, timer.Due) { At = step.Now });
        }
    }

    private static DateTimeOffset? Reckon(
        StepRun step, long token, TimerFormula formula, DateTimeOffset anchor, int occurrence, bool isBackwards)
    {
        FeelContext seen = token == 0 ? step.State.Variables : step.VariablesFor(step.State.Tokens[token]);
        EvaluationSettings then = step.Settings with { Now = anchor }; // "Today" in a formula is the day it was planned on.
        return formula.Plan(anchor, occurrence, isBackwards, seen, then, step.Civil) is TimerPlan.Due due ? due.At : null;
    }

    private static bool IsBackwards(StepRun step, PendingTimer timer) => timer.Purpose == TimerPurpose.Reminder
        && WindowRule.WindowOf(step, timer).Reminders[timer.WindowEntry].IsBeforeDue;

    private static TimerFormula? FormulaOf(StepRun step, PendingTimer timer) => timer.Purpose switch
    {
        TimerPurpose.Reminder => WindowRule.WindowOf(step, timer).Reminders[timer.WindowEntry].Formula,
        TimerPurpose.Escalation => WindowRule.WindowOf(step, timer).Escalations[timer.WindowEntry].Formula,
        _ => EventRule.TriggerOf(EventRule.NodeOf(step, PurposeOf(timer), timer.Token, timer.Element), timer.Part)
            is ExecutableTrigger.Timer { Formula: var formula } ? formula : null,
    };

    private static WaitPurpose PurposeOf(PendingTimer timer) => timer.Purpose switch
    {
        TimerPurpose.Wait => WaitPurpose.Flow,
        TimerPurpose.Boundary => WaitPurpose.Boundary,
        TimerPurpose.Gateway => WaitPurpose.Gateway,
        _ => WaitPurpose.EventSubProcess,
    };
}
