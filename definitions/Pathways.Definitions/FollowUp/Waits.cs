namespace Pathways.Definitions;

/// <summary>Which elements wait for somebody or something that may never come.</summary>
internal static class Waits
{
    /// <summary>Whether an element waits, and nothing of its own says until when.</summary>
    /// <param name="process">The process.</param>
    /// <param name="node">The element.</param>
    /// <remarks>
    /// Messages that the platform sends and connectors that it calls are not among them: after their last attempt the case stops
    /// with an incident, which is watched. Joins are not either: what they wait for waits somewhere else.
    /// </remarks>
    public static bool WithoutEnd(ExecutableProcess process, ExecutableNode node) => node switch
    {
        ExecutableNode.UserTask task => task.Window.Due is null,
        ExecutableNode.ReceiveTask => !IsBehindGateway(process, node),
        ExecutableNode.ServiceTask service => !service.By.IsConnector,
        ExecutableNode.SendTask send => send.Template is null && !send.By.IsConnector,
        ExecutableNode.CatchEvent caught => !Rings(caught) && !IsBehindGateway(process, caught),
        ExecutableNode.EventBasedGateway gateway => !gateway.Outgoing.Any(flow => process.Find(flow.To) is ExecutableNode.CatchEvent caught && Rings(caught)),
        ExecutableNode.SubProcess box => box.Form == SubProcessForm.AdHoc,
        _ => false,
    };

    private static bool Rings(ExecutableNode.CatchEvent caught) => caught.NeedsAll
        ? caught.Triggers.All(trigger => trigger is ExecutableTrigger.Timer)
        : caught.Triggers.Any(trigger => trigger is ExecutableTrigger.Timer);

    // The gateway waits for it, not the event itself.
    private static bool IsBehindGateway(ExecutableProcess process, ExecutableNode awaited) =>
        process.Nodes.Any(node => node is ExecutableNode.EventBasedGateway && node.Outgoing.Any(flow => flow.To == awaited.Id));
}
