using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>How data of the case change, and how elements are given and give data.</summary>
internal static class VariablesRule
{
    public static Rejection? Set(StepRun step, InstanceCommand.SetVariables command)
    {
        step.Set(0, command.Variables, null, command.By);
        return null;
    }

    /// <summary>The values computed for an element; empty when it has no mapping and sees all variables.</summary>
    public static FeelContext InputsOf(StepRun step, Token token, ExecutableNode node) =>
        node.Data.Inputs.IsEmpty ? FeelContext.Empty : Computed(step, node.Data.Inputs, step.VariablesFor(token));

    /// <summary>The values that an element's output mapping makes of what is seen; empty when it has no mapping.</summary>
    public static FeelContext OutputsOf(StepRun step, FeelContext seen, ExecutableNode node) =>
        node.Data.Outputs.IsEmpty ? FeelContext.Empty : Computed(step, node.Data.Outputs, seen);

    /// <summary>
    /// Takes what an element gave: by its output mapping, which reads the given values before the variables; without a
    /// mapping under the names given.
    /// </summary>
    public static void Take(StepRun step, Token token, ExecutableNode node, FeelContext given, Performer? by = null)
    {
        FeelContext taken = node.Data.Outputs.IsEmpty
            ? given
            : OutputsOf(step, step.VariablesFor(token).With(given), node);
        TakeAll(step, token, node, taken, by);
    }

    /// <summary>Takes values under their own names.</summary>
    public static void TakeAll(StepRun step, Token token, ExecutableNode node, FeelContext given, Performer? by = null) =>
        step.Set(step.State.Scopes.ContainsKey(token.Number) ? token.Number : token.Scope, given, node.Id, by);

    private static FeelContext Computed(StepRun step, IEnumerable<DataAssignment> mapping, FeelContext seen) =>
        FeelContext.Of(mapping.Select(assignment => KeyValuePair.Create(
            assignment.Name, step.Evaluate(assignment.Value, seen).Value)));
}
