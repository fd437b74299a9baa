using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Checks the arrows: do they connect, do they decide, does everything come into play.</summary>
internal static class FlowCheck
{
    public static void Run(ProcessModel process, FindingLog log)
    {
        CheckContent(process.Content, log);
        CheckStarts(process, log);
        ImmutableHashSet<ElementId> all = [.. process.Content.AllNodes.Select(node => node.Id)];
        foreach (Lane lane in process.Lanes)
        {
            foreach (ElementId member in lane.Members.Where(member => !all.Contains(member)))
            {
                log.Add(
                    "PW2011", FindingSeverity.Error, lane.Id, lane.Place,
                    $"The lane '{lane.Id}' holds '{member}', which is not in the process.",
                    "Delete the reference, or draw the element again.", lane.Id.ToString(), member.ToString());
            }
        }
    }

    private static void CheckContent(FlowContent content, FindingLog log)
    {
        var graph = new FlowGraph(content);
        foreach (SequenceFlow flow in content.Flows)
        {
            CheckEnds(flow, graph, log);
        }

        foreach (FlowNode node in content.Nodes)
        {
            CheckNode(node, graph, log);
            EventCheck.Run(node, content, graph, log);
            if (node is FlowNode.Activity { Content: { Nodes.IsEmpty: false } inside } activity)
            {
                CheckContent(inside, log);
                CheckSubProcess(activity, log);
            }
        }
    }

    private static void CheckEnds(SequenceFlow flow, FlowGraph graph, FindingLog log)
    {
        foreach (ElementId end in new[] { flow.From, flow.To }.Where(end => graph.Find(end) is null))
        {
            log.Add(
                "PW2010", FindingSeverity.Error, flow.Id, flow.Place,
                $"The flow '{flow.Id}' is connected to '{end}', which is not in the process.",
                "Connect both of its ends, or delete it.", flow.Id.ToString(), end.ToString());
        }
    }

    private static void CheckNode(FlowNode node, FlowGraph graph, FindingLog log)
    {
        ImmutableArray<SequenceFlow> ways = graph.FlowsFrom(node.Id);
        switch (node)
        {
            case FlowNode.Gateway { GatewayKind: GatewayKind.Exclusive or GatewayKind.Inclusive } gateway:
                CheckDefault(gateway, gateway.DefaultFlow, ways, log);
                CheckDecides(gateway, gateway.DefaultFlow, ways, log);
                break;
            case FlowNode.Activity activity:
                CheckDefault(activity, activity.DefaultFlow, ways, log);
                break;
            case FlowNode.BoundaryEvent boundary when graph.Find(boundary.AttachedTo) is not FlowNode.Activity:
                log.Error(
                    "PW2012", boundary,
                    $"The boundary event '{boundary.Title}' is attached to '{boundary.AttachedTo}', "
                    + "which is not an activity of the process.",
                    "Attach it to a task.", boundary.Title, boundary.AttachedTo.ToString());
                break;
            case FlowNode.EndEvent when ways.Length > 0:
                log.Error(
                    "PW2015", node, $"The end event '{node.Title}' has a flow that leaves it.",
                    "Delete the flow, or make the event an intermediate one.", node.Title);
                break;
            case FlowNode.StartEvent { Behind: null } when graph.FlowsTo(node.Id).Length > 0:
                log.Error(
                    "PW2015", node, $"The start event '{node.Title}' has a flow that arrives at it.",
                    "Let the flow arrive at the element after it.", node.Title);
                break;
            default:
                break;
        }

        CheckLeadsOn(node, ways, log);
    }

    /// <summary>The standard lets a branch end at whatever nothing follows; only a start or a gateway makes no sense then.</summary>
    private static void CheckLeadsOn(FlowNode node, ImmutableArray<SequenceFlow> ways, FindingLog log)
    {
        if (!ways.IsEmpty)
        {
            return;
        }

        switch (node)
        {
            case FlowNode.StartEvent or FlowNode.Gateway:
                log.Error(
                    "PW2016", node, $"Nothing follows '{node.Title}', so a case would stop there without reaching an end.",
                    "Draw a flow to the next step or to an end event.", node.Title);
                break;
            case FlowNode.CatchEvent or FlowNode.BoundaryEvent { Trigger: not EventTrigger.Compensation }:
                log.Warning(
                    "PW2016", node, $"Nothing follows '{node.Title}', so a branch ends there without reaching an end.",
                    "Draw a flow to the next step, or to an end event when it is meant.", node.Title);
                break;
            default:
                break;
        }
    }

