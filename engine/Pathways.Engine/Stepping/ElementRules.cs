using System.Diagnostics;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Which rule belongs to which element. An element is entered, works, and is left.</summary>
internal static class ElementRules
{
    /// <summary>The flow has come to an element: its timers are armed, then it works.</summary>
    public static void Enter(StepRun step, Token token)
    {
        ExecutableNode node = step.Node(token.Element);
        if (BoundaryTimerRule.TryArm(step, token, node))
        {
            Work(step, token, node);
        }
    }

    /// <summary>The element does its work; it may be left at once or wait.</summary>
    public static void Work(StepRun step, Token token, ExecutableNode node)
    {
        switch (node)
        {
            case ExecutableNode.StartEvent or ExecutableNode.PassThrough or ExecutableNode.BoundaryTimer:
                SequenceFlowRule.Leave(step, token, node);
                break;
            case ExecutableNode.EndEvent end:
                EndEventRule.Work(step, token, end);
                break;
            case ExecutableNode.UserTask task:
                UserTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.DecisionTask task:
                BusinessRuleTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.SendTask task:
                SendTaskRule.Work(step, token, task);
                break;
            case ExecutableNode.ExclusiveGateway gateway:
                ExclusiveGatewayRule.Work(step, token, gateway);
                break;
            case ExecutableNode.ParallelGateway gateway:
                ParallelGatewayRule.Work(step, token, gateway);
                break;
            case ExecutableNode.TimerCatch catching:
                TimerCatchRule.Work(step, token, catching);
                break;
            case ExecutableNode.MessageCatch catching:
                MessageCatchRule.Work(step, token, catching);
                break;
            default:
                throw new UnreachableException($"The element {node.GetType().Name} has no rule.");
        }
    }
}
