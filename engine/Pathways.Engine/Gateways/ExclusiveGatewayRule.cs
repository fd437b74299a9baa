using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>The first flow, in file order, whose condition holds; else the default; else an incident.</summary>
internal static class ExclusiveGatewayRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ExclusiveGateway gateway)
    {
        ExecutableFlow? chosen = null;
        foreach (ExecutableFlow flow in gateway.Outgoing.Where(flow => !flow.IsDefault))
        {
            // A flow without a condition is lawful only when it is alone; then it is always taken.
            bool? holds = flow.Condition is null
                ? true
                : SequenceFlowRule.Holds(step, token, flow.Id, flow.Condition, IncidentPhase.Working);
            if (holds is null)
            {
                return; // An incident was raised.
            }

            if (holds.Value)
            {
                chosen = flow;
                break;
            }
        }

        chosen ??= gateway.Outgoing.FirstOrDefault(flow => flow.IsDefault);
        if (chosen is null)
        {
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.NoWayOn(gateway));
            return;
        }

        SequenceFlowRule.Leave(step, token, [chosen]);
    }
}
