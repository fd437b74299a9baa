using System.Globalization;
using Pathways.Benchmarks.Decisions;
using Pathways.Benchmarks.Measuring;
using Pathways.Rules;

namespace Pathways.Benchmarks.Standing;

/// <summary>
/// How fast ten standing decisions look at the facts of 4,096 patients: when all is new, and when one measure changes. The limit is
/// to ask the same decisions without keeping anything.
/// </summary>
internal static class StandingBenchmark
{
    private const int Patients = 4096;
    private const int Measures = 6;
    private const int MeasureRules = 6;

    public static IEnumerable<Figure> Run(RunLength length)
    {
        RuleSet ruleSet = Compile();
        StandingRules rules = StandingRules.Compile([ruleSet], CareVocabulary.Unknown).Rules;
        RepeatableNumbers numbers = new();
        PatientFacts[] first = [.. Enumerable.Range(0, Patients).Select(_ => Facts(numbers))];
        PatientFacts[] then = [.. first.Select(facts => facts.With(Fact(0, 2, numbers)))];
        StandingState[] known = [.. first.Select(facts => rules.Evaluate(StandingState.Empty, facts, CompiledWorkload.ResultOnly).State)];
        FeelContext[] inputs = [.. first.Select(Inputs)];

        Throughput asked = new(() => AskAll(ruleSet, inputs), Patients);
        Throughput all = new(() => EvaluateAll(rules, _ => StandingState.Empty, first, CompiledWorkload.ResultOnly), Patients);
        Throughput allTraced = new(() => EvaluateAll(rules, _ => StandingState.Empty, first, CompiledWorkload.Traced), Patients);
        Throughput changed = new(() => EvaluateAll(rules, i => known[i], then, CompiledWorkload.ResultOnly), Patients);
        double[] rates = InTurn.Medians(length, asked.PerSecond, all.PerSecond, allTraced.PerSecond, changed.PerSecond);
        return
        [
            new("standing, 10 decisions: all facts new", rates[1], "patients/s", rates[0]),
            new("standing, 10 decisions: all facts new, with full trace", rates[2], "patients/s", rates[0]),
            new("standing, 10 decisions: one measure changed", rates[3], "patients/s", rates[0]),
            new("standing, 10 decisions: allocated, one measure changed", changed.BytesEach(), "B/patient"),
        ];
    }

    private static void EvaluateAll(
        StandingRules rules, Func<int, StandingState> before, PatientFacts[] facts, EvaluationSettings settings)
    {
        for (int i = 0; i < facts.Length; i++)
        {
            StandingResult result = rules.Evaluate(before(i), facts[i], settings);
            GC.KeepAlive(result.Added);
            GC.KeepAlive(result.Withdrawn);
        }
    }

    private static void AskAll(RuleSet ruleSet, FeelContext[] inputs)
    {
        foreach (FeelContext one in inputs)
        {
            foreach (string decision in ruleSet.Decisions)
            {
                ruleSet.Evaluate(decision, one, CompiledWorkload.ResultOnly);
            }
        }
    }

    private static FeelContext Inputs(PatientFacts facts) => FeelContext.Of(
        facts.All.Select(fact => KeyValuePair.Create(fact.Kind, fact.Value)));

    private static PatientFacts Facts(RepeatableNumbers numbers) =>
        PatientFacts.Empty.With(Enumerable.Range(0, Measures).Select(measure => Fact(measure, 1, numbers)));

    private static Fact Fact(int measure, int day, RepeatableNumbers numbers) => new(
        $"m{measure}",
        FeelValue.Number((decimal)Math.Round(numbers.Next() * 10, 2)),
        new DateTimeOffset(2026, 11, day, 8, 0, 0, TimeSpan.Zero),
        string.Create(CultureInfo.InvariantCulture, $"m{measure} of day {day}"));

    /// <summary>Six decisions over a measure and the next one, then four over the conclusions of two of them.</summary>
    private static RuleSet Compile()
    {
        IEnumerable<string> inputs = Enumerable.Range(0, Measures).Select(i => Input($"m{i}", "number"))
            .Concat(Enumerable.Range(0, MeasureRules).Select(i => Input($"c{i}", "boolean")));
        IEnumerable<string> first = Enumerable.Range(0, MeasureRules).Select(
            i => Decision($"c{i}", $"m{i}", $"m{(i + 1) % Measures}", Rule("< 3", "< 6") + Rule("> 7", "> 4")));
        IEnumerable<string> second = Enumerable.Range(0, 4).Select(i => Decision($"d{i}", $"c{i}", $"c{i + 2}", Rule("true", "true")));
        DmnReading reading = DmnReader.Read(
            $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:care="urn:pathways:care:1" name="watch" namespace="urn:watch">
            {string.Concat(inputs.Concat(first).Concat(second))}
            </definitions>
            """,
            "watch.dmn");
        return RuleSet.Compile(reading.Model ?? throw new InvalidOperationException(string.Join('\n', reading.Findings)), _ => null).RuleSet
            ?? throw new InvalidOperationException("The rule set of the benchmark does not compile.");
    }

    private static string Input(string name, string type) =>
        $"<inputData id=\"in_{name}\" name=\"{name}\"><variable name=\"{name}\" typeRef=\"{type}\"/></inputData>";

    private static string Decision(string kind, string left, string right, string rules) => $"""
        <decision id="about_{kind}" name="about_{kind}">
        <extensionElements><care:concludes kind="{kind}"/></extensionElements><variable name="about_{kind}"/>
        <informationRequirement><requiredInput href="#in_{left}"/></informationRequirement>
        <informationRequirement><requiredInput href="#in_{right}"/></informationRequirement>
        <decisionTable hitPolicy="COLLECT">
        <input><inputExpression><text>{left}</text></inputExpression></input><input><inputExpression><text>{right}</text></inputExpression></input>
        <output/>{rules}</decisionTable></decision>
        """;

    private static string Rule(string left, string right) =>
        $"<rule><inputEntry><text>{left.Replace("<", "&lt;", StringComparison.Ordinal)}</text></inputEntry>"
        + $"<inputEntry><text>{right.Replace("<", "&lt;", StringComparison.Ordinal)}</text></inputEntry><outputEntry><text>true</text></outputEntry></rule>";
}
