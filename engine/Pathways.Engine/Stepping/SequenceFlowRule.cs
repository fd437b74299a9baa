using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// How the flow leaves an element: its token goes, and a new one comes to each element that a taken flow leads to.
/// </summary>
internal static class SequenceFlowRule
{
    /// <summary>An activity with an inside is done: its results are set around it, and the flow goes on.</summary>
    public static void Done(StepRun step, Token token, ExecutableNode node, FeelContext results)
    {
        Scope? instance = step.InstanceOf(token) is null ? null : step.State.Scopes.GetValueOrDefault(token.Number);
        foreach (IGrouping<bool, string> part in results.Names.GroupBy(name => instance?.Variables.TryGet(name, out _) == true))
        {
            FeelContext values = FeelContext.Of(part.Select(name => KeyValuePair.Create(name, results[name])));
            step.Set(part.Key ? token.Number : token.Scope, values, node.Id, null);
        }

        Leave(step, token, node);
    }

    /// <summary>
    /// Leaves an element that is no gateway. The standard: all flows without a condition, all whose condition holds,
    /// and the default when no condition holds. No flow at all is an implicit end.
    /// </summary>
    public static void Leave(StepRun step, Token token, ExecutableNode node)
    {
        if (step.InstanceOf(token) is not null)
        {
            RepetitionRule.Done(step, token, node);
            return;
        }

        if (Choose(step, token, node, IncidentPhase.Leaving) is { } taken)
        {
            CompensationRule.Record(step, token, node);
            Leave(step, token, taken);
        }
    }

    /// <summary>Leaves an activity that was not done and will not be: nothing of it could be undone.</summary>
    public static void LeaveUndone(StepRun step, Token token, ExecutableNode node)
    {
        if (step.InstanceOf(token) is not null)
        {
            Withdrawal.Withdraw(step, token);
        }
        else if (Choose(step, token, node, IncidentPhase.Leaving) is { } taken)
        {
            Leave(step, token, taken);
        }
    }

    /// <summary>
    /// The flows to take: all without a condition, all whose condition holds, and the default when no condition holds; null
    /// after an incident.
    /// </summary>
    public static ImmutableArray<ExecutableFlow>? Choose(
        StepRun step, Token token, ExecutableNode node, IncidentPhase phase)
    {
        ImmutableArray<ExecutableFlow>.Builder taken = ImmutableArray.CreateBuilder<ExecutableFlow>();
        var isDecided = false;
        foreach (ExecutableFlow flow in node.Outgoing)
        {
            if (flow.IsDefault)
            {
                continue;
            }

            if (flow.Condition is null)
            {
                taken.Add(flow);
                continue;
            }

            switch (Holds(step, token, flow.Id, flow.Condition, phase))
            {
                case null:
                    return null; // An incident was raised.
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
            IncidentRule.Raise(step, token, phase, Reasons.NoWayOn(node));
            return null;
        }

        return taken.ToImmutable();
    }

    /// <summary>Leaves an element by given flows.</summary>
    public static void Leave(StepRun step, Token token, ImmutableArray<ExecutableFlow> taken)
    {
        Withdrawal.EndWaits(step, token.Number);
        if (step.State.Scopes.ContainsKey(token.Number))
        {
            step.Emit(new InstanceEvent.ScopeClosed(token.Number, token.Element) { At = step.Now });
        }

        step.Emit(new InstanceEvent.ElementCompleted(token.Number, token.Element) { At = step.Now });
        foreach (ExecutableFlow flow in taken)
        {
            step.Arrive(flow.To, token.Scope, flow.Id);
        }
    }

    /// <summary>
    /// Whether a condition holds; null when it was neither true nor false, which is an incident and never "false".
    /// </summary>
    public static bool? Holds(
        StepRun step, Token token, ElementId flow, FeelExpression condition, IncidentPhase phase, FeelContext? seen = null)
    {
        FeelResult result = step.Evaluate(condition, seen ?? step.VariablesIn(token.Scope));
        if (result.Value.IsTrue || result.Value.IsFalse)
        {
            return result.Value.IsTrue;
        }

        IncidentRule.Raise(step, token, phase, Reasons.ConditionUndecided(flow, condition, result));
        return null;
    }
}
