using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Receive tasks wait for a message.</summary>
internal static class ReceiveTaskRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ReceiveTask task) => EventRule.TryAwait(
        step, token, IncidentPhase.Working, new AwaitedPoint(task.Id, WaitPurpose.Flow, [task.Message]));
}
