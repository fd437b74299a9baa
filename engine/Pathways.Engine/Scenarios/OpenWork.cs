using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Finds in a state what scenarios name by element: where tokens wait, and the work that is open there.</summary>
internal static class OpenWork
{
    private const int MostIndexes = 1000; // More instances of one activity nobody looks through by hand.

    /// <summary>
    /// The places where a token waits, one entry for each: tasks, catch events, event-based gateways, and elements that an
    /// incident has stopped. Sub-processes, events on edges and joins are not places.
    /// </summary>
    public static IEnumerable<ElementId> WaitingPlaces(ExecutableProcess process, InstanceState state) =>
        WaitingTokens(process, state).Select(token => token.Element);

    /// <summary>The tokens that wait at these places.</summary>
    public static IEnumerable<Token> WaitingTokens(ExecutableProcess process, InstanceState state)
    {
        HashSet<long> waiting =
        [
            .. state.Tasks.Values.Select(task => task.Token),
            .. state.Jobs.Values.Select(job => job.Token),
            .. state.Waits.Values.Where(wait => wait.Purpose is WaitPurpose.Flow or WaitPurpose.Gateway)
                .Select(wait => wait.Token),
            .. state.Timers.Values.Where(timer => timer.Purpose is TimerPurpose.Wait or TimerPurpose.Gateway)
                .Select(timer => timer.Token),
        ];
        HashSet<long> stopped = [.. state.Incidents.Values.Select(incident => incident.Token)];
        HashSet<long> containers = [.. state.Tokens.Values.Select(token => token.Scope)];
        return state.Tokens.Values
            .Where(token => waiting.Contains(token.Number)
                || (stopped.Contains(token.Number) && !containers.Contains(token.Number) && !IsJoin(process, token.Element)));
    }

    /// <summary>Open tokens at an element, the one open longest first; of a repeated activity its instances.</summary>
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

    /// <summary>
    /// The index by which <see cref="Choose"/> finds a token among those open at its element; null when it is the only one,
    /// or cannot be told from another.
    /// </summary>
    public static int? IndexOf(InstanceState state, Token token)
    {
        ImmutableArray<Token> open = At(state, token.Element);
        return open.Length == 1
            ? null
            : Enumerable.Range(0, MostIndexes).Cast<int?>().FirstOrDefault(index => Choose(state, open, index)?.Number == token.Number);
    }

    private static bool IsJoin(ExecutableProcess process, ElementId element) =>
        process.FindAnywhere(element) is ExecutableNode.ParallelGateway { Incoming.Length: > 1 }
            or ExecutableNode.InclusiveGateway { Incoming.Length: > 1 };

    /// <summary>Which instance of the nearest repeated activity around it a token belongs to, from 1; null for none.</summary>
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
