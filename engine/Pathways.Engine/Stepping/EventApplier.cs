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
        InstanceEvent.ElementCompleted completed => state with { Tokens = Without(state.Tokens, completed.Token, state, completed) },
        InstanceEvent.ElementWithdrawn withdrawn => state with { Tokens = Without(state.Tokens, withdrawn.Token, state, withdrawn) },
        InstanceEvent.TaskOpened opened => Numbered(state) with { Tasks = state.Tasks.Add(opened.Task.Id, opened.Task) },
        InstanceEvent.TaskClaimed claimed =>
            ChangedTask(state, claimed.Task, claimed, task => task with { ClaimedBy = claimed.By }),
        InstanceEvent.TaskReleased released =>
            ChangedTask(state, released.Task, released, task => task with { ClaimedBy = null, Handover = null }),
        InstanceEvent.TaskReassigned given => ChangedTask(state, given.Task, given, task => task with
        {
            ClaimedBy = given.To,
            Handover = new Handover(given.By, given.Note, given.At),
        }),
        InstanceEvent.TaskEscalated escalated => ChangedTask(state, escalated.Task, escalated, task => task with
        {
            EscalatedRoles = task.EscalatedRoles.Contains(escalated.Role)
                ? task.EscalatedRoles
                : task.EscalatedRoles.Add(escalated.Role),
        }),
        InstanceEvent.TaskReplanned replanned => ChangedTask(state, replanned.Task, replanned, task => task with
        {
            From = replanned.From,
            Due = replanned.Due,
        }),
        InstanceEvent.TaskCompleted completed => state with { Tasks = Without(state.Tasks, completed.Task, state, completed) },
        InstanceEvent.TaskWithdrawn withdrawn => state with { Tasks = Without(state.Tasks, withdrawn.Task, state, withdrawn) },
        InstanceEvent.NotificationRequested => Numbered(state),
        InstanceEvent.TimerArmed armed => Numbered(state) with { Timers = state.Timers.Add(armed.Timer.Id, armed.Timer) },
        InstanceEvent.TimerReplanned replanned => state with
        {
            Timers = Changed(state.Timers, replanned.Timer.Id, state, replanned, _ => replanned.Timer),
        },
        // One that was missed went when it was, and fires because a person wants it still.
        InstanceEvent.TimerFired fired => state with { Timers = state.Timers.Remove(fired.Timer) },
        InstanceEvent.TimerSkipped skipped => state with { Timers = Without(state.Timers, skipped.Timer, state, skipped) },
        InstanceEvent.TimerCancelled cancelled => state with { Timers = Without(state.Timers, cancelled.Timer, state, cancelled) },
        InstanceEvent.DecisionMade => state, // Its answer becomes data by VariablesSet; the event keeps the reason.
        InstanceEvent.VariablesSet { Scope: 0 } set => state with { Variables = state.Variables.With(set.Variables) },
        InstanceEvent.VariablesSet set =>
            ChangedScope(state, set.Scope, set, scope => scope with { Variables = scope.Variables.With(set.Variables) }),
        InstanceEvent.ScopeOpened opened => state with
        {
            Scopes = state.Scopes.SetItem(opened.Scope.Number, opened.Scope),
        },
        InstanceEvent.ScopeClosed closed => WithoutScope(state, closed),
        InstanceEvent.RepeatStarted started => ChangedRepetition(
            state, started.Scope, started, repetition => repetition with { Started = started.Counter }),
        InstanceEvent.RepeatEnded ended =>
            ChangedRepetition(state, ended.Scope, ended, repetition => WithResult(repetition, ended)),
        InstanceEvent.MessageRequested requested =>
            WithJob(state, new PendingJob(requested.Job, requested.Token, requested.Element, requested.At)),
        InstanceEvent.JobCompleted completed => state with { Jobs = Without(state.Jobs, completed.Job, state, completed) },
        InstanceEvent.JobWithdrawn withdrawn => state with { Jobs = Without(state.Jobs, withdrawn.Job, state, withdrawn) },
        InstanceEvent.WorkRequested requested =>
            WithJob(state, new PendingJob(requested.Job, requested.Token, requested.Element, requested.At)),
        InstanceEvent.EventAwaited awaited => Numbered(state) with
        {
            Waits = state.Waits.Add(awaited.Wait.Number, awaited.Wait),
        },
        InstanceEvent.EventCame came => ChangedWait(state, came.Wait, came, wait => wait),
        InstanceEvent.EventWaitEnded ended => state with { Waits = Without(state.Waits, ended.Wait, state, ended) },
        InstanceEvent.ConditionChanged changed =>
            ChangedWait(state, changed.Wait, changed, wait => wait with { Holds = changed.Holds }),
        InstanceEvent.MessageThrown or InstanceEvent.SignalThrown => Numbered(state),
        InstanceEvent.ErrorThrown or InstanceEvent.EscalationThrown => state,
        InstanceEvent.WorkFinished finished => Numbered(state) with
        {
            Undoable = state.Undoable.Add(finished.Work.Number, finished.Work),
        },
        InstanceEvent.UndoingBegan began => state with { Undoable = state.Undoable.RemoveRange(began.Works) },
        InstanceEvent.WorkUndoing undoing => ChangedScope(state, undoing.Scope, undoing, WithoutFirstUndoing),
        InstanceEvent.MessageAwaited awaited => state with
        {
            Waits = state.Waits.Add(awaited.Token, FirstFormat.WaitOf(awaited)),
        },
        InstanceEvent.MessageReceived received => state with { Waits = Without(state.Waits, received.Token, state, received) },
        InstanceEvent.MessageWaitEnded ended => state with { Waits = Without(state.Waits, ended.Token, state, ended) },
        InstanceEvent.IncidentRaised raised => Numbered(state) with
        {
            Status = InstanceStatus.Incident,
            Incidents = state.Incidents.Add(raised.Incident.Number, raised.Incident),
            Timers = raised.Incident.Missed is { } missed ? Without(state.Timers, missed.Id, state, raised) : state.Timers,
        },
        InstanceEvent.IncidentResolved resolved => WithoutIncident(state, resolved),
        InstanceEvent.InstanceMigrated migrated => MigratedState.Of(state, migrated),
        InstanceEvent.TaskRedrawn redrawn => ChangedTask(state, redrawn.Task.Id, redrawn, _ => redrawn.Task),
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

    private static InstanceState WithJob(InstanceState state, PendingJob job) =>
        Numbered(state) with { Jobs = state.Jobs.Add(job.Id, job) };

    private static ImmutableSortedDictionary<TKey, TValue> Without<TKey, TValue>(
        ImmutableSortedDictionary<TKey, TValue> among, TKey key, InstanceState state, InstanceEvent happened)
        where TKey : notnull
    {
        Expect(among.ContainsKey(key), state, happened);
        return among.Remove(key);
    }

    private static ImmutableSortedDictionary<TKey, TValue> Changed<TKey, TValue>(
        ImmutableSortedDictionary<TKey, TValue> among,
        TKey key,
        InstanceState state,
        InstanceEvent happened,
        Func<TValue, TValue> change)
        where TKey : notnull
    {
        Expect(among.TryGetValue(key, out TValue? one), state, happened);
        return among.SetItem(key, change(one!)); // Expect made sure of it.
    }

    private static InstanceState ChangedTask(
        InstanceState state, TaskId id, InstanceEvent happened, Func<OpenTask, OpenTask> change) =>
        state with { Tasks = Changed(state.Tasks, id, state, happened, change) };

    private static InstanceState ChangedWait(
        InstanceState state, long number, InstanceEvent happened, Func<EventWait, EventWait> change) =>
        state with { Waits = Changed(state.Waits, number, state, happened, change) };

    private static InstanceState ChangedScope(
        InstanceState state, long number, InstanceEvent happened, Func<Scope, Scope> change) =>
        state with { Scopes = Changed(state.Scopes, number, state, happened, change) };

    private static InstanceState WithoutScope(InstanceState state, InstanceEvent.ScopeClosed closed)
    {
        ImmutableSortedDictionary<long, Scope> left = Without(state.Scopes, closed.Scope, state, closed);
        return state with
        {
            Scopes = left,
            Undoable = state.Undoable.RemoveRange(
                state.Undoable.Values.Where(work => work.Scope == closed.Scope).Select(work => work.Number)),
        };
    }

    private static InstanceState ChangedRepetition(
        InstanceState state, long number, InstanceEvent happened, Func<Repetition, Repetition> change) =>
        ChangedScope(state, number, happened, scope =>
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
        ImmutableSortedDictionary<long, Incident> open = Without(state.Incidents, resolved.Number, state, resolved);
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
