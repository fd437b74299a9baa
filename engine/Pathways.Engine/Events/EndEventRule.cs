using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>End events: what they throw happens, and their branch is over.</summary>
internal static class EndEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.EndEvent end)
    {
        if (token.Scope == 0 || IsOfHandler(step, token.Scope))
        {
            step.ReachEnd(end.Id);
        }

        ThrowEventRule.Throw(step, token, end.Results);
    }

    /// <summary>Whether a scope is that of an event sub-process that took the place of the process itself.</summary>
    private static bool IsOfHandler(StepRun step, long scope) =>
        step.State.Tokens.TryGetValue(scope, out Token? handler) && handler.Scope == 0
        && step.Node(handler) is ExecutableNode.SubProcess { Form: SubProcessForm.Event, Content: var content }
        && content.Starts.Any(start => step.NodeIn(scope, start) is ExecutableNode.StartEvent { IsInterrupting: true });
}
