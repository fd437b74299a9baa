namespace Pathways.Engine;

/// <summary>Takes back everything that a token left waiting, so that nothing outlives its branch.</summary>
internal static class Withdrawal
{
    /// <summary>The token's element was ended by something else, with everything inside it.</summary>
    public static void Withdraw(StepRun step, Token token)
    {
        if (step.State.Scopes.ContainsKey(token.Number))
        {
            WithdrawAllIn(step, token.Number);
        }

        EndWaits(step, token.Number);
        var counter = step.State.Scopes.GetValueOrDefault(token.Number)?.Counter;
        if (step.State.Scopes.ContainsKey(token.Number))
        {
            step.Emit(new InstanceEvent.ScopeClosed(token.Number, token.Element) { At = step.Now });
        }

        if (step.InstanceOf(token) is not null)
        {
            RepetitionRule.Ended(step, token, counter ?? 0);
        }

        step.Emit(new InstanceEvent.ElementWithdrawn(token.Number, token.Element) { At = step.Now });
    }

    /// <summary>Everything inside a scope was ended by something else; 0 is the process.</summary>
    public static void WithdrawAllIn(StepRun step, long scope)
    {
        foreach (Token token in step.State.Tokens.Values)
        {
            if (token.Scope == scope && step.State.Tokens.ContainsKey(token.Number))
            {
                Withdraw(step, token);
            }
        }
    }

    /// <summary>Everything beside a token in its scope was ended by it.</summary>
    public static void WithdrawOthers(StepRun step, Token ending)
    {
        foreach (Token other in step.State.Tokens.Values)
        {
            if (other.Scope == ending.Scope && other.Number != ending.Number)
            {
                Withdraw(step, other);
            }
        }
    }

    /// <summary>
    /// Ends timers, task, work outside, waits and incidents of a token; 0 stands for the process itself.
    /// </summary>
    public static void EndWaits(StepRun step, long token)
    {
        EndWork(step, token);
        InstanceState before = step.State; // The sets are immutable: what is emitted below does not disturb the loops.
        foreach (PendingTimer timer in before.Timers.Values.Where(timer => timer.Token == token))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        foreach (EventWait wait in before.Waits.Values.Where(wait => wait.Token == token))
        {
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
        }

        foreach (Incident incident in before.Incidents.Values.Where(incident => incident.Token == token))
        {
            step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, null) { At = step.Now });
        }
    }

    /// <summary>
    /// Ends the work of a token, and leaves what waits on its edge: task, work outside, its own wait, its reminders.
    /// </summary>
    public static void EndWork(StepRun step, long token)
    {
        InstanceState before = step.State;
        if (before.Tasks.IsEmpty && before.Timers.IsEmpty && before.Jobs.IsEmpty && before.Waits.IsEmpty && before.Incidents.IsEmpty)
        {
            return; // The usual case between two waits, and the hot path of simulation.
        }

        foreach (OpenTask task in before.Tasks.Values.Where(task => task.Token == token))
        {
            step.Emit(new InstanceEvent.TaskWithdrawn(task.Id, task.Element) { At = step.Now });
        }

        foreach (PendingTimer timer in before.Timers.Values.Where(timer => timer.Token == token
            && timer.Purpose is TimerPurpose.Wait or TimerPurpose.Reminder or TimerPurpose.Escalation))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        EndQuestions(step, before, token, TimerPurpose.Reminder);
        foreach (PendingJob job in before.Jobs.Values.Where(job => job.Token == token))
        {
            step.Emit(new InstanceEvent.JobWithdrawn(job.Id, job.Element) { At = step.Now });
        }

        foreach (EventWait wait in before.Waits.Values.Where(wait => wait.Token == token && wait.Purpose == WaitPurpose.Flow))
        {
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
        }
    }

    /// <summary>The event sub-processes of a scope do not listen any more: one of them has interrupted it.</summary>
    public static void StopListening(StepRun step, long scope)
    {
        InstanceState before = step.State;
        foreach (PendingTimer timer in before.Timers.Values.Where(timer => timer.Token == scope
            && timer.Purpose == TimerPurpose.EventSubProcess))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        EndQuestions(step, before, scope, TimerPurpose.EventSubProcess);
        foreach (EventWait wait in before.Waits.Values.Where(wait => wait.Token == scope
            && wait.Purpose == WaitPurpose.EventSubProcess))
        {
            step.Emit(new InstanceEvent.EventWaitEnded(wait.Number, wait.Element, wait.Awaits) { At = step.Now });
        }
    }

    /// <summary>Nobody needs to say any more whether something that was missed is still wanted.</summary>
    private static void EndQuestions(StepRun step, InstanceState before, long token, TimerPurpose about)
    {
        foreach (Incident incident in before.Incidents.Values.Where(incident =>
            incident.Token == token && incident.Missed?.Purpose == about))
        {
            step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, null) { At = step.Now });
        }
    }
}
