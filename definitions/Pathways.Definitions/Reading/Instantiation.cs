namespace Pathways.Definitions;

/// <summary>
/// What begins a process without being drawn as a start event: a receive task marked <c>instantiate</c> to which nothing
/// leads, and the events behind an event-based gateway marked so. Each is read as a start event that waits for the same.
/// </summary>
internal static class Instantiation
{
    public static FlowContent AsStarts(FlowContent content)
    {
        var graph = new FlowGraph(content);
        return content with { Nodes = [.. content.Nodes.Select(node => AsStart(node, graph))] };
    }

    private static FlowNode AsStart(FlowNode node, FlowGraph graph)
    {
        ElementId? behind = GatewayBefore(node, graph);
        EventTrigger? trigger = node switch
        {
            FlowNode.CatchEvent catching when behind is not null => catching.Trigger,
            FlowNode.Activity { ActivityKind: ActivityKind.ReceiveTask } task
                when behind is not null || (task.Instantiates && graph.FlowsTo(task.Id).IsEmpty) =>
                new EventTrigger.Message(task.Message, null),
            _ => null,
        };
        return trigger is null
            ? node
            : new FlowNode.StartEvent(trigger, IsInterrupting: true)
            {
                Id = node.Id,
                Name = node.Name,
                Documentation = node.Documentation,
                Kind = node.Kind,
                Marks = node.Marks,
                Place = node.Place,
                Behind = behind,
            };
    }

    private static ElementId? GatewayBefore(FlowNode node, FlowGraph graph) =>
        graph.FlowsTo(node.Id) is [var way]
        && graph.Find(way.From) is FlowNode.Gateway
        {
            GatewayKind: GatewayKind.EventBased, Instantiates: true, NeedsAll: false,
        } gateway
        && graph.FlowsTo(gateway.Id).IsEmpty
            ? gateway.Id
            : null;
}
