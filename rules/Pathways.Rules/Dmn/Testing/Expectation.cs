using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What a cell of a test case says about an output: a value, or unary tests that it must meet.</summary>
internal sealed class Expectation
{
    private static readonly EvaluationSettings noClock = new() { Now = default };

    private readonly FeelValue value;
    private readonly FeelExpression? tests;

    private Expectation(string column, ImmutableArray<string> path, CsvCell cell, FeelValue value, FeelExpression? tests)
    {
        Column = column;
        Path = path;
        Cell = cell;
        this.value = value;
        this.tests = tests;
    }

    /// <summary>The heading of its column.</summary>
    public string Column { get; }

    /// <summary>The members that lead from the decision's value to the output.</summary>
    public ImmutableArray<string> Path { get; }

    /// <summary>The cell as written.</summary>
    public CsvCell Cell { get; }

    /// <summary>Reads a cell.</summary>
    /// <param name="column">The heading of its column.</param>
    /// <param name="path">The members that lead to the output.</param>
    /// <param name="type">What is known of the output's type.</param>
    /// <param name="cell">The cell, not empty.</param>
    /// <param name="wrong">What is wrong with it as FEEL, when it cannot be read.</param>
    /// <returns>Null when it cannot be read.</returns>
    public static Expectation? Read(string column, ImmutableArray<string> path, FeelType type, CsvCell cell, out RuleFinding? wrong)
    {
        wrong = null;
        string text = cell.Meant;
        if (PlainCell.TryRead(text, type, out FeelValue plain))
        {
            return new Expectation(column, path, cell, plain, null);
        }

        FeelCompilation compilation = FeelExpression.CompileUnaryTests(text, FeelScope.Closed(), type);
        if (compilation.IsSound)
        {
            return new Expectation(column, path, cell, default, compilation.Expression);
        }

        if (PlainCell.IsText(text, type))
        {
            return new Expectation(column, path, cell, FeelValue.String(text), null);
        }

        wrong = compilation.Findings[0];
        return null;
    }

    /// <summary>Whether an output is as expected.</summary>
    public bool IsMetBy(FeelValue actual) => tests is null
        ? Equality.IsTrue(actual, value)
        : tests.Evaluate(FeelContext.Of(KeyValuePair.Create("?", actual)), noClock).Value.IsTrue;

    /// <summary>The output that it is about.</summary>
    public FeelValue In(FeelValue decided)
    {
        foreach (string member in Path)
        {
            decided = decided.Kind == FeelKind.Context ? decided.AsContext()[member] : FeelValue.Null;
        }

        return decided;
    }
}
