using System.Globalization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Business rule tasks: the rule set in force is asked inside the step, since it is pure, and why it answered as it did
/// becomes part of the history.
/// </summary>
internal static class BusinessRuleTaskRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.DecisionTask task)
    {
        if (step.RuleSet(task.RuleSet) is not { } bound)
        {
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.RuleSetUnbound(task));
            return;
        }

        FeelContext inputs = task.Data.Inputs.IsEmpty
            ? UsedBy(bound.RuleSet, task.Decision, step.VariablesFor(token))
            : VariablesRule.InputsOf(step, token, task);
        DecisionResult result = bound.RuleSet.Evaluate(
            task.Decision, inputs, step.Settings with { RuleSetVersion = bound.Version.ToString(CultureInfo.InvariantCulture) });
        if (result.Value.IsNull && !result.Problems.IsEmpty)
        {
            IncidentRule.Raise(
                step, token, IncidentPhase.Working, Reasons.DecisionFailed(task, bound, Reasons.Because(result.Problems)));
            return;
        }

        step.Emit(new InstanceEvent.DecisionMade(
            token.Number, task.Id, task.RuleSet, bound.Version, bound.RuleSet.ContentHash, task.Decision,
            inputs, result.Value, result.Trace)
        { At = step.Now });
        FeelContext given = FeelContext.Of(new KeyValuePair<string, FeelValue>(task.Result, result.Value));
        VariablesRule.TakeAll(step, token, task, given);
        if (!task.Data.Outputs.IsEmpty)
        {
            VariablesRule.Take(step, token, task, given);
        }

        SequenceFlowRule.Leave(step, token, task);
    }

    /// <summary>
    /// Of the variables, those that the decision can use: the record of a decision holds no more than it needs.
    /// </summary>
    private static FeelContext UsedBy(RuleSet ruleSet, string decision, FeelContext variables) =>
        FeelContext.Of(ruleSet.InputsOf(decision)
            .Where(input => variables.TryGet(input.Name, out _))
            .Select(input => new KeyValuePair<string, FeelValue>(input.Name, variables[input.Name])));
}
