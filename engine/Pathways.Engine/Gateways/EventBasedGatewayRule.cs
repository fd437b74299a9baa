using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Waits for the events that follow; the first one that comes takes its way, and the others are given up.</summary>
internal static class EventBasedGatewayRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.EventBasedGateway gateway)
    {
        List<PendingTimer> reminders = [];
        foreach (ExecutableNode.CatchEvent catching in gateway.Outgoing
            .Select(flow => step.NodeIn(token.Scope, flow.To)).OfType<ExecutableNode.CatchEvent>())
        {
            if (CatchEventRule.PlanReminders(step, token, catching) is not { } planned)
            {
                return;
            }

            reminders.AddRange(planned);
        }

        if (EventRule.TryAwait(
            step, token, IncidentPhase.Working, gateway.Outgoing.Select(flow => Awaited(step, token, flow))))
        {
            TimerRule.Arm(step, reminders);
        }
    }

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
