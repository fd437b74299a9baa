using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>A task's window once its instants are known.</summary>
/// <param name="From">From when it may be done.</param>
/// <param name="Due">When it is due; null means never.</param>
/// <param name="Timers">Reminders and escalations to arm.</param>
internal sealed record PlannedWindow(DateTimeOffset From, DateTimeOffset? Due, ImmutableArray<PendingTimer> Timers);

/// <summary>
/// The window of a task, <c>care:window</c>: reminders and escalations are timers of the engine that need not be drawn,
/// so
/// that the drawing keeps to the care.
/// </summary>
internal static class WindowRule
{
    /// <summary>The window of a task or of a waiting timer.</summary>
    public static TaskWindow WindowOf(ExecutableNode node) => node switch
    {
        ExecutableNode.UserTask task => task.Window,
        ExecutableNode.CatchEvent catching => catching.Window,
        _ => TaskWindow.None,
    };

    /// <summary>The window that a reminder or escalation belongs to.</summary>
    public static TaskWindow WindowOf(StepRun step, PendingTimer timer) =>
        WindowOf(step.NodeIn(step.State.Tokens[timer.Token].Scope, timer.Element));

    /// <summary>
    /// Plans a task's window from now; null when a formula gave no instant, which was raised as an incident.
    /// </summary>
    public static PlannedWindow? Plan(StepRun step, Token token, TaskWindow window)
    {
        DateTimeOffset from = step.Now;
        DateTimeOffset? due = null;
        if (window.From is not null)
        {
            if (PlanOne(step, token, window.From, step.Now) is not { } opens)
            {
                return null;
            }

            from = opens;
        }

        if (window.Due is not null)
        {
            if (PlanOne(step, token, window.Due, step.Now) is not { } ends)
            {
                return null;
            }

            due = ends;
        }

        if (PlanReminders(step, token, token.Element, window, step.Now, due) is not { } reminders
            || PlanEscalations(step, token, window) is not { } escalations)
        {
            return null;
        }

        return new PlannedWindow(from, due, [.. reminders, .. escalations]);
    }

    /// <summary>Plans reminders after opening and before due; null after an incident.</summary>
    /// <param name="step">The step.</param>
    /// <param name="token">The token that waits.</param>
    /// <param name="element">What they are about: the token's element, or an event behind its event-based gateway.</param>
    /// <param name="window">The window of that element.</param>
    /// <param name="opened">When waiting began.</param>
    /// <param name="due">When it is due.</param>
    public static ImmutableArray<PendingTimer>? PlanReminders(
        StepRun step, Token token, ElementId element, TaskWindow window, DateTimeOffset opened, DateTimeOffset? due)
    {
        ImmutableArray<PendingTimer>.Builder planned = ImmutableArray.CreateBuilder<PendingTimer>();
        for (var index = 0; index < window.Reminders.Length; index++)
        {
            Reminder reminder = window.Reminders[index];
            DateTimeOffset anchor = reminder.IsBeforeDue ? due ?? opened : opened; // The compiler asks for a due.
            if (PlanOne(step, token, reminder.Formula, anchor, reminder.IsBeforeDue) is not { } instant)
            {
                return null;
            }

            planned.Add(Timer(token, TimerPurpose.Reminder, index, reminder.Formula, anchor, instant) with { Element = element });
        }

        return planned.ToImmutable();
    }

    public static void Remind(StepRun step, PendingTimer timer)
    {
        Reminder reminder = WindowOf(step, timer).Reminders[timer.WindowEntry];
        OpenTask? task = TaskOf(step, timer);
        ImmutableArray<string> to = reminder.To is { } named ? [named] : task?.Roles ?? [];
        Notify(step, timer, reminder.Template, to, task);
    }

    public static void Escalate(StepRun step, PendingTimer timer)
    {
        Escalation escalation = WindowOf(step, timer).Escalations[timer.WindowEntry];
        if (TaskOf(step, timer) is not { } task)
        {
            return; // Only tasks have escalations; the compiler saw to it.
        }

        step.Emit(new InstanceEvent.TaskEscalated(task.Id, task.Element, escalation.Role) { At = step.Now });
        if (escalation.Template is { } template)
        {
            Notify(step, timer, template, [escalation.Role], task);
        }
    }

    private static ImmutableArray<PendingTimer>? PlanEscalations(StepRun step, Token token, TaskWindow window)
    {
        ImmutableArray<PendingTimer>.Builder planned = ImmutableArray.CreateBuilder<PendingTimer>();
        for (var index = 0; index < window.Escalations.Length; index++)
        {
            TimerFormula formula = window.Escalations[index].Formula;
            if (PlanOne(step, token, formula, step.Now) is not { } instant)
            {
                return null;
            }

            planned.Add(Timer(token, TimerPurpose.Escalation, index, formula, step.Now, instant));
        }

        return planned.ToImmutable();
    }

    private static DateTimeOffset? PlanOne(
        StepRun step, Token token, TimerFormula formula, DateTimeOffset anchor, bool isBackwards = false) =>
        TimerRule.Plan(step, token, IncidentPhase.Working, token.Element, formula, anchor, 1, isBackwards)?.At;

    /// <summary>A reminder or escalation of a window; its id is given when it is armed.</summary>
    public static PendingTimer Timer(
        Token token, TimerPurpose purpose, int entry,
        TimerFormula formula, DateTimeOffset anchor, DateTimeOffset due) => new()
        {
            Id = default,
            Purpose = purpose,
            Element = token.Element,
            Token = token.Number,
            WindowEntry = entry,
            Formula = formula.Text,
            Anchor = anchor,
            Due = due,
        };

    private static void Notify(
        StepRun step, PendingTimer timer, string template, ImmutableArray<string> to, OpenTask? task) =>
        step.Emit(new InstanceEvent.NotificationRequested(
            step.State.NextNumber, template, to, timer.Element, task?.Id)
        { At = step.Now });

    private static OpenTask? TaskOf(StepRun step, PendingTimer timer) =>
        step.State.Tasks.Values.FirstOrDefault(task => task.Token == timer.Token);
}
