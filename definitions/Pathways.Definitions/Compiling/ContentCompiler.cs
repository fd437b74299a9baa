using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Makes everything inside a process or sub-process executable: elements, arrows between them, events on their edges.
/// </summary>
internal sealed class ContentCompiler
{
    private readonly NodeCompiler nodes;
    private readonly FormulaCompiler formulas;

    public ContentCompiler(ProcessModel process, DefinitionCatalog catalog, FindingLog log)
    {
        ImmutableArray<string> knownNames = VariableNames.MentionedIn(process, catalog);
        var calendars = new CalendarCompiler(process);
        formulas = new FormulaCompiler(log, knownNames, calendars);
        nodes = new NodeCompiler(process, catalog, log, formulas, new WindowCompiler(log, knownNames, calendars));
    }

    /// <summary>The elements of a process, those inside of sub-processes included.</summary>
    public IEnumerable<ExecutableNode> CompileAll(FlowContent content, ElementId? container)
    {
        var graph = new FlowGraph(content);
        ImmutableArray<ExecutableNode> compiled =
        [
            .. content.Nodes
                .DistinctBy(node => node.Id)
                .Select(node => (Drawn: node, Made: nodes.Compile(node, graph)))
                .Where(pair => pair.Made is not null)
                .Select(pair => pair.Made! with // Nulls were filtered just above.
                {
                    Container = container,
                    Outgoing = [.. graph.FlowsFrom(pair.Drawn.Id).Select(flow => CompileFlow(pair.Drawn, flow))],
                    Incoming = [.. graph.FlowsTo(pair.Drawn.Id).Select(flow => flow.Id)],
                }),
        ];
        return compiled
            .Select(node => WithEdges(node, compiled, graph, content))
            .Concat(content.Nodes.OfType<FlowNode.Activity>().SelectMany(inner => CompileAll(inner.Content, inner.Id)));
    }

    /// <summary>What running a process or sub-process has to know of its inside.</summary>
    public static ExecutableContent ContentOf(FlowContent content)
    {
        var graph = new FlowGraph(content);
        FlowNode.StartEvent[] starts = [.. content.Nodes.OfType<FlowNode.StartEvent>()];
        FlowNode.StartEvent[] plain = [.. starts.Where(start => start.Trigger is EventTrigger.None)];
        FlowNode.Activity[] activities =
        [
            .. content.Nodes.OfType<FlowNode.Activity>()
                .Where(activity => activity is { IsForCompensation: false, IsTriggeredByEvent: false }),
        ];
        IEnumerable<FlowNode> begins = plain.Length > 0 ? plain
            : starts.Length > 0 ? starts
            : content.Nodes.Where(node => node is not FlowNode.BoundaryEvent
                and not FlowNode.Activity { IsForCompensation: true } and not FlowNode.Activity { IsTriggeredByEvent: true }
                && graph.FlowsTo(node.Id).IsEmpty && !FlowGraph.IsLinkTarget(node));
        return new ExecutableContent(
            [.. begins.Select(node => node.Id)],
            [.. content.Nodes.OfType<FlowNode.Activity>().Where(node => node.IsTriggeredByEvent).Select(node => node.Id)],
            [.. activities.Select(activity => activity.Id)]);
    }

    private static ExecutableNode WithEdges(
        ExecutableNode node, ImmutableArray<ExecutableNode> siblings, FlowGraph graph, FlowContent content)
    {
        ImmutableArray<ExecutableNode.BoundaryEvent> boundaries =
        [
            .. siblings.OfType<ExecutableNode.BoundaryEvent>().Where(boundary => boundary.Host == node.Id),
        ];
        ElementId? undoneBy = boundaries
            .Where(boundary => boundary.Triggers.Any(trigger => trigger is ExecutableTrigger.Compensation))
            .Select(boundary => HandlerOf(boundary.Id, content))
            .FirstOrDefault(handler => handler is not null);
        ExecutableNode edged = node with { Boundaries = boundaries, UndoneBy = undoneBy };
        return edged is ExecutableNode.InclusiveGateway inclusive
            ? inclusive with { Upstream = graph.UpstreamOf(node.Id) }
            : edged;
    }

    /// <summary>The activity that a dotted line connects with a compensation event.</summary>
    private static ElementId? HandlerOf(ElementId boundary, FlowContent content)
    {
        Association? line = content.Associations.FirstOrDefault(line => line.From == boundary || line.To == boundary);
        return line is null ? null : line.From == boundary ? line.To : line.From;
    }

    private ExecutableFlow CompileFlow(FlowNode from, SequenceFlow flow)
    {
        ElementId? defaultFlow = from switch
        {
            FlowNode.Gateway gateway => gateway.DefaultFlow,
            FlowNode.Activity activity => activity.DefaultFlow,
            _ => null,
        };
        var isDefault = flow.Id == defaultFlow;

        // The standard ignores a condition on a default flow, and on flows that leave other gateways than these two.
        var isConditional = !isDefault
            && from is not FlowNode.Gateway { GatewayKind: not (GatewayKind.Exclusive or GatewayKind.Inclusive) };
        return new ExecutableFlow(
            flow.Id, flow.Name, flow.To, isConditional ? formulas.Compile(flow.Id, flow.Condition) : null, isDefault);
    }
}
