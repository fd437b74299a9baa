namespace Pathways.Engine;

/// <summary>Takes back everything that a token left waiting, so that nothing outlives its branch.</summary>
internal static class Withdrawal
{
    /// <summary>The token's element was ended by something else.</summary>
    public static void Withdraw(StepRun step, Token token)
    {
        EndWaits(step, token);
        step.Emit(new InstanceEvent.ElementWithdrawn(token.Number, token.Element) { At = step.Now });
    }

    /// <summary>Ends timers, task, work outside, message wait and incidents of a token.</summary>
    public static void EndWaits(StepRun step, Token token)
    {
        InstanceState before = step.State; // The sets are immutable: what is emitted below does not disturb the loops.
        if (before.Tasks.IsEmpty && before.Timers.IsEmpty && before.Jobs.IsEmpty
            && before.MessageWaits.IsEmpty && before.Incidents.IsEmpty)
        {
            return; // The usual case between two waits, and the hot path of simulation.
        }

        foreach (OpenTask task in before.Tasks.Values.Where(task => task.Token == token.Number))
        {
            step.Emit(new InstanceEvent.TaskWithdrawn(task.Id, task.Element) { At = step.Now });
        }

        foreach (PendingTimer timer in before.Timers.Values.Where(timer => timer.Token == token.Number))
        {
            step.Emit(new InstanceEvent.TimerCancelled(timer.Id, timer.Element) { At = step.Now });
        }

        foreach (PendingJob job in before.Jobs.Values.Where(job => job.Token == token.Number))
        {
            step.Emit(new InstanceEvent.JobWithdrawn(job.Id, job.Element) { At = step.Now });
        }

        if (before.MessageWaits.TryGetValue(token.Number, out MessageWait? wait))
        {
            step.Emit(new InstanceEvent.MessageWaitEnded(wait.Token, wait.Element) { At = step.Now });
        }

        foreach (Incident incident in before.Incidents.Values.Where(incident => incident.Token == token.Number))
        {
            step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, null) { At = step.Now });
        }
    }
}
