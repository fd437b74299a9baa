using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Waits until a token has come by every incoming flow, then sends one by every outgoing flow.</summary>
internal static class ParallelGatewayRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ParallelGateway gateway)
    {
        // One token for each incoming flow, the longest waiting first; further ones wait for the next round.
        ImmutableArray<Token> waiting =
        [
            .. step.State.Tokens.Values
                .Where(other => other.Element == gateway.Id && other.Scope == token.Scope && other.Via is not null)
                .DistinctBy(other => other.Via),
        ];
        if (waiting.Length < gateway.Incoming.Length)
        {
            return;
        }

        foreach (Token merged in waiting.Skip(1))
        {
            step.Emit(new InstanceEvent.ElementCompleted(merged.Number, merged.Element) { At = step.Now });
        }

        SequenceFlowRule.Leave(step, waiting.IsEmpty ? token : waiting[0], gateway.Outgoing);
    }

    /// <summary>
    /// When nothing but joins is left, no token can come any more: a branch ended elsewhere. Without this the case
    /// would
    /// wait for ever and belong to nobody.
    /// </summary>
    public static void NameStarved(StepRun step)
    {
        InstanceState state = step.State;
        if (state.Tokens.IsEmpty || !state.Incidents.IsEmpty
            || state.Tokens.Values.Any(token => step.Node(token.Element) is not ExecutableNode.ParallelGateway))
        {
            return;
        }

        Token first = state.Tokens.Values.First();
        IncidentRule.Raise(step, first, IncidentPhase.Working, Reasons.JoinStarved(step.Node(first.Element)));
    }
}
