using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>None end events end one branch; terminate end events end the instance.</summary>
internal static class EndEventRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.EndEvent end)
    {
        step.ReachEnd(end.Id);
        SequenceFlowRule.Leave(step, token, []);
        if (end.Terminates)
        {
            InstanceEndRule.Terminate(step, end.Id);
        }
    }
}
