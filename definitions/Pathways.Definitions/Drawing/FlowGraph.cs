using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// The arrows of one drawing as a graph: what leads where, what can be reached, where branches meet again.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<ElementId, FlowNode> nodes = [];
    private readonly ILookup<ElementId, SequenceFlow> outgoing;
    private readonly ILookup<ElementId, SequenceFlow> incoming;
    private readonly ILookup<ElementId, FlowNode.BoundaryEvent> boundaries;
    private readonly ImmutableArray<FlowNode> inOrder;
    private Dictionary<ElementId, HashSet<ElementId>>? passedBy;

    public FlowGraph(FlowContent content)
    {
        inOrder = content.Nodes;
        foreach (FlowNode node in content.Nodes)
        {
            nodes.TryAdd(node.Id, node); // A second use of an id is a finding of the reader.
        }

        outgoing = content.Flows.Where(IsConnected).ToLookup(flow => flow.From);
        incoming = content.Flows.Where(IsConnected).ToLookup(flow => flow.To);
        boundaries = content.Nodes.OfType<FlowNode.BoundaryEvent>().ToLookup(boundary => boundary.AttachedTo);
    }

    /// <summary>Where telling and running may begin: start events, else elements that nothing leads to.</summary>
    public IEnumerable<FlowNode> Starts
    {
        get
        {
            ImmutableArray<FlowNode> starts = [.. inOrder.OfType<FlowNode.StartEvent>()];
            return starts.IsEmpty
                ? inOrder.Where(node => node is not FlowNode.BoundaryEvent && !incoming[node.Id].Any())
                : starts;
        }
    }

    public FlowNode? Find(ElementId id) => nodes.GetValueOrDefault(id);

    public ImmutableArray<SequenceFlow> FlowsFrom(ElementId id) => [.. outgoing[id]];

    public ImmutableArray<SequenceFlow> FlowsTo(ElementId id) => [.. incoming[id]];

    /// <summary>The catching link of a name; null when there is none, or more than one.</summary>
    public FlowNode.CatchEvent? LinkTarget(string? name)
    {
        FlowNode.CatchEvent[] targets =
        [
            .. inOrder.OfType<FlowNode.CatchEvent>()
                .Where(catching => catching.Trigger is EventTrigger.Link link && link.Name == name),
        ];
        return targets.Length == 1 ? targets[0] : null;
    }

    /// <summary>Whether an element is the catching end of a link.</summary>
    public static bool IsLinkTarget(FlowNode node) => node is FlowNode.CatchEvent { Trigger: EventTrigger.Link };

    /// <summary>
    /// For each flow that arrives at a gateway, the elements from which the flow can come to it without passing the
    /// gateway: what the standard's rule for inclusive joins asks for.
    /// </summary>
    public ImmutableDictionary<ElementId, ImmutableHashSet<ElementId>> UpstreamOf(ElementId gateway) =>
        incoming[gateway].ToImmutableDictionary(flow => flow.Id, flow => Before(flow.From, gateway));

    public IEnumerable<FlowNode.BoundaryEvent> BoundariesOf(ElementId host) => boundaries[host];

    /// <summary>
    /// Everything that the flow can come to from an element, by arrows and by the edges of activities.
    /// </summary>
    public ImmutableHashSet<ElementId> ReachableWithBoundaries(IEnumerable<ElementId> from) =>
        Reach(from, withBoundaries: true);

    /// <summary>Everything that arrows lead to from an element, the element itself included.</summary>
    public ImmutableHashSet<ElementId> ReachableFrom(ElementId id) => Reach([id], withBoundaries: false);

    /// <summary>
    /// The first element that every way on from a branching passes; null when the ways do not meet again.
    /// </summary>
    public ElementId? MeetingPointAfter(ElementId branching)
    {
        passedBy ??= WhatEveryWayPasses();
        HashSet<ElementId> candidates = passedBy[branching];

        // Of the elements that all ways pass, the first is the one that has all the others still before it.
        foreach (ElementId candidate in candidates)
        {
            if (candidate != branching && passedBy[candidate].Count == candidates.Count - 1)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>
    /// For each element, what every way from it to an end passes: post-dominators, by the usual fixed point.
    /// </summary>
    private Dictionary<ElementId, HashSet<ElementId>> WhatEveryWayPasses()
    {
        var result = nodes.Keys.ToDictionary(
            id => id, id => outgoing[id].Any() ? nodes.Keys.ToHashSet() : new HashSet<ElementId> { id });
        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            foreach (ElementId id in nodes.Keys.Where(id => outgoing[id].Any()))
            {
                HashSet<ElementId>? common = null;
                foreach (SequenceFlow flow in outgoing[id])
                {
                    common = common is null ? [.. result[flow.To]] : [.. common.Intersect(result[flow.To])];
                }

                common!.Add(id); // There is at least one flow, so the set was made.
                if (common.Count != result[id].Count)
                {
                    result[id] = common;
                    hasChanged = true;
                }
            }
        }

        return result;
    }

    private ImmutableHashSet<ElementId> Before(ElementId last, ElementId gateway)
    {
        ImmutableHashSet<ElementId>.Builder seen = ImmutableHashSet.CreateBuilder<ElementId>();
        var open = new Stack<ElementId>([last]);
        while (open.TryPop(out ElementId id))
        {
            if (id == gateway || !seen.Add(id))
            {
                continue;
            }

            foreach (ElementId before in DirectlyBefore(id))
            {
                open.Push(before);
            }
        }

        return seen.ToImmutable();
    }

    /// <summary>The elements from which one move leads to an element: by an arrow, an edge or a link.</summary>
    private IEnumerable<ElementId> DirectlyBefore(ElementId id)
    {
        IEnumerable<ElementId> arrows = incoming[id].Select(flow => flow.From);
        return nodes[id] switch
        {
            FlowNode.BoundaryEvent boundary => arrows.Append(boundary.AttachedTo),
            FlowNode.CatchEvent { Trigger: EventTrigger.Link link } => arrows.Concat(Throwers(link.Name)),
            _ => arrows,
        };
    }

    private IEnumerable<ElementId> Throwers(string? name) =>
        inOrder.OfType<FlowNode.ThrowEvent>()
            .Where(throwing => throwing.Trigger is EventTrigger.Link link && link.Name == name)
            .Select(throwing => throwing.Id);

    private ImmutableHashSet<ElementId> Reach(IEnumerable<ElementId> from, bool withBoundaries)
    {
        ImmutableHashSet<ElementId>.Builder seen = ImmutableHashSet.CreateBuilder<ElementId>();
        var open = new Stack<ElementId>(from);
        while (open.TryPop(out ElementId id))
        {
            if (!seen.Add(id))
            {
                continue;
            }

            foreach (SequenceFlow flow in outgoing[id])
            {
                open.Push(flow.To);
            }

            if (nodes.GetValueOrDefault(id) is FlowNode.ThrowEvent { Trigger: EventTrigger.Link link }
                && LinkTarget(link.Name) is { } target)
            {
                open.Push(target.Id);
            }

            if (withBoundaries)
            {
                foreach (FlowNode.BoundaryEvent boundary in boundaries[id])
                {
                    open.Push(boundary.Id);
                }
            }
        }

        return seen.ToImmutable();
    }

    private bool IsConnected(SequenceFlow flow) => nodes.ContainsKey(flow.From) && nodes.ContainsKey(flow.To);
}
