using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A compiled FEEL expression: immutable, to be evaluated any number of times on any thread.</summary>
public sealed class FeelExpression
{
    private readonly ExpressionProgram program;
    private readonly bool isUnaryTests;

    private FeelExpression(ExpressionProgram program, bool isUnaryTests, FeelType type)
    {
        this.program = program;
        this.isUnaryTests = isUnaryTests;
        Type = type;
    }

    /// <summary>The text it was compiled from.</summary>
    public string Text => program.Source.Text;

    /// <summary>The type of its values as far as it is known before it runs.</summary>
    public FeelType Type { get; }

    /// <summary>The names that it reads from outside, each once, in the order of their first use.</summary>
    public ImmutableArray<string> Variables => [.. program.Needed];

    /// <summary>Reads, checks and compiles an expression.</summary>
    /// <param name="text">FEEL text.</param>
    /// <param name="scope">The names it may use.</param>
    /// <param name="sourceName">What to call the text in findings.</param>
    public static FeelCompilation Compile(string text, FeelScope scope, string sourceName = "expression")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        List<RuleFinding> findings = [];
        RuleText source = new(text, sourceName);
        Expression expression = Parser.ParseExpression(source, scope, findings);
        return Compiled(source, expression, scope, false, findings);
    }

    /// <summary>Reads, checks and compiles unary tests, as in a cell of a decision table; they are about <c>?</c>.</summary>
    /// <param name="text">FEEL text such as <c>&lt; 10, [20..30]</c>.</param>
    /// <param name="scope">The names it may use besides <c>?</c>.</param>
    /// <param name="inputType">The type of <c>?</c>.</param>
    /// <param name="sourceName">What to call the text in findings.</param>
    public static FeelCompilation CompileUnaryTests(
        string text, FeelScope scope, FeelType? inputType = null, string sourceName = "tests")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        List<RuleFinding> findings = [];
        RuleText source = new(text, sourceName);
        FeelScope withInput = scope.And(new FeelParameter("?", inputType ?? FeelType.Any));
        Expression tests = Parser.ParseUnaryTests(source, withInput, findings);
        return Compiled(source, tests, withInput, true, findings);
    }

    /// <summary>Evaluates the expression. FEEL errors are null with a problem; nothing is thrown for them.</summary>
    /// <param name="variables">The values of the names it reads; for unary tests also of <c>?</c>.</param>
    /// <param name="settings">The clock, the zone and the budget.</param>
    public FeelResult Evaluate(FeelContext variables, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(settings);
        Evaluation evaluation = new(settings);
        FeelValue value = program.Evaluate(variables, evaluation);
        if (evaluation.IsExhausted)
        {
            value = FeelValue.Null;
        }

        if (isUnaryTests && value.IsNull)
        {
            value = FeelValue.False;
        }

        return new FeelResult(value, evaluation.Problems);
    }

    private static FeelCompilation Compiled(
        RuleText source, Expression expression, FeelScope scope, bool isUnaryTests, List<RuleFinding> findings)
    {
        if (expression is Expression.Unreadable)
        {
            return new FeelCompilation(null, [.. findings]);
        }

        FeelType type = Checker.Check(source, expression, scope, findings);
        ExpressionProgram program = ExpressionProgram.Compile(source, expression, scope);
        return new FeelCompilation(new FeelExpression(program, isUnaryTests, type), [.. findings]);
    }
}

/// <summary>What became of a FEEL text.</summary>
/// <param name="Expression">The compiled expression; null when the text could not be read.</param>
/// <param name="Findings">What is wrong or doubtful; an expression with errors still runs, and gives null where they are.</param>
public sealed record FeelCompilation(FeelExpression? Expression, ImmutableArray<RuleFinding> Findings)
{
    /// <summary>True when there is no error: fit to be published.</summary>
    public bool IsSound => Expression is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);
}

/// <summary>The answer of an evaluation.</summary>
/// <param name="Value">The value.</param>
/// <param name="Problems">Why something in it was null; also there when the value itself is not.</param>
public sealed record FeelResult(FeelValue Value, ImmutableArray<FeelProblem> Problems);
