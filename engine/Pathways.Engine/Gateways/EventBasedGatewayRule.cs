using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Waits for the events that follow; the first one that comes takes its way, and the others are given up.</summary>
internal static class EventBasedGatewayRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.EventBasedGateway gateway) =>
        EventRule.TryAwait(
            step, token, IncidentPhase.Working, gateway.Outgoing.Select(flow => Awaited(step, token, flow)));

    public static void Came(StepRun step, Token token, ElementId element)
    {
        ExecutableFlow way = step.Node(token).Outgoing.First(flow => flow.To == element); // It was armed for this flow.
        SequenceFlowRule.Leave(step, token, []);
        Token passed = step.Activate(element, token.Scope, way.Id);
        SequenceFlowRule.Leave(step, passed, step.Node(passed));
    }

    private static AwaitedPoint Awaited(StepRun step, Token token, ExecutableFlow flow) =>
        step.NodeIn(token.Scope, flow.To) switch
        {
            ExecutableNode.CatchEvent catching => new AwaitedPoint(flow.To, WaitPurpose.Gateway, catching.Triggers),
            ExecutableNode.ReceiveTask task => new AwaitedPoint(flow.To, WaitPurpose.Gateway, [task.Message]),
            var other => throw new InvalidOperationException($"'{other.Id}' after an event-based gateway waits for nothing."),
        };
}
