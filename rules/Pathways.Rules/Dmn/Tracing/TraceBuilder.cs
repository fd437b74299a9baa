using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Gathers the trace of one decision while it is taken.</summary>
internal sealed class TraceBuilder(DmnElement.Decision? decision)
{
    // Most decisions have few of each, many have none: arrays that grow by one cost less than lists.
    private ImmutableArray<TracedValue> inputs = [];
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
        foreach (TracedValue input in inputs)
        {
            if (ReferenceEquals(input.Name, name) || input.Name == name)
            {
                return;
            }
        }

        inputs = inputs.Add(new TracedValue(name, value));
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

    public DecisionTrace Build() => built ??= new DecisionTrace
    {
        DecisionId = decision?.Id ?? string.Empty,
        DecisionName = decision?.Name ?? string.Empty,
        Question = decision?.Source.Question,
        Inputs = inputs,
        Required = required,
        Expression = (decision?.Source.Logic as DmnBox.Literal)?.Text.Text,
        Steps = steps,
        Tables = tables,
        Output = output,
        Problems = problems,
    };
}
