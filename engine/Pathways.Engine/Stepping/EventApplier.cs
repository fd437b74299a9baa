using System.Collections.Immutable;
using System.Diagnostics;

namespace Pathways.Engine;

/// <summary>
/// Makes the next state of an event: the only place that does. Folding all events of an instance over
/// <see cref="InstanceState.NotStarted"/> gives its state, which is what replay, audit and repair stand on.
/// </summary>
public static class EventApplier
{
    /// <summary>Applies one event.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="happened">The event.</param>
    /// <returns>The state after it, one revision later.</returns>
    /// <exception cref="InvalidOperationException">The event cannot follow this state: the history has a gap or was
    /// altered.</exception>
    public static InstanceState Apply(InstanceState state, InstanceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Format != 1)
        {
            throw new InvalidOperationException(
                $"Event {state.Revision + 1} of {state.InstanceId} has format {happened.Format}; this "
                + "version knows format 1. "
                + "Run a version of Pathways that is at least as new as the one that wrote it.");
        }

        InstanceState next = Change(state, happened);
        if (!LawfulMoves.Allow(state.Status, next.Status))
        {
            throw new InvalidOperationException(
                $"Event {state.Revision + 1} of {state.InstanceId} ({happened.GetType().Name}) would make it "
                + $"{next.Status} after {state.Status}, which is not lawful.");
        }

