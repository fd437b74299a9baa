using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Script tasks compute a FEEL context; its entries become variables.</summary>
internal static class ScriptTaskRule
{
    public static void Work(StepRun step, Token token, ExecutableNode.ScriptTask task)
    {
        FeelContext seen = step.VariablesFor(token).With(VariablesRule.InputsOf(step, token, task));
        FeelResult result = step.Evaluate(task.Script, seen);
        if (result.Value.Kind != FeelKind.Context
            || result.Value.AsContext().Entries.Any(entry => entry.Value.Kind == FeelKind.Function))
        {
            IncidentRule.Raise(step, token, IncidentPhase.Working, Reasons.ScriptGaveNoContext(task, result));
            return;
        }

        VariablesRule.Take(step, token, task, result.Value.AsContext());
        SequenceFlowRule.Leave(step, token, task);
    }
}
