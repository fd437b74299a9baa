using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Waits until a token has come by every incoming flow, then sends one by every outgoing flow.</summary>
internal static class ParallelGatewayRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ParallelGateway gateway)
    {
        if (WaitingWith(step, token).Length >= gateway.Incoming.Length)
        {
            GoOn(step, token, gateway);
        }
    }

    /// <summary>Joins what has come and goes on.</summary>
    public static void GoOn(StepRun step, Token token, ExecutableNode.ParallelGateway gateway)
    {
        ImmutableArray<Token> waiting = WaitingWith(step, token);
        foreach (Token merged in waiting.Skip(1))
        {
            Withdrawal.EndWaits(step, merged.Number); // An incident of the join itself: what it waited for has come.
            step.Emit(new InstanceEvent.ElementCompleted(merged.Number, merged.Element) { At = step.Now });
        }

        SequenceFlowRule.Leave(step, waiting.IsEmpty ? token : waiting[0], gateway.Outgoing);
    }

    /// <summary>
    /// When nothing but joins is left in a scope, no token can come any more: a branch ended elsewhere, or two joins wait
    /// for each other. Without this the case would wait for ever and belong to nobody.
    /// </summary>
    public static void NameStarved(StepRun step)
    {
        InstanceState state = step.State;
        if (!state.Tokens.Values.Any(token => IsJoin(step, token)))
        {
            return; // The usual case.
        }

        foreach (IGrouping<long, Token> inside in state.Tokens.Values.GroupBy(token => token.Scope))
        {
            Token[] tokens = [.. inside];
            if (tokens.All(token => IsJoin(step, token))
                && !state.Incidents.Values.Any(incident => tokens.Any(token => token.Number == incident.Token)))
            {
                IncidentRule.Raise(step, tokens[0], IncidentPhase.Working, Reasons.JoinStarved(step.Node(tokens[0])));
            }
        }
    }

    /// <summary>One token for each incoming flow, the longest waiting first; further ones wait for the next round.</summary>
    private static ImmutableArray<Token> WaitingWith(StepRun step, Token token) =>
    [
        .. step.State.Tokens.Values
            .Where(other => other.Element == token.Element && other.Scope == token.Scope && other.Via is not null)
            .DistinctBy(other => other.Via),
    ];

    private static bool IsJoin(StepRun step, Token token) =>
        step.Node(token) is ExecutableNode.ParallelGateway or ExecutableNode.InclusiveGateway;
}
