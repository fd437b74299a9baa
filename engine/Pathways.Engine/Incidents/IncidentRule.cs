using System.Collections.Immutable;
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
            return Reasons.NoSuchIncident(command.By, command.Incident);
        }

        step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, command.By) { At = step.Now });
        if (incident.Missed is { } missed)
        {
            TimerRule.FireMissed(step, missed);
            return null;
        }

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

    /// <summary>What failed is left out, and the flow goes on by every way that needs no decision.</summary>
    public static Rejection? Skip(StepRun step, InstanceCommand.SkipIncident command)
    {
        if (string.IsNullOrWhiteSpace(command.Why))
        {
            return Reasons.SkippedWithoutReason(command.By);
        }

        if (!step.State.Incidents.TryGetValue(command.Incident, out Incident? incident))
        {
            return Reasons.NoSuchIncident(command.By, command.Incident);
        }

        Token? stopped = StoppedBy(step.State, incident);
        ImmutableArray<ExecutableFlow> ways = stopped is null ? [] : WaysPast(step.Node(stopped));
        if (stopped is not null && ways.IsEmpty && !step.Node(stopped).Outgoing.IsEmpty && step.InstanceOf(stopped) is null)
        {
            return Reasons.NoWayPast(command.By, step.Node(stopped));
        }

        step.Emit(new InstanceEvent.IncidentResolved(incident.Number, incident.Element, command.By)
        {
            At = step.Now,
            SkippedBecause = command.Why,
        });
        if (stopped is not null)
        {
            GoOnPast(step, stopped, incident.Phase, ways);
        }

        return null;
    }

    /// <summary>Whether an incident holds a token where it is: its work is not open.</summary>
    public static bool IsStopped(InstanceState state, Token token) =>
        state.Incidents.Values.Any(incident => incident.Token == token.Number && incident.Missed is null) && !IsWaiting(state, token);

    /// <summary>The token that stands still; null when only something beside its work failed.</summary>
    private static Token? StoppedBy(InstanceState state, Incident incident) =>
        incident.Phase is not (IncidentPhase.Arming or IncidentPhase.Missed)
        && state.Tokens.TryGetValue(incident.Token, out Token? token) && !IsWaiting(state, token)
            ? token
            : null;

    private static ImmutableArray<ExecutableFlow> WaysPast(ExecutableNode node) => node is ExecutableNode.EventBasedGateway
        ? [] // Each of its ways waits for an event of its own.
        : [.. node.Outgoing.Where(flow => flow.IsDefault || flow.Condition is null)];

    private static void GoOnPast(StepRun step, Token stopped, IncidentPhase phase, ImmutableArray<ExecutableFlow> ways)
    {
        ExecutableNode node = step.Node(stopped);
        if (step.InstanceOf(stopped) is not null)
        {
            Withdrawal.Withdraw(step, stopped);
        }
        else if (node is ExecutableNode.ParallelGateway join)
        {
            ParallelGatewayRule.GoOn(step, stopped, join);
        }
        else
        {
            if (phase == IncidentPhase.Leaving)
            {
                CompensationRule.Record(step, stopped, node); // It was done; only the way on was not found.
            }

            SequenceFlowRule.Leave(step, stopped, ways);
        }
    }

    private static bool IsWaiting(InstanceState state, Token token) =>
        state.Tasks.Values.Any(task => task.Token == token.Number)
        || state.Jobs.Values.Any(job => job.Token == token.Number)
        || state.Waits.Values.Any(wait => wait.Token == token.Number && wait.Purpose == WaitPurpose.Flow)
        || state.Timers.Values.Any(timer => timer.Token == token.Number && timer.Purpose == TimerPurpose.Wait)
        || state.Tokens.Values.Any(inner => inner.Scope == token.Number);
}
