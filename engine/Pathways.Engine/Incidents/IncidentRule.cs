using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Stops a branch where the definition or the data fail, and takes it up again after repair.</summary>
internal static class IncidentRule
{
    public static void Raise(StepRun step, Token token, IncidentPhase phase, Rejection reason) =>
        step.Emit(new InstanceEvent.IncidentRaised(
            new Incident(step.State.NextNumber, token.Number, token.Element, phase, reason, step.Now))
        { At = step.Now });

    public static Rejection? Retry(StepRun step, InstanceCommand.RetryIncident command)
    {
        if (!step.State.Incidents.TryGetValue(command.Incident, out Incident? incident))
        {
            return Reasons.NoSuchIncident(command);
        }

        step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, command.By) { At = step.Now });
        if (incident.Phase == IncidentPhase.Arming)
        {
            EventSubProcessRule.Listen(step, incident.Token, incident.Element);
            return null;
        }

        if (!step.State.Tokens.TryGetValue(incident.Token, out Token? token))
        {
            return null; // A cycle of the process's own event sub-process had failed: it ends.
        }

        ExecutableNode node = step.Node(token);
        switch (incident.Phase)
        {
            case IncidentPhase.Entering:
                ElementRules.Enter(step, token);
                break;
            case IncidentPhase.Working when IsWaiting(step.State, token):
                break; // Only the next firing of a cycle on its edge had failed: the cycle ends, the work goes on.
            case IncidentPhase.Working:
                ElementRules.Work(step, token, node);
                break;
            case IncidentPhase.Leaving:
                SequenceFlowRule.Leave(step, token, node);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"The phase {incident.Phase} cannot be retried.");
        }

        return null;
    }

    private static bool IsWaiting(InstanceState state, Token token) =>
        state.Tasks.Values.Any(task => task.Token == token.Number)
        || state.Jobs.Values.Any(job => job.Token == token.Number)
        || state.Waits.Values.Any(wait => wait.Token == token.Number && wait.Purpose == WaitPurpose.Flow)
        || state.Timers.Values.Any(timer => timer.Token == token.Number && timer.Purpose == TimerPurpose.Wait)
        || state.Tokens.Values.Any(inner => inner.Scope == token.Number);
}
