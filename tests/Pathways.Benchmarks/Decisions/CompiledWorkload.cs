using Pathways.Rules;

namespace Pathways.Benchmarks.Decisions;

/// <summary>A workload ready to run: compiled, its inputs as contexts, all answers checked once.</summary>
internal sealed class CompiledWorkload
{
    private readonly Workload workload;
    private readonly RuleSet rules;
    private readonly LinearScan scan;
    private readonly FeelContext[] inputs;

    /// <exception cref="InvalidOperationException">An answer is not the right one.</exception>
    public CompiledWorkload(Workload workload)
    {
        this.workload = workload;
        rules = Compile(ModelText.Of(workload));
        scan = new LinearScan(workload.Rows);
        inputs = [.. workload.Subjects.Select(workload.InputsOf)];
        for (int i = 0; i < inputs.Length; i++)
        {
            Check(i, scan.Decide(workload.Subjects[i]));
            Check(i, rules.Evaluate(ModelText.Decision, inputs[i], ResultOnly).Value.AsString());
            Check(i, rules.Evaluate(ModelText.Decision, inputs[i], Traced).Trace.Tables[0].Matched[0].Outputs[0].Value.AsString());
        }
    }

    /// <summary>Settings for the answer alone.</summary>
    public static EvaluationSettings ResultOnly { get; } = new() { Now = DateTimeOffset.UnixEpoch, Trace = false };

    /// <summary>Settings for the answer and how it came about.</summary>
    public static EvaluationSettings Traced { get; } = ResultOnly with { Trace = true };

    /// <summary>How many subjects there are.</summary>
    public int Count => inputs.Length;

    /// <summary>Reads and compiles a model.</summary>
    /// <exception cref="InvalidOperationException">It has errors.</exception>
    public static RuleSet Compile(string model)
    {
        DmnReading reading = DmnReader.Read(model, "benchmark.dmn");
        RuleSetCompilation? compilation = reading.Model is null ? null : RuleSet.Compile(reading.Model, _ => null);
        return compilation is { IsSound: true, RuleSet: RuleSet rules }
            ? rules
            : throw new InvalidOperationException($"The model has errors: {string.Join(" ", compilation?.Findings ?? [])}");
    }

    /// <summary>Decides about one subject.</summary>
    public DecisionResult Decide(int subject, EvaluationSettings settings) =>
        rules.Evaluate(ModelText.Decision, inputs[subject], settings);

    /// <summary>Decides about one subject by hand.</summary>
    public string? Scan(int subject) => scan.Decide(workload.Subjects[subject]);

    /// <summary>Decides about all subjects.</summary>
    public void DecideAll(EvaluationSettings settings)
    {
        foreach (FeelContext input in inputs)
        {
            if (rules.Evaluate(ModelText.Decision, input, settings).Value.IsNull)
            {
                throw new InvalidOperationException($"There is no answer for {input}.");
            }
        }
    }

    /// <summary>Decides about all subjects by hand.</summary>
    public void ScanAll()
    {
        foreach (ref readonly Subject subject in workload.Subjects.AsSpan())
        {
            if (scan.Decide(subject) is null)
            {
                throw new InvalidOperationException($"There is no answer for {subject}.");
            }
        }
    }

    private void Check(int subject, string? answer)
    {
        if (answer != workload.Answers[subject])
        {
            throw new InvalidOperationException(
                $"{workload.Name}: the answer for {workload.Subjects[subject]} is {answer}, not {workload.Answers[subject]}.");
        }
    }
}