    private static void CheckDefault(FlowNode node, ElementId? named, ImmutableArray<SequenceFlow> ways, FindingLog log)
    {
        if (named is { } flow && ways.All(way => way.Id != flow))
        {
            log.Error(
                "PW2011", node, $"The default flow '{flow}' of '{node.Title}' does not leave it.",
                "Choose one of its own flows as the default.", flow.ToString(), node.Title);
        }
    }

    private static void CheckDecides(
        FlowNode gateway, ElementId? defaultFlow, ImmutableArray<SequenceFlow> ways, FindingLog log)
    {
        if (ways.Length < 2)
        {
            return;
        }

        if (ways.All(way => way.Condition is null))
        {
            log.Error(
                "PW2030", gateway,
                $"The gateway '{gateway.Title}' has {ways.Length} flows and no condition, so it cannot decide.",
                "Give each flow a FEEL condition and make one of them the default.", gateway.Title, $"{ways.Length}");
            return;
        }

        foreach (SequenceFlow way in ways.Where(way => way.Condition is null && way.Id != defaultFlow))
        {
            log.Add(
                "PW2031", FindingSeverity.Error, way.Id, way.Place,
                $"The flow '{way.Name ?? way.Id.ToString()}' of the gateway '{gateway.Title}' has no "
                + "condition and is not the default.",
                "Give it a FEEL condition, or make it the default.", way.Name ?? way.Id.ToString(), gateway.Title);
        }

        if (defaultFlow is null)
        {
            log.Warning(
                "PW2032", gateway,
                $"The gateway '{gateway.Title}' has no default flow: a case for which no condition "
                + "holds stops with an incident.",
                "Make one of its flows the default unless the conditions cover everything.", gateway.Title);
        }
    }

    private static void CheckStarts(ProcessModel process, FindingLog log)
    {
        ImmutableArray<FlowNode.StartEvent> starts = [.. process.Content.Nodes.OfType<FlowNode.StartEvent>()];
        ImmutableArray<ElementId> begins = starts.IsEmpty ? ContentCompiler.ContentOf(process.Content).Starts
            : [.. starts.Select(start => start.Behind ?? start.Id)];
        if (begins.IsEmpty)
        {
            log.Add(
                "PW2041", FindingSeverity.Error, process.Id, process.Place,
                $"The process '{process.Name ?? process.Key}' has no start event, and no element to which nothing leads.",
                "Draw a start event.", process.Name ?? process.Key);
            return;
        }

        foreach (FlowNode.StartEvent second in starts.Where(start => start.Trigger is EventTrigger.None).Skip(1))
        {
            log.Error(
                "PW2042", second, $"The process has a second plain start event, '{second.Title}'.",
                "Keep one plain start event; others may start by a message.", second.Title);
        }

        CheckReach(process.Content, begins, log);
    }

    private static void CheckSubProcess(FlowNode.Activity activity, FindingLog log)
    {
        if (activity.ActivityKind == ActivityKind.AdHocSubProcess)
        {
            return; // People start what is inside.
        }

        if (activity.IsTriggeredByEvent && activity.Content.Nodes.OfType<FlowNode.StartEvent>().Count() != 1)
        {
            log.Error(
                "PW2043", activity, $"The event sub-process '{activity.Title}' needs exactly one start event.",
                "Draw one, with the event that begins it.", activity.Title);
        }

        CheckReach(activity.Content, ContentCompiler.ContentOf(activity.Content).Starts, log);
    }

    private static void CheckReach(FlowContent content, IEnumerable<ElementId> starts, FindingLog log)
    {
        ImmutableHashSet<ElementId> reached = new FlowGraph(content).ReachableWithBoundaries(starts);
        foreach (FlowNode node in content.Nodes.Where(node => !reached.Contains(node.Id) && !StartsItself(node)))
        {
            log.Error(
                "PW2040", node, $"No case can ever come to '{node.Title}'.",
                "Draw a flow to it, or delete it.", node.Title);
        }
    }

    private static bool StartsItself(FlowNode node) =>
        node is FlowNode.Activity { IsTriggeredByEvent: true } or FlowNode.Activity { IsForCompensation: true }
            or FlowNode.BoundaryEvent; // A boundary event without a host is PW2012.
}
