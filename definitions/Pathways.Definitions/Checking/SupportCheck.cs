using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>
/// Names what this engine does not run, and events that stand where BPMN does not allow them, so that nothing drawn is
/// silently ignored.
/// </summary>
internal static class SupportCheck
{
    public static void Run(ProcessModel process, FindingLog log) => Run(process.Content, null, log);

    private static void Run(FlowContent content, FlowNode.Activity? around, FindingLog log)
    {
        foreach (FlowNode node in content.Nodes)
        {
            CheckElement(node, content, log);
            CheckTrigger(node, content, around, log);
            if (node is FlowNode.Activity activity)
            {
                Run(activity.Content, activity, log);
            }
        }
    }

    private static void CheckElement(FlowNode node, FlowContent content, FindingLog log)
    {
        switch (node)
        {
            case FlowNode.Gateway { GatewayKind: GatewayKind.Complex }:
                log.Error(
                    "PW2020", node, $"'{node.Title}' is a complex gateway: what it does is left to each engine, so it "
                    + "cannot be run the same everywhere.",
                    "Draw it with inclusive and exclusive gateways.", node.Title, node.Kind);
                break;
            case FlowNode.Gateway { Instantiates: true }
                when !content.Nodes.OfType<FlowNode.StartEvent>().Any(start => start.Behind == node.Id):
                log.Error(
                    "PW2020", node, $"'{node.Title}' is an event-based gateway that begins the process, but it stands "
                    + "inside a sub-process, something leads to it, or it needs all of its events.",
                    "Draw one start event for each of its events.", node.Title, node.Kind);
                break;
            case FlowNode.Activity { IsTriggeredByEvent: true, Repetition: not null }:
                log.Error(
                    "PW2022", node, $"'{node.Title}' is begun by an event, so it cannot be repeated.",
                    "Remove its loop, or let its start event come again without interrupting.", node.Title);
                break;
            default:
                break;
        }
    }

    private static void CheckTrigger(FlowNode node, FlowContent content, FlowNode.Activity? around, FindingLog log)
    {
        if (TriggerOf(node) is not { } trigger)
        {
            return;
        }

        ImmutableArray<EventTrigger> triggers = trigger.Singly;
        if (trigger is EventTrigger.Several { AreAllNeeded: true } && !CanNeedAll(node, triggers, around))
        {
            Refuse(
                node, "several triggers that must all come",
                "Let it wait for messages, signals, times and conditions only, and begin a process by one of them.", log);
            return;
        }

        foreach (EventTrigger unlawful in triggers.Where(one => !IsLawful(node, one, content, around, triggers.Length)))
        {
            Refuse(node, unlawful.BpmnWord, RemedyFor(node, unlawful), log);
        }
    }

    private static EventTrigger? TriggerOf(FlowNode node) => node switch
    {
        FlowNode.StartEvent start => start.Trigger,
        FlowNode.EndEvent end => end.Result,
        FlowNode.CatchEvent catching => catching.Trigger,
        FlowNode.ThrowEvent throwing => throwing.Trigger,
        FlowNode.BoundaryEvent boundary => boundary.Trigger,
        _ => null,
    };

    private static bool IsLawful(
        FlowNode node, EventTrigger trigger, FlowContent content, FlowNode.Activity? around, int count) => node switch
        {
            FlowNode.StartEvent when around is null => trigger is EventTrigger.None || IsAwaited(trigger),
            FlowNode.StartEvent when around.IsTriggeredByEvent => IsAwaited(trigger)
                || trigger is EventTrigger.Error or EventTrigger.Escalation or EventTrigger.Compensation,
            FlowNode.StartEvent => trigger is EventTrigger.None,
            FlowNode.EndEvent => trigger is EventTrigger.None or EventTrigger.Message or EventTrigger.Signal
                or EventTrigger.Error or EventTrigger.Escalation or EventTrigger.Compensation or EventTrigger.Terminate
                || (trigger is EventTrigger.Cancel && around?.ActivityKind == ActivityKind.Transaction),
            FlowNode.CatchEvent => IsAwaited(trigger) || (trigger is EventTrigger.Link && count == 1),
            FlowNode.ThrowEvent => trigger is EventTrigger.None or EventTrigger.Message or EventTrigger.Signal
                or EventTrigger.Escalation or EventTrigger.Compensation
                || (trigger is EventTrigger.Link && count == 1),
            FlowNode.BoundaryEvent boundary => IsAwaited(trigger)
                || trigger is EventTrigger.Error or EventTrigger.Escalation or EventTrigger.Compensation
                || (trigger is EventTrigger.Cancel
                    && HostOf(boundary, content) is null or { ActivityKind: ActivityKind.Transaction }),
            _ => true,
        };

    /// <summary>One that begins a process would have to remember what came while there is no case yet.</summary>
    private static bool CanNeedAll(FlowNode node, ImmutableArray<EventTrigger> triggers, FlowNode.Activity? around) =>
        node is FlowNode.EndEvent or FlowNode.ThrowEvent
        || (triggers.All(IsAwaited) && (node is not FlowNode.StartEvent || around is not null));

    private static bool IsAwaited(EventTrigger trigger) => trigger
        is EventTrigger.Timer or EventTrigger.Message or EventTrigger.Signal or EventTrigger.Conditional;

    private static FlowNode.Activity? HostOf(FlowNode.BoundaryEvent boundary, FlowContent content) =>
        content.Nodes.OfType<FlowNode.Activity>().FirstOrDefault(host => host.Id == boundary.AttachedTo);

    private static void Refuse(FlowNode node, string word, string remedy, FindingLog log) => log.Error(
        "PW2021", node, $"'{node.Title}' is a {node.Kind} with {Article(word)}{word}, which has no meaning there.",
        remedy, node.Title, node.Kind, word);

    private static string Article(string word) => word.StartsWith("no ", StringComparison.Ordinal)
        || word.StartsWith("several ", StringComparison.Ordinal) ? "" : "a ";

    private static string RemedyFor(FlowNode node, EventTrigger trigger) => (node, trigger) switch
    {
        (_, EventTrigger.Cancel) => "Cancel events belong to transactions: an end event inside, an event on the edge.",
        (FlowNode.StartEvent, EventTrigger.None) => "Choose what begins the event sub-process.",
        (FlowNode.StartEvent, _) => "Begin a process plainly, by a message, a signal, a time or a condition; draw "
            + "handlers of errors, escalations and compensation as event sub-processes.",
        (FlowNode.CatchEvent, _) => "Wait for a message, a signal, a time or a condition; catch errors and escalations "
            + "on the edge of an activity.",
        (FlowNode.ThrowEvent, _) => "Throw an error or terminate with an end event.",
        _ => "Choose another trigger.",
    };
}
