namespace Pathways.Definitions;

/// <summary>Names what is lawful BPMN but beyond this engine, so that nothing drawn is silently ignored.</summary>
internal static class SupportCheck
{
    public static void Run(ProcessModel process, FindingLog log)
    {
        foreach (FlowNode node in process.Content.Nodes)
        {
            Check(node, log);
        }
    }

    private static void Check(FlowNode node, FindingLog log)
    {
        if (node is FlowNode.Activity { Repetition: { } repetition })
        {
            log.Error(
                "PW2022", node, $"'{node.Title}' is repeated ({repetition}), which this version cannot run.",
                "Draw the repetition as a loop with a gateway.", node.Title, repetition);
        }

        var isSupported = node switch
        {
            FlowNode.StartEvent start => start.Trigger is EventTrigger.None or EventTrigger.Message,
            FlowNode.EndEvent end => end.Result is EventTrigger.None or EventTrigger.Terminate,
            FlowNode.CatchEvent catching => catching.Trigger is EventTrigger.Timer or EventTrigger.Message,
            FlowNode.ThrowEvent throwing => throwing.Trigger is EventTrigger.None,
            FlowNode.BoundaryEvent boundary => boundary.Trigger is EventTrigger.Timer,
            FlowNode.Activity activity => !activity.IsForCompensation && activity.ActivityKind is
                ActivityKind.AbstractTask or ActivityKind.UserTask or ActivityKind.ManualTask
                or ActivityKind.SendTask or ActivityKind.ReceiveTask or ActivityKind.BusinessRuleTask,
            FlowNode.Gateway gateway => gateway.GatewayKind is GatewayKind.Exclusive or GatewayKind.Parallel,
            _ => false,
        };
        if (isSupported)
        {
            return;
        }

        EventTrigger? trigger = node switch
        {
            FlowNode.StartEvent start => start.Trigger,
            FlowNode.EndEvent end => end.Result,
            FlowNode.CatchEvent catching => catching.Trigger,
            FlowNode.ThrowEvent throwing => throwing.Trigger,
            FlowNode.BoundaryEvent boundary => boundary.Trigger,
            _ => null,
        };
        if (trigger is null)
        {
            log.Error(
                "PW2020", node, $"'{node.Title}' is a {node.Kind}, which this version cannot run.",
                "Draw it with tasks, exclusive and parallel gateways, and timers.", node.Title, node.Kind);
            return;
        }

        var word = WordOf(trigger);
        log.Error(
            "PW2021", node, $"'{node.Title}' is a {node.Kind} with a {word}, which this version cannot run.",
            "Use plain or message starts, timer or message waits, timers on tasks, and plain or terminate ends.",
            node.Title, node.Kind, word);
    }

    private static string WordOf(EventTrigger trigger) => trigger switch
    {
        EventTrigger.None => "no trigger",
        EventTrigger.Timer => "timerEventDefinition",
        EventTrigger.Message => "messageEventDefinition",
        EventTrigger.Terminate => "terminateEventDefinition",
        EventTrigger.Other other => other.Word,
        EventTrigger.Several several => string.Join(" + ", several.Triggers.Select(WordOf)),
        _ => throw new System.Diagnostics.UnreachableException($"The trigger {trigger} has no BPMN word here."),
    };
}
