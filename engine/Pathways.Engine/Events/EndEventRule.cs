using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>End events: what they throw happens, and their branch is over.</summary>
internal static class EndEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.EndEvent end)
    {
        if (token.Scope == 0)
        {
            step.ReachEnd(end.Id);
        }

        ThrowEventRule.Throw(step, token, end.Results);
    }
}
