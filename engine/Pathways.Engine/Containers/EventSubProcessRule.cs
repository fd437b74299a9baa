using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Event sub-processes: begun by an event while the flow is in the scope around them. An interrupting one ends everything
/// else in that scope.
/// </summary>
internal static class EventSubProcessRule
{
    /// <summary>Stands for the process itself where a wait has to have an owner.</summary>
    public static Token ProcessItself(StepRun step) =>
        new(0, new ElementId(step.Process.Key), 0, null, step.State.StartedAt ?? step.Now);

    /// <summary>
    /// A scope has opened: its event sub-processes listen from now on. For one that cannot an incident is raised, and the
    /// flow begins all the same.
    /// </summary>
    public static void Listen(StepRun step, long scope)
    {
        foreach (ElementId element in step.ContentIn(scope).EventSubProcesses)
        {
            foreach (ElementId start in ContentOf(step, scope, element).Starts)
            {
                Listen(step, scope, start);
            }
        }
    }

    /// <summary>One of them listens.</summary>
    public static void Listen(StepRun step, long scope, ElementId start)
    {
        Token owner = scope == 0 ? ProcessItself(step) : step.State.Tokens[scope];
        var node = (ExecutableNode.StartEvent)step.NodeIn(scope, start);
        EventRule.TryAwait(
            step, owner, IncidentPhase.Arming, new AwaitedPoint(start, WaitPurpose.EventSubProcess, node.Triggers));
    }

    /// <summary>The event of a start came, or an error, escalation or compensation was thrown to it.</summary>
    public static void Began(StepRun step, long scope, ElementId startEvent)
    {
        var start = (ExecutableNode.StartEvent)step.NodeIn(scope, startEvent);
        if (start.IsInterrupting)
        {
            Withdrawal.WithdrawAllIn(step, scope);
            Withdrawal.StopListening(step, scope);
        }

        ElementId box = start.Container ?? throw new InvalidOperationException(
            $"The start event '{startEvent}' stands in no event sub-process.");
        Token token = step.Activate(box, scope, via: null);
        ContainerRule.Work(step, token, (ExecutableNode.SubProcess)step.Node(token));
    }

    private static ExecutableContent ContentOf(StepRun step, long scope, ElementId element) =>
        ((ExecutableNode.SubProcess)step.NodeIn(scope, element)).Content;
}
