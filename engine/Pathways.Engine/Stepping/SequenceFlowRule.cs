using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// How the flow leaves an element: its token goes, and a new one comes to each element that a taken flow leads to.
/// </summary>
internal static class SequenceFlowRule
{
    /// <summary>
    /// Leaves an element that is no gateway. The standard: all flows without a condition, all whose condition holds,
    /// and the
    /// default when no condition holds. No flow at all is an implicit end.
    /// </summary>
    public static void Leave(StepRun step, Token token, ExecutableNode node)
    {
        ImmutableArray<ExecutableFlow>.Builder taken = ImmutableArray.CreateBuilder<ExecutableFlow>();
        var isDecided = false;
        foreach (ExecutableFlow flow in node.Outgoing.Where(flow => !flow.IsDefault))
        {
            if (flow.Condition is null)
            {
                taken.Add(flow);
                continue;
            }

            switch (Holds(step, token, flow.Id, flow.Condition, IncidentPhase.Leaving))
            {
                case null:
                    return; // An incident was raised.
                case true:
                    isDecided = true;
                    taken.Add(flow);
                    break;
                default:
                    break;
            }
        }

        if (!isDecided)
        {
            taken.AddRange(node.Outgoing.Where(flow => flow.IsDefault));
        }

        if (taken.Count == 0 && !node.Outgoing.IsEmpty)
        {
            IncidentRule.Raise(step, token, IncidentPhase.Leaving, Reasons.NoWayOn(node));
            return;
        }

        Leave(step, token, taken.ToImmutable());
    }

    /// <summary>Leaves an element by given flows.</summary>
    public static void Leave(StepRun step, Token token, ImmutableArray<ExecutableFlow> taken)
    {
        Withdrawal.EndWaits(step, token);
        step.Emit(new InstanceEvent.ElementCompleted(token.Number, token.Element) { At = step.Now });
        foreach (ExecutableFlow flow in taken)
        {
            step.Arrive(flow.To, token.Scope, flow.Id);
        }
    }

    /// <summary>
    /// Whether a condition holds; null when it was neither true nor false, which is an incident and never "false".
    /// </summary>
    public static bool? Holds(StepRun step, Token token, ElementId flow, FeelExpression condition, IncidentPhase phase)
    {
        FeelResult result = step.Evaluate(condition, step.State.Variables);
        if (result.Value.IsTrue || result.Value.IsFalse)
        {
            return result.Value.IsTrue;
        }

        IncidentRule.Raise(step, token, phase, Reasons.ConditionUndecided(flow, condition, result));
        return null;
    }
}
