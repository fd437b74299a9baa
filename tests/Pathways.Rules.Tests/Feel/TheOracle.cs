namespace Pathways.Rules.Tests;

/// <summary>
/// Random expressions, compiled and by the slow <see cref="Interpreter"/>: the same value, nothing thrown, a problem for
/// each misuse, and values that survive their own text and JSON. <c>PATHWAYS_RANDOM_CASES</c> says how many.
/// </summary>
public sealed class TheOracle
{
    private static readonly EvaluationSettings settings = Feel.Settings with { StepBudget = 20_000 };

    private static readonly FeelScope closed = FeelScope.Of(RandomExpression.Variables);

    [Fact]
    public void Agrees_on_random_expressions() => RandomCases.Check(10_000, seed =>
        Compare(new RandomExpression(seed).Expression(), seed % 4 == 0 ? FeelScope.Open() : closed));

    [Fact]
    public void Agrees_on_random_unary_tests() => RandomCases.Check(1_250, seed =>
    {
        RandomExpression random = new(seed);
        FeelContext variables = RandomExpression.Variables.With("?", random.Input());
        string text = random.UnaryTests();

        if (FeelExpression.CompileUnaryTests(text, closed).Expression is not FeelExpression compiled)
        {
            return;
        }

        Expression tree = Parser.ParseUnaryTests(new RuleText(text, "tests"), closed.And(new FeelParameter("?", FeelType.Any)), []);
        FeelResult result = compiled.Evaluate(variables, settings);
        FeelValue expected = new Interpreter(new Evaluation(settings)).Value(tree, OracleScope.Of(variables));
        Assert.True(WasStopped(result) || result.Value.IsTrue == expected.IsTrue, $"{text}\nfor {variables["?"]}\nis by the oracle {expected}\nand compiled     {result.Value}");
    });

    [Fact]
    public void Agrees_on_calls_of_any_function() => RandomCases.Check(5_000, seed => Compare(new RandomText(seed).Expression(), closed));

    [Fact]
    public void Agrees_on_mutilated_expressions() => RandomCases.Check(2_500, seed => Compare(new RandomExpression(seed).Mutated(), closed));

    [Fact]
    public void Agrees_on_soups_of_tokens() => RandomCases.Check(2_500, seed => Compare(new RandomText(seed).Soup(), FeelScope.Open()));

    private static void Compare(string text, FeelScope scope)
    {
        List<RuleFinding> findings = [];
        Expression tree = Parser.ParseExpression(new RuleText(text, "expression"), scope, findings);
        FeelCompilation compilation = FeelExpression.Compile(text, scope);
        Assert.All(compilation.Findings, finding => Assert.True(finding is { Line: > 0, Column: > 0, Message.Length: > 0 }));
        if (compilation.Expression is not FeelExpression expression)
        {
            Assert.NotEmpty(findings);
            return;
        }

        FeelResult result = expression.Evaluate(RandomExpression.Variables, settings);
        if (WasStopped(result))
        {
            return;
        }

        Interpreter oracle = new(new Evaluation(settings with { StepBudget = 1_000_000 }));
        FeelValue expected = oracle.Value(tree, OracleScope.Of(RandomExpression.Variables));
        Assert.True(
            expected == result.Value || expected.ToString() == result.Value.ToString(),
            $"{text}\nis by the oracle {expected}\nand compiled     {result.Value}");
        Assert.True(oracle.Misuses == 0 || result.Problems.Length > 0, $"{text}\nis {result.Value} without a problem");
        Survives(text, result.Value);
    }

    private static void Survives(string text, FeelValue value)
    {
        if (HoldsFunction(value))
        {
            return;
        }

        FeelCompilation literal = FeelExpression.Compile(value.ToString(), FeelScope.Closed());
        Assert.True(
            literal.Expression?.Evaluate(FeelContext.Empty, settings).Value == value, $"{text}\ngives the text {value}, which reads back otherwise");
        FeelValue read = FeelJson.FromJson(FeelJson.ToJson(value));
        Assert.True(read == value, $"{text}\ngives the JSON {FeelJson.ToJson(value)}, which reads back as {read}");
    }

    private static bool HoldsFunction(FeelValue value) => value.Kind switch
    {
        FeelKind.Function => true,
        FeelKind.List => value.AsList().Any(HoldsFunction),
        FeelKind.Context => value.AsContext().Entries.Any(entry => HoldsFunction(entry.Value)),
        FeelKind.Range => HoldsFunction(value.AsRange().Start) || HoldsFunction(value.AsRange().End),
        _ => false,
    };

    private static bool WasStopped(FeelResult result) => result.Problems.Any(problem => problem.Code is "PW1113" or "PW1114" or "PW1150");
}
