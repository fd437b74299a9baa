using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pathways.Rules;

/// <summary>Gathers the trace of one decision while it is taken.</summary>
/// <param name="blank">What can be told beforehand.</param>
/// <param name="mostInputs">How many inputs it uses, as a rule.</param>
internal sealed class TraceBuilder(DecisionTrace blank, int mostInputs)
{
    private TracedValue[] inputs = new TracedValue[mostInputs];
    private int inputCount;

    // Most decisions have few of each, many have none: arrays that grow by one cost less than lists.
    private ImmutableArray<DecisionTrace> required = [];
    private ImmutableArray<TableTrace> tables = [];
    private ImmutableArray<TracedValue> steps = [];
    private DecisionTrace? built;
    private FeelValue output;
    private ImmutableArray<TracedProblem> problems = [];

    /// <summary>The knowledge model under way; null in the decision's own logic.</summary>
    public string? Function { get; set; }

    public void AddInput(string name, FeelValue value)
    {
        foreach (TracedValue input in inputs.AsSpan(0, inputCount))
        {
            if (input.Name == name)
            {
                return;
            }
        }

        if (inputCount == inputs.Length)
        {
            Array.Resize(ref inputs, Math.Max(4, 2 * inputCount));
        }

        inputs[inputCount++] = new TracedValue(name, value);
    }

    public void AddDecision(TraceBuilder other) => required = required.Add(other.Build());

    public void AddTable(TableTrace table) => tables = tables.Add(table);

    /// <summary>Notes a step of the decision's own logic; what functions do on their way is not kept.</summary>
    public void AddStep(string name, FeelValue value)
    {
        if (Function is null && value.Kind != FeelKind.Function)
        {
            steps = steps.Add(new TracedValue(name, value));
        }
    }

    public void Finish(FeelValue value, ImmutableArray<TracedProblem> found)
    {
        output = value;
        problems = found;
    }

    /// <summary>The trace; of the decision that was asked for also with what it takes to take it again.</summary>
    public DecisionTrace Build(EvaluationSettings? settings = null, FeelContext? given = null) => built ??= blank with
    {
        Settings = settings,
        Given = given,
        Inputs = ImmutableCollectionsMarshal.AsImmutableArray(inputCount == inputs.Length ? inputs : inputs[..inputCount]),
        Required = required,
        Steps = steps,
        Tables = tables,
        Output = output,
        Problems = problems,
    };
}
