using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Gathers the trace of one decision while it is taken.</summary>
internal sealed class TraceBuilder(DmnElement.Decision? decision)
{
    private readonly List<TracedValue> inputs = [];
    private readonly List<DecisionTrace> required = [];
    private readonly List<TableTrace> tables = [];
    private FeelValue output;
    private ImmutableArray<TracedProblem> problems = [];

    public void AddInput(string name, FeelValue value)
    {
        if (!inputs.Exists(input => input.Name == name))
        {
            inputs.Add(new TracedValue(name, value));
        }
    }

    public void AddDecision(TraceBuilder other) => required.Add(other.Build());

    public void AddTable(TableTrace table) => tables.Add(table);

    public void Finish(FeelValue value, ImmutableArray<TracedProblem> found)
    {
        output = value;
        problems = found;
    }

    public DecisionTrace Build() => new()
    {
        DecisionId = decision?.Id ?? string.Empty,
        DecisionName = decision?.Name ?? string.Empty,
        Question = decision?.Source.Question,
        Inputs = [.. inputs],
        Required = [.. required],
        Tables = [.. tables],
        Output = output,
        Problems = problems,
    };
}
