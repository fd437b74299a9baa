using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Takes what a case waits for along to another version. What both versions draw goes on from the same anchor, and what has come
/// already does not come again; what only the new one draws begins; what only the old one drew ends.
/// </summary>
/// <param name="before">The case in the version that it followed.</param>
/// <param name="step">The case in the version that it follows now.</param>
/// <param name="plan">Where its steps went.</param>
internal sealed class PromisePlanner(StepRun before, StepRun step, MigrationPlan plan)
{
    private readonly ImmutableArray<DrawnWait> earlier = DrawnPromises.WaitsOf(before);
    private readonly ImmutableArray<Rejection>.Builder obstacles = ImmutableArray.CreateBuilder<Rejection>();

    /// <summary>Times that cannot be reckoned; empty when all can.</summary>
    public ImmutableArray<Rejection> Obstacles => obstacles.ToImmutable();

    /// <summary>Timers, messages, signals and conditions that the drawings show as events.</summary>
    public void PlanWaits()
    {
        ImmutableArray<DrawnWait> drawn = DrawnPromises.WaitsOf(step);
        foreach (PendingTimer timer in step.State.Timers.Values.Where(timer => WaitPurposeOf(timer) is { } purpose
            && !drawn.Any(wait => IsAt(wait, purpose, timer.Token, timer.Element, timer.Part) && wait.Trigger is ExecutableTrigger.Timer)))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        foreach (EventWait wait in step.State.Waits.Values.Where(wait =>
            !drawn.Any(now => IsAt(now, wait.Purpose, wait.Token, wait.Element, wait.Part) && IsFor(now.Trigger, wait))))
        {
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
        }

        foreach (DrawnWait now in drawn)
        {
            DrawnWait? then = earlier.FirstOrDefault(wait =>
                IsAt(now, wait.Purpose, wait.Token, plan.To(wait.Element), wait.Part) && wait.Trigger.GetType() == now.Trigger.GetType());
            if (now.Trigger is ExecutableTrigger.Timer timer)
            {
                PlanTimer(now, timer.Formula, (then?.Trigger as ExecutableTrigger.Timer)?.Formula);
            }
            else
            {
                PlanWait(now, then);
            }
        }
    }

