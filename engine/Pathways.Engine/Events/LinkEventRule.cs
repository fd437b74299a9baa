using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>A throwing link jumps to the catching link of its name.</summary>
internal static class LinkEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.LinkThrow link)
    {
        SequenceFlowRule.Leave(step, token, []);
        step.Arrive(link.To, token.Scope, via: null);
    }
}
