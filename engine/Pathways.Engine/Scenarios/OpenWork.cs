using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Finds in a state what scenarios name by element: where tokens wait, and the work that is open there.</summary>
internal static class OpenWork
{
    /// <summary>
    /// The places where a token waits, one entry for each: tasks, catch events, event-based gateways, and elements that an
    /// incident has stopped. Sub-processes, events on edges and joins are not places.
    /// </summary>
    public static IEnumerable<ElementId> WaitingPlaces(ExecutableProcess process, InstanceState state) =>
        state.Tokens.Values.Where(token => Waits(process, state, token)).Select(token => token.Element);

    /// <summary>Open tokens at an activity, the one open longest first; of a repeated activity its instances.</summary>
    public static ImmutableArray<Token> At(InstanceState state, ElementId element) =>
    [
        .. state.Tokens.Values.Where(token => token.Element == element
            && !(state.Scopes.TryGetValue(token.Number, out Scope? scope) && scope.Repetition is not null)),
    ];

    /// <summary>
    /// Of several the one meant by an index: the instance of that number, counted from 0, else the one at that place among
    /// those that are open. Without an index the one open longest.
    /// </summary>
    public static Token? Choose(InstanceState state, ImmutableArray<Token> open, int? index) =>
        index is not { } wanted
            ? open.FirstOrDefault()
            : open.FirstOrDefault(token => CounterOf(state, token) == wanted + 1) ?? open.ElementAtOrDefault(wanted);

    private static bool Waits(ExecutableProcess process, InstanceState state, Token token) =>
        state.Tasks.Values.Any(task => task.Token == token.Number)
        || state.Jobs.Values.Any(job => job.Token == token.Number)
        || state.Waits.Values.Any(wait => wait.Token == token.Number && wait.Purpose is (WaitPurpose.Flow or WaitPurpose.Gateway))
        || state.Timers.Values.Any(timer => timer.Token == token.Number && timer.Purpose is (TimerPurpose.Wait or TimerPurpose.Gateway))
        || (state.Incidents.Values.Any(incident => incident.Token == token.Number)
            && !state.Tokens.Values.Any(inner => inner.Scope == token.Number)
            && process.FindAnywhere(token.Element) is not ExecutableNode.ParallelGateway and not ExecutableNode.InclusiveGateway);

    private static int? CounterOf(InstanceState state, Token token)
    {
        for (Token? at = token; at is not null; at = state.Tokens.GetValueOrDefault(at.Scope))
        {
            if (state.Scopes.TryGetValue(at.Number, out Scope? scope) && scope.Counter is { } counter)
            {
                return counter;
            }
        }

        return null;
    }
}
