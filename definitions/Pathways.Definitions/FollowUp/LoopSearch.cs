using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>A loop that the flow can go round for ever.</summary>
/// <param name="Inside">Where it is drawn.</param>
/// <param name="Round">The shortest way round, its first element at both ends.</param>
/// <param name="Members">Everything that the flow can come to from it and back.</param>
internal sealed record FoundLoop(Inside Inside, ImmutableArray<ExecutableNode> Round, ImmutableHashSet<ElementId> Members);

/// <summary>Finds the loops of a silent flow.</summary>
internal static class LoopSearch
{
    /// <summary>The loops, one for everything that hangs together, in the order of the boxes.</summary>
    /// <param name="flow">Where the flow goes on by itself.</param>
    /// <param name="matters">Which elements a loop must go through to be told.</param>
    public static IEnumerable<FoundLoop> Of(SilentFlow flow, Func<ExecutableNode, bool> matters)
    {
        foreach (Inside inside in flow.Insides)
        {
            Dictionary<ElementId, ImmutableArray<ElementId>> graph = Graph(flow, inside);
            HashSet<ElementId> told = [];
            foreach (ElementId id in graph.Keys.Order())
            {
                ExecutableNode node = inside.Process.Find(id)!; // Taken from the process just before.
                if (!told.Contains(id) && matters(node) && Round(id, graph) is { IsEmpty: false } round)
                {
                    ImmutableHashSet<ElementId> members =
                        [.. Reach(id, graph).Where(other => Reach(other, graph).Contains(id))];
                    told.UnionWith(members);
                    yield return new FoundLoop(inside, [.. round.Select(step => inside.Process.Find(step)!)], members);
                }
            }
        }
    }

    /// <summary>The calls by which a process comes to run itself again, without anything being waited for; empty when there are none.</summary>
    public static ImmutableArray<ExecutableNode> OfCalls(SilentFlow flow)
    {
        Dictionary<ExecutableProcess, ExecutableNode[]> calls = flow.Insides.GroupBy(inside => inside.Process).ToDictionary(
            group => group.Key,
            group => group.SelectMany(inside => flow.ReachIn(inside).Select(id => inside.Process.Find(id)!)) // It was reached there.
                .Where(node => node is ExecutableNode.CallActivity).ToArray());
        foreach ((ExecutableProcess process, ExecutableNode[] first) in calls)
        {
            foreach (ExecutableNode call in first)
            {
                if (WayBack(flow, process, call, calls, []) is { IsEmpty: false } way)
                {
                    return way;
                }
            }
        }

        return [];
    }

    private static ImmutableArray<ExecutableNode> WayBack(
        SilentFlow flow, ExecutableProcess to, ExecutableNode call,
        Dictionary<ExecutableProcess, ExecutableNode[]> calls, HashSet<ExecutableProcess> seen)
    {
        if (flow.CalledBy(call) is not { } called || (called != to && !seen.Add(called)))
        {
            return [];
        }

        return called == to
            ? [call]
            : calls[called].Select(next => WayBack(flow, to, next, calls, seen)).Where(way => !way.IsEmpty)
                .Select(way => way.Insert(0, call)).FirstOrDefault([]);
    }

    // A join goes on for ever only when every flow into it comes for ever: others are taken out until nothing changes.
    private static Dictionary<ElementId, ImmutableArray<ElementId>> Graph(SilentFlow flow, Inside inside)
    {
        ExecutableNode[] nodes = [.. inside.Nodes];
        var graph = nodes.ToDictionary(node => node.Id, node => flow.Next(inside, node).Distinct().ToImmutableArray());
        ILookup<ElementId, ElementId> sources = nodes
            .SelectMany(node => node.Outgoing.Select(way => (To: way.To, From: node.Id))).ToLookup(way => way.To, way => way.From);
        while (true)
        {
            HashSet<ElementId> fed =
            [
                .. graph.Keys.Where(id => !Round(id, graph).IsEmpty).SelectMany(id => Reach(id, graph).Append(id)),
            ];
            ElementId[] starved =
            [
                .. nodes.Where(node => node is ExecutableNode.ParallelGateway && graph.ContainsKey(node.Id))
                    .Where(join => sources[join.Id].Any(source =>
                        !fed.Contains(source) || !graph.TryGetValue(source, out ImmutableArray<ElementId> next) || !next.Contains(join.Id)))
                    .Select(join => join.Id),
            ];
            if (starved.Length == 0)
            {
                return graph;
            }

            foreach (ElementId join in starved)
            {
                graph.Remove(join);
            }
        }
    }

    private static ImmutableArray<ElementId> Round(ElementId id, Dictionary<ElementId, ImmutableArray<ElementId>> graph) =>
        Ways.Round(id, here => Next(here, graph));

    private static ImmutableArray<ElementId> Reach(ElementId id, Dictionary<ElementId, ImmutableArray<ElementId>> graph) =>
        Ways.Reach(Next(id, graph), here => Next(here, graph)).Order;

    private static IEnumerable<ElementId> Next(ElementId id, Dictionary<ElementId, ImmutableArray<ElementId>> graph) =>
        graph.TryGetValue(id, out ImmutableArray<ElementId> next) ? next.Where(graph.ContainsKey) : [];
}
