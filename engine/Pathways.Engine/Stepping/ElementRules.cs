using System.Diagnostics;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Which rule belongs to which element. An element is entered, works, and is left.</summary>
internal static class ElementRules
{
    /// <summary>The flow has come to an element: the events on its edge are waited for, then it works.</summary>
    public static void Enter(StepRun step, Token token)
    {
        ExecutableNode node = step.Node(token);
        var isWhole = step.InstanceOf(token) is null; // Events on the edge of a repeated activity are of the whole.
        if (!isWhole || BoundaryEventRule.TryAwait(step, token, node))
        {
            Work(step, token, node);
        }
    }

    /// <summary>The element does its work; it may be left at once or wait.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode node)
    {
        if (node.Repetition is not null && step.InstanceOf(token) is null)
        {
            RepetitionRule.Work(step, token, node);
            return;
        }

        switch (node)
        {
            case ExecutableNode.StartEvent or ExecutableNode.BoundaryEvent or ExecutableNode.PassThrough
                or ExecutableNode.AbstractTask:
                SequenceFlowRule.Leave(step, token, node);
                break;
            case ExecutableNode.EndEvent end:
                EndEventRule.Work(step, token, end);
                break;
            case ExecutableNode.ThrowEvent throwing:
                ThrowEventRule.Work(step, token, throwing);
                break;
            case ExecutableNode.LinkThrow link:
                LinkEventRule.Work(step, token, link);
                break;
            case ExecutableNode.CatchEvent catching:
                CatchEventRule.Work(step, token, catching);
                break;
            case ExecutableNode.UserTask task:
                UserTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.DecisionTask task:
                BusinessRuleTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.ScriptTask task:
                ScriptTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.SendTask task:
                JobRule.Work(step, token, task);
                break;
            case ExecutableNode.ServiceTask task:
                JobRule.Work(step, token, task);
                break;
            case ExecutableNode.ReceiveTask task:
                ReceiveTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.SubProcess box:
                ContainerRule.Work(step, token, box);
                break;
            case ExecutableNode.CallActivity call:
                ContainerRule.Work(step, token, call);
                break;
            case ExecutableNode.ExclusiveGateway gateway:
                ExclusiveGatewayRule.Work(step, token, gateway);
                break;
            case ExecutableNode.ParallelGateway gateway:
                ParallelGatewayRule.Work(step, token, gateway);
                break;
            case ExecutableNode.InclusiveGateway gateway:
                InclusiveGatewayRule.Work(step, token, gateway);
                break;
            case ExecutableNode.EventBasedGateway gateway:
                EventBasedGatewayRule.Work(step, token, gateway);
                break;
            default:
                throw new UnreachableException($"The element {node.GetType().Name} has no rule.");
        }
    }
}
