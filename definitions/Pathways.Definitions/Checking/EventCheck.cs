using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Checks events against what they need around them: links, event-based gateways, compensation, transactions.
/// </summary>
internal static class EventCheck
{
    public static void Run(FlowNode node, FlowContent content, FlowGraph graph, FindingLog log)
    {
        switch (node)
        {
            case FlowNode.ThrowEvent { Trigger: EventTrigger.Link link } when graph.LinkTarget(link.Name) is null:
                log.Error(
                    "PW2035", node, $"The link '{node.Title}' throws to '{link.Name}', and there is not exactly one "
                    + "catching link of that name beside it.",
                    "Draw one catching link with the same link name in the same process or sub-process.",
                    node.Title, link.Name ?? "");
                break;
            case FlowNode.Gateway { GatewayKind: GatewayKind.EventBased }:
                CheckEventBased(node, graph, log);
                break;
            case FlowNode.BoundaryEvent { Trigger: EventTrigger.Compensation }:
                CheckCompensation(node, content, graph, log);
                break;
            case FlowNode.Activity { ActivityKind: ActivityKind.Transaction } transaction:
                CheckTransaction(transaction, graph, log);
                break;
            default:
                break;
        }
    }

    private static void CheckEventBased(FlowNode gateway, FlowGraph graph, FindingLog log)
    {
        foreach (SequenceFlow way in graph.FlowsFrom(gateway.Id))
        {
            FlowNode? target = graph.Find(way.To);
            if (target is not FlowNode.StartEvent { Behind: not null } and not FlowNode.CatchEvent { Trigger: not EventTrigger.Link }
                and not FlowNode.Activity { ActivityKind: ActivityKind.ReceiveTask })
            {
                log.Add(
                    "PW2033", Rules.FindingSeverity.Error, way.Id, way.Place,
                    $"The event-based gateway '{gateway.Title}' leads to '{target?.Title ?? way.To.ToString()}', which "
                    + "waits for no event.",
                    "Let each of its flows lead to a wait for a message, a signal, a time or a condition, or to a "
                    + "receive task.", gateway.Title, target?.Title ?? way.To.ToString());
            }
        }
    }

    private static void CheckCompensation(FlowNode boundary, FlowContent content, FlowGraph graph, FindingLog log)
    {
        IEnumerable<ElementId> ends = content.Associations
            .Where(line => line.From == boundary.Id || line.To == boundary.Id)
            .Select(line => line.From == boundary.Id ? line.To : line.From);
        if (!ends.Any(end => graph.Find(end) is FlowNode.Activity))
        {
            log.Error(
                "PW2036", boundary, $"The compensation event '{boundary.Title}' is connected to no activity that would "
                + "undo the work.",
                "Draw an association from it to an activity marked isForCompensation.", boundary.Title);
        }
    }

    private static void CheckTransaction(FlowNode.Activity transaction, FlowGraph graph, FindingLog log)
    {
        ImmutableArray<FlowNode.BoundaryEvent> edges = [.. graph.BoundariesOf(transaction.Id)];
        FlowNode.EndEvent? cancels = transaction.Content.Nodes.OfType<FlowNode.EndEvent>()
            .FirstOrDefault(end => end.Result is EventTrigger.Cancel);
        if (cancels is not null && !edges.Any(edge => edge.Trigger is EventTrigger.Cancel))
        {
            log.Error(
                "PW2037", transaction, $"'{cancels.Title}' gives up the transaction '{transaction.Title}', and nothing "
                + "says how the flow goes on then.",
                "Draw a cancel event on the edge of the transaction.", cancels.Title, transaction.Title);
        }
    }
}