        return next with { Revision = state.Revision + 1 };
    }

    /// <summary>Applies a history in order.</summary>
    /// <param name="state">The state before the first event.</param>
    /// <param name="history">The events.</param>
    public static InstanceState Fold(InstanceState state, IEnumerable<InstanceEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Aggregate(state, Apply);
    }

    private static InstanceState Change(InstanceState state, InstanceEvent happened) => happened switch
    {
        InstanceEvent.InstanceStarted started => state with
        {
            Status = InstanceStatus.Active,
            Process = started.Process,
            StartedAt = started.At,
        },
        InstanceEvent.ElementActivated activated => Numbered(state) with
        {
            Tokens = state.Tokens.Add(
                activated.Token,
                new Token(activated.Token, activated.Element, activated.Scope, activated.Via, activated.At)),
        },
        InstanceEvent.ElementCompleted completed => WithoutToken(state, completed.Token, completed),
        InstanceEvent.ElementWithdrawn withdrawn => WithoutToken(state, withdrawn.Token, withdrawn),
        InstanceEvent.TaskOpened opened => Numbered(state) with { Tasks = state.Tasks.Add(opened.Task.Id, opened.Task) },
        InstanceEvent.TaskClaimed claimed =>
            WithTask(state, claimed.Task, claimed, task => task with { ClaimedBy = claimed.By }),
        InstanceEvent.TaskReleased released =>
            WithTask(state, released.Task, released, task => task with { ClaimedBy = null }),
        InstanceEvent.TaskEscalated escalated => WithTask(state, escalated.Task, escalated, task => task with
        {
            EscalatedRoles = task.EscalatedRoles.Contains(escalated.Role)
                ? task.EscalatedRoles
                : task.EscalatedRoles.Add(escalated.Role),
        }),
        InstanceEvent.TaskCompleted completed => WithoutTask(state, completed.Task, completed),
        InstanceEvent.TaskWithdrawn withdrawn => WithoutTask(state, withdrawn.Task, withdrawn),
        InstanceEvent.NotificationRequested => Numbered(state),
        InstanceEvent.TimerArmed armed => Numbered(state) with { Timers = state.Timers.Add(armed.Timer.Id, armed.Timer) },
        InstanceEvent.TimerFired fired => WithoutTimer(state, fired.Timer, fired),
        InstanceEvent.TimerCancelled cancelled => WithoutTimer(state, cancelled.Timer, cancelled),
        InstanceEvent.DecisionMade => state, // Its answer becomes data by VariablesSet; the event keeps the reason.
        InstanceEvent.VariablesSet { Scope: 0 } set => state with { Variables = state.Variables.With(set.Variables) },
        InstanceEvent.VariablesSet set =>
            WithScope(state, set.Scope, set, scope => scope with { Variables = scope.Variables.With(set.Variables) }),
        InstanceEvent.ScopeOpened opened => state with
        {
            Scopes = state.Scopes.SetItem(opened.Scope.Number, opened.Scope),
        },
        InstanceEvent.ScopeClosed closed => WithoutScope(state, closed),
        InstanceEvent.RepeatStarted started => WithRepetition(
            state, started.Scope, started, repetition => repetition with { Started = started.Counter }),
        InstanceEvent.RepeatEnded ended =>
            WithRepetition(state, ended.Scope, ended, repetition => WithResult(repetition, ended)),
        InstanceEvent.MessageRequested requested => Numbered(state) with
        {
            Jobs = state.Jobs.Add(
                requested.Job, new PendingJob(requested.Job, requested.Token, requested.Element, requested.At)),
        },
        InstanceEvent.JobCompleted completed => WithoutJob(state, completed.Job, completed),
        InstanceEvent.JobWithdrawn withdrawn => WithoutJob(state, withdrawn.Job, withdrawn),
        InstanceEvent.WorkRequested requested => Numbered(state) with
        {
            Jobs = state.Jobs.Add(
                requested.Job, new PendingJob(requested.Job, requested.Token, requested.Element, requested.At)),
        },
        InstanceEvent.EventAwaited awaited => Numbered(state) with
        {
            Waits = state.Waits.Add(awaited.Wait.Number, awaited.Wait),
        },
        InstanceEvent.EventCame came => WithWait(state, came.Wait, came, wait => wait),
        InstanceEvent.EventWaitEnded ended => WithoutWait(state, ended.Wait, ended),
        InstanceEvent.ConditionChanged changed =>
            WithWait(state, changed.Wait, changed, wait => wait with { Holds = changed.Holds }),
        InstanceEvent.MessageThrown or InstanceEvent.SignalThrown => Numbered(state),
        InstanceEvent.ErrorThrown or InstanceEvent.EscalationThrown => state,
        InstanceEvent.WorkFinished finished => Numbered(state) with
        {
            Undoable = state.Undoable.Add(finished.Work.Number, finished.Work),
        },
        InstanceEvent.UndoingBegan began => state with { Undoable = state.Undoable.RemoveRange(began.Works) },
        InstanceEvent.WorkUndoing undoing => WithScope(state, undoing.Scope, undoing, WithoutFirstUndoing),
        InstanceEvent.MessageAwaited awaited => state with
        {
            Waits = state.Waits.Add(awaited.Token, FirstFormat.WaitOf(awaited)),
        },
        InstanceEvent.MessageReceived received => WithoutWait(state, received.Token, received),
        InstanceEvent.MessageWaitEnded ended => WithoutWait(state, ended.Token, ended),
        InstanceEvent.IncidentRaised raised => Numbered(state) with
        {
            Status = InstanceStatus.Incident,
            Incidents = state.Incidents.Add(raised.Incident.Number, raised.Incident),
        },
        InstanceEvent.IncidentResolved resolved => WithoutIncident(state, resolved),
        InstanceEvent.InstanceEnded ended => state with
        {
            Status = ended.Status,
            EndedAt = ended.At,
            EndEvent = ended.EndEvent,
        },
        _ => throw new UnreachableException($"The event {happened.GetType().Name} has no applier."),
    };

    /// <summary>
    /// Events that bring something new use up the running number, so that ids are derived, never drawn.
    /// </summary>
    private static InstanceState Numbered(InstanceState state) => state with { NextNumber = state.NextNumber + 1 };

    private static InstanceState WithoutToken(InstanceState state, long token, InstanceEvent happened)
    {
        Expect(state.Tokens.ContainsKey(token), state, happened);
        return state with { Tokens = state.Tokens.Remove(token) };
    }

    private static InstanceState WithTask(
        InstanceState state, TaskId id, InstanceEvent happened, Func<OpenTask, OpenTask> change)
    {
        Expect(state.Tasks.TryGetValue(id, out OpenTask? task), state, happened);
        return state with { Tasks = state.Tasks.SetItem(id, change(task!)) }; // Expect made sure of it.
    }

    private static InstanceState WithoutTask(InstanceState state, TaskId id, InstanceEvent happened)
    {
        Expect(state.Tasks.ContainsKey(id), state, happened);
        return state with { Tasks = state.Tasks.Remove(id) };
    }

    private static InstanceState WithoutTimer(InstanceState state, TimerId id, InstanceEvent happened)
    {
        Expect(state.Timers.ContainsKey(id), state, happened);
        return state with { Timers = state.Timers.Remove(id) };
    }

    private static InstanceState WithoutJob(InstanceState state, JobId id, InstanceEvent happened)
    {
        Expect(state.Jobs.ContainsKey(id), state, happened);
        return state with { Jobs = state.Jobs.Remove(id) };
    }

    private static InstanceState WithWait(
        InstanceState state, long number, InstanceEvent happened, Func<EventWait, EventWait> change)
    {
        Expect(state.Waits.TryGetValue(number, out EventWait? wait), state, happened);
        return state with { Waits = state.Waits.SetItem(number, change(wait!)) }; // Expect made sure of it.
    }

    private static InstanceState WithoutWait(InstanceState state, long number, InstanceEvent happened)
    {
        Expect(state.Waits.ContainsKey(number), state, happened);
        return state with { Waits = state.Waits.Remove(number) };
    }

    private static InstanceState WithScope(
        InstanceState state, long number, InstanceEvent happened, Func<Scope, Scope> change)
    {
        Expect(state.Scopes.TryGetValue(number, out Scope? scope), state, happened);
        return state with { Scopes = state.Scopes.SetItem(number, change(scope!)) }; // Expect made sure of it.
    }

    private static InstanceState WithoutScope(InstanceState state, InstanceEvent.ScopeClosed closed)
    {
        Expect(state.Scopes.ContainsKey(closed.Scope), state, closed);
        return state with
        {
            Scopes = state.Scopes.Remove(closed.Scope),
            Undoable = state.Undoable.RemoveRange(
                state.Undoable.Values.Where(work => work.Scope == closed.Scope).Select(work => work.Number)),
        };
    }

    private static InstanceState WithRepetition(
        InstanceState state, long number, InstanceEvent happened, Func<Repetition, Repetition> change) =>
        WithScope(state, number, happened, scope =>
        {
            Expect(scope.Repetition is not null, state, happened);
            return scope with { Repetition = change(scope.Repetition!) }; // Expect made sure of it.
        });

    private static Repetition WithResult(Repetition repetition, InstanceEvent.RepeatEnded ended) => ended.IsDone
        ? repetition with
        {
            Completed = repetition.Completed + 1,
            Results = repetition.Results.SetItem(ended.Counter, ended.Result),
        }
        : repetition with { Terminated = repetition.Terminated + 1 };

    private static Scope WithoutFirstUndoing(Scope scope) => scope.Undoing is [var first, .. var rest]
        ? scope with { Undoing = rest, Variables = first.Variables, Process = first.Process }
        : scope;

    private static InstanceState WithoutIncident(InstanceState state, InstanceEvent.IncidentResolved resolved)
    {
        Expect(state.Incidents.ContainsKey(resolved.Number), state, resolved);
        ImmutableSortedDictionary<long, Incident> open = state.Incidents.Remove(resolved.Number);
        return state with
        {
            Incidents = open,
            Status = open.IsEmpty ? InstanceStatus.Active : InstanceStatus.Incident,
        };
    }

    private static void Expect(bool isThere, InstanceState state, InstanceEvent happened)
    {
        if (!isThere)
        {
            throw new InvalidOperationException(
                $"Event {state.Revision + 1} of {state.InstanceId} ({happened.GetType().Name}) speaks "
                + "of something that is not "
                + "there: the history has a gap or was altered.");
        }
    }
}