    /// <summary>Open tasks with their reminders and escalations, and reminders about waiting events.</summary>
    public void PlanWindows()
    {
        foreach (OpenTask task in step.State.Tasks.Values)
        {
            Redraw(task);
        }

        HashSet<(long Token, ElementId Element)> kept = [.. step.State.Tasks.Values.Select(task => (task.Token, task.Element))];
        foreach (Token token in step.State.Tokens.Values)
        {
            foreach (ElementId now in CatchEventsAt(token))
            {
                kept.Add((token.Number, now));
                Remind(token, now);
            }
        }

        foreach (PendingTimer timer in step.State.Timers.Values
            .Where(timer => WaitPurposeOf(timer) is null && !kept.Contains((timer.Token, timer.Element))))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }
    }

    // Reminders about an event that is waited for.
    private void Remind(Token token, ElementId element)
    {
        DrawnWait? then = earlier.FirstOrDefault(wait => wait.Token == token.Number && plan.To(wait.Element) == element);
        TaskWindow window = then is null ? TaskWindow.None : WindowRule.WindowOf(before.NodeIn(token.Scope, then.Element));
        DateTimeOffset? due = DueOf(step.State, token.Number, element);
        PlanEntries(
            token, element, window, WindowRule.WindowOf(step.NodeIn(token.Scope, element)), token.Since, due,
            then is not null && due != DueOf(before.State, token.Number, then.Element));
    }

    private void PlanTimer(DrawnWait now, TimerFormula formula, TimerFormula? earlier)
    {
        PendingTimer? pending = step.State.Timers.Values.FirstOrDefault(timer =>
            WaitPurposeOf(timer) is { } purpose && IsAt(now, purpose, timer.Token, timer.Element, timer.Part));
        if (pending is null && earlier is null)
        {
            if (Reckon(now.Token, now.Element, formula, now.Since) is { } due)
            {
                TimerRule.Arm(step, [New(now, formula, due)]);
            }
        }
        else if (pending is not null && (earlier is null || !IsSame(formula, earlier))
            && Reckon(now.Token, now.Element, formula, pending.Anchor, pending.Occurrence) is { } again)
        {
            step.Emit(new InstanceEvent.TimerReplanned(pending with { Formula = formula.Text, Due = again }, pending.Due) { At = step.Now });
        }
    }

    private void PlanWait(DrawnWait now, DrawnWait? then)
    {
        EventWait? pending = step.State.Waits.Values.FirstOrDefault(wait => IsAt(now, wait.Purpose, wait.Token, wait.Element, wait.Part));
        if (then is not null && IsSame(now.Trigger, then.Trigger))
        {
            return; // It goes on, or it has come.
        }

        if (pending is not null)
        {
            step.Emit(new InstanceEvent.EventWaitEnded(pending.Number, pending.Element, pending.Awaits) { At = step.Now });
        }

        if (NewWait(now) is { } wait)
        {
            step.Emit(new InstanceEvent.EventAwaited(wait with { Number = step.State.NextNumber }) { At = step.Now });
            step.MustAskConditions |= wait.Awaits == AwaitedEvent.Condition;
        }
    }

    private void Redraw(OpenTask task)
    {
        Token token = step.State.Tokens[task.Token];
        var now = (ExecutableNode.UserTask)step.Node(token);
        var then = (ExecutableNode.UserTask)before.Node(before.State.Tokens[task.Token]);
        OpenTask redrawn = task with
        {
            Title = now.Title,
            Roles = now.Roles,
            Form = now.Form,
            Priority = now.Priority,
            From = Again(task, now.Window.From, then.Window.From, task.From) ?? task.OpenedAt,
            Due = Again(task, now.Window.Due, then.Window.Due, task.Due),
            Inputs = IsSame(now.Data.Inputs, then.Data.Inputs) ? task.Inputs : VariablesRule.InputsOf(step, token, now),
        };
        if (redrawn != task with { Roles = redrawn.Roles } || !redrawn.Roles.SequenceEqual(task.Roles))
        {
            step.Emit(new InstanceEvent.TaskRedrawn(redrawn, task.Due) { At = step.Now });
        }

        PlanEntries(token, now.Id, then.Window, now.Window, task.OpenedAt, redrawn.Due, redrawn.Due != task.Due);
    }

    private DateTimeOffset? Again(OpenTask task, TimerFormula? now, TimerFormula? then, DateTimeOffset? planned) =>
        now is null ? null
        : then is not null && IsSame(now, then) ? planned
        : Reckon(task.Token, task.Element, now, task.OpenedAt);

    private void PlanEntries(
        Token token, ElementId element, TaskWindow then, TaskWindow now, DateTimeOffset opened, DateTimeOffset? due, bool isDueMoved)
    {
        ImmutableArray<WindowEntry> entries = WindowEntry.Of(now);
        ImmutableArray<WindowEntry> earlier = WindowEntry.Of(then);
        ImmutableArray<PendingTimer> pending =
        [
            .. step.State.Timers.Values.Where(timer => timer.Token == token.Number && timer.Element == element
                && timer.Purpose is TimerPurpose.Reminder or TimerPurpose.Escalation),
        ];
        ImmutableDictionary<WindowEntry, WindowEntry> partners = WindowEntry.Pair(earlier, entries);
        foreach (PendingTimer timer in pending.Where(timer => !partners.Values.Any(entry => entry.IsOf(timer))))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        foreach (WindowEntry entry in entries)
        {
            DateTimeOffset anchor = entry.IsBeforeDue ? due ?? opened : opened;
            if (!partners.TryGetValue(entry, out WindowEntry? partner))
            {
                Begin(token, element, entry, anchor);
            }
            else if (pending.FirstOrDefault(partner.IsOf) is { } timer)
            {
                GoOn(token, timer, entry, entry.IsSameTime(partner) && !(entry.IsBeforeDue && isDueMoved) ? null : anchor);
            }
        }
    }

    // A reminder whose time has passed reminds nobody; a role that should have been brought in by now is brought in.
    private void Begin(Token token, ElementId element, WindowEntry entry, DateTimeOffset anchor)
    {
        if (Reckon(token.Number, element, entry.Formula, anchor, isBackwards: entry.IsBeforeDue) is not { } due)
        {
            return;
        }

        PendingTimer timer = WindowRule.Timer(token, entry.Purpose, entry.Index, entry.Formula, anchor, due) with
        {
            Id = TimerId.Of(element, step.State.NextNumber),
            Element = element,
        };
        step.Emit(new InstanceEvent.TimerArmed(timer) { At = step.Now });
        if (due <= step.Now && entry.Purpose == TimerPurpose.Reminder)
        {
            step.Emit(new InstanceEvent.TimerSkipped(timer.Id, timer.Purpose, element, due, "PT0S") { At = step.Now });
        }
    }

    private void GoOn(Token token, PendingTimer timer, WindowEntry entry, DateTimeOffset? newAnchor)
    {
        PendingTimer moved = timer with { WindowEntry = entry.Index, Formula = entry.Formula.Text };
        if (newAnchor is { } anchor)
        {
            if (Reckon(token.Number, timer.Element, entry.Formula, anchor, isBackwards: entry.IsBeforeDue) is not { } due)
            {
                return;
            }

            moved = moved with { Anchor = anchor, Due = due };
        }

        if (moved != timer)
        {
            step.Emit(new InstanceEvent.TimerReplanned(moved, timer.Due) { At = step.Now });
        }
    }

    // The event at which a token waits, or those behind its event-based gateway.
    private IEnumerable<ElementId> CatchEventsAt(Token token) => IncidentRule.IsStopped(step.State, token) ? [] : step.Node(token) switch
    {
        ExecutableNode.CatchEvent => [token.Element],
        ExecutableNode.EventBasedGateway gateway =>
            gateway.Outgoing.Select(flow => flow.To).Where(next => step.NodeIn(token.Scope, next) is ExecutableNode.CatchEvent),
        _ => [],
    };

    private static DateTimeOffset? DueOf(InstanceState state, long token, ElementId element) => state.Timers.Values
        .FirstOrDefault(timer => timer.Token == token && timer.Element == element && timer.Purpose is TimerPurpose.Wait or TimerPurpose.Gateway)?.Due;

    private DateTimeOffset? Reckon(
        long token, ElementId element, TimerFormula formula, DateTimeOffset anchor, int occurrence = 1, bool isBackwards = false)
    {
        FeelContext seen = token == 0 ? step.State.Variables : step.VariablesFor(step.State.Tokens[token]);
        if (formula.Plan(anchor, occurrence, isBackwards, seen, step.Settings with { Now = anchor }, step.Civil) is TimerPlan.Due due)
        {
            return due.At;
        }

        obstacles.Add(Reasons.MigratedTimerUnplanned(element, formula.Text));
        return null;
    }

    private static PendingTimer New(DrawnWait wait, TimerFormula formula, DateTimeOffset due) => new()
    {
        Id = default,
        Purpose = EventRule.TimerPurposeOf(wait.Purpose),
        Element = wait.Element,
        Token = wait.Token,
        Part = wait.Part,
        Formula = formula.Text,
        Anchor = wait.Since,
        Due = due,
    };

    private EventWait? NewWait(DrawnWait drawn)
    {
        EventWait wait = new()
        {
            Number = 0,
            Token = drawn.Token,
            Element = drawn.Element,
            Purpose = drawn.Purpose,
            Awaits = AwaitedEvent.Message,
            Part = drawn.Part,
            Since = step.Now,
        };
        return drawn.Trigger switch
        {
            ExecutableTrigger.Message message => wait with { Name = message.Name, Key = EventRule.KeyOf(step, drawn.Token, drawn.Purpose, message) },
            ExecutableTrigger.Signal signal => wait with { Awaits = AwaitedEvent.Signal, Name = signal.Name },
            ExecutableTrigger.Condition => wait with { Awaits = AwaitedEvent.Condition },
            _ => null,
        };
    }

    private static bool IsAt(DrawnWait drawn, WaitPurpose purpose, long token, ElementId element, int part) =>
        drawn.Token == token && drawn.Purpose == purpose && drawn.Element == element && drawn.Part == part;

    private static bool IsFor(ExecutableTrigger trigger, EventWait wait) => (trigger, wait.Awaits) switch
    {
        (ExecutableTrigger.Message, AwaitedEvent.Message) => true,
        (ExecutableTrigger.Signal, AwaitedEvent.Signal) => true,
        (ExecutableTrigger.Condition, AwaitedEvent.Condition) => true,
        _ => false,
    };

    private static WaitPurpose? WaitPurposeOf(PendingTimer timer) => timer.Purpose switch
    {
        TimerPurpose.Wait => WaitPurpose.Flow,
        TimerPurpose.Boundary => WaitPurpose.Boundary,
        TimerPurpose.EventSubProcess => WaitPurpose.EventSubProcess,
        TimerPurpose.Gateway => WaitPurpose.Gateway,
        _ => null, // Reminders and escalations go with their window.
    };

    private static bool IsSame(TimerFormula one, TimerFormula other) =>
        one.Text == other.Text && one.Word == other.Word && one.Calendar == other.Calendar;

    private static bool IsSame(ExecutableTrigger one, ExecutableTrigger other) => (one, other) switch
    {
        (ExecutableTrigger.Message now, ExecutableTrigger.Message then) =>
            now.Name == then.Name && Texts(now.Key?.OfCase).SequenceEqual(Texts(then.Key?.OfCase)),
        (ExecutableTrigger.Signal now, ExecutableTrigger.Signal then) => now.Name == then.Name,
        (ExecutableTrigger.Condition now, ExecutableTrigger.Condition then) => now.Formula.Text == then.Formula.Text,
        _ => one.GetType() == other.GetType(), // Errors, escalations: nothing waits.
    };

    private static bool IsSame(ImmutableArray<DataAssignment> one, ImmutableArray<DataAssignment> other) =>
        one.Select(given => (given.Name, given.Value.Text)).SequenceEqual(other.Select(given => (given.Name, given.Value.Text)));

    private static IEnumerable<string> Texts(ImmutableArray<FeelExpression>? parts) =>
        parts is { } given ? given.Select(part => part.Text) : [];
}
