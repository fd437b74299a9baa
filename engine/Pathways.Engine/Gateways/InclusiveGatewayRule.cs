using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Inclusive gateways. A join waits for every incoming flow by which something can still come: as the standard says, for
/// each token elsewhere from which a way leads to a flow that has none yet, and no way to a flow that has one. Then every
/// outgoing flow whose condition holds is taken.
/// </summary>
internal static class InclusiveGatewayRule
{
    /// <summary>A token has come; a join looks at it when everything else has come to rest.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode.InclusiveGateway gateway)
    {
        if (gateway.Incoming.Length <= 1)
        {
            Split(step, token, gateway, [token]);
        }
    }

    /// <summary>Lets one join go on that waits for nothing any more.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool JoinOne(StepRun step)
    {
        foreach (Token token in step.State.Tokens.Values)
        {
            if (step.Node(token) is not ExecutableNode.InclusiveGateway { Incoming.Length: > 1 } gateway
                || step.State.Incidents.Values.Any(incident => incident.Token == token.Number))
            {
                continue;
            }

            ImmutableArray<Token> here =
            [
                .. step.State.Tokens.Values.Where(other => other.Element == token.Element && other.Scope == token.Scope),
            ];
            if (here[0] == token && !IsAwaited(step, gateway, here))
            {
                Split(step, token, gateway, [.. here.DistinctBy(other => other.Via)]);
                return true;
            }
        }

        return false;
    }

    private static bool IsAwaited(StepRun step, ExecutableNode.InclusiveGateway gateway, ImmutableArray<Token> here)
    {
        ImmutableHashSet<ElementId> come = [.. here.Select(token => token.Via).OfType<ElementId>()];
        return !gateway.Incoming.All(come.Contains) && step.State.Tokens.Values.Any(other =>
            other.Scope == here[0].Scope && other.Element != gateway.Id && !CompensationRule.IsAside(step, other)
            && Leads(gateway, other, flow => !come.Contains(flow))
            && !Leads(gateway, other, come.Contains));
    }

    private static bool Leads(ExecutableNode.InclusiveGateway gateway, Token token, Func<ElementId, bool> to) =>
        gateway.Incoming.Any(flow => to(flow) && gateway.Upstream[flow].Contains(token.Element));

    private static void Split(
        StepRun step, Token token, ExecutableNode.InclusiveGateway gateway, ImmutableArray<Token> merged)
    {
        if (SequenceFlowRule.Choose(step, token, gateway, IncidentPhase.Working) is not { } taken)
        {
            return; // An incident was raised, and the branches still wait.
        }

        foreach (Token other in merged.Where(other => other.Number != token.Number))
        {
            Withdrawal.EndWaits(step, other.Number); // An incident of the join itself: what it waited for has come.
            step.Emit(new InstanceEvent.ElementCompleted(other.Number, other.Element) { At = step.Now });
        }

        SequenceFlowRule.Leave(step, token, taken);
    }
}
