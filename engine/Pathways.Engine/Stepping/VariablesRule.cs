using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>How data of the case change, and how elements are given and give data.</summary>
internal static class VariablesRule
{
    public static Rejection? Set(StepRun step, InstanceCommand.SetVariables command)
    {
        step.Emit(new InstanceEvent.VariablesSet(command.Variables, null, command.By) { At = step.Now });
        return null;
    }

    /// <summary>The values computed for an element; empty when it has no mapping and sees all variables.</summary>
    public static FeelContext InputsOf(StepRun step, DataMapping data) =>
        data.Inputs.IsEmpty
            ? FeelContext.Empty
            : FeelContext.Of(data.Inputs.Select(input => new KeyValuePair<string, FeelValue>(
                input.Name, step.Evaluate(input.Value, step.State.Variables).Value)));

    /// <summary>
    /// Takes what an element gave: by its output mapping, which reads the given values before the variables; without a
    /// mapping under the names given.
    /// </summary>
    public static void Take(StepRun step, ElementId element, DataMapping data, FeelContext given)
    {
        FeelContext taken = given;
        if (!data.Outputs.IsEmpty)
        {
            FeelContext visible = step.State.Variables.With(given);
            taken = FeelContext.Of(data.Outputs.Select(output => new KeyValuePair<string, FeelValue>(
                output.Name, step.Evaluate(output.Value, visible).Value)));
        }

        if (taken.Count > 0)
        {
            step.Emit(new InstanceEvent.VariablesSet(taken, element, null) { At = step.Now });
        }
    }
}
