namespace Pathways.Rules;

/// <summary>Tells what a cell of a decision table asks for: <c>[18.5..25)</c> is "from 18.5 up to but not including 25".</summary>
/// <param name="values">Tells the values.</param>
/// <param name="known">What names in cells stand for: the inputs, required decisions and steps of the decision.</param>
/// <param name="settings">The clock that the cells saw; null when it was not kept.</param>
internal sealed class CellTeller(ValueTeller values, FeelContext known, EvaluationSettings? settings)
{
    private readonly FeelScope scope = FeelScope.Of(known);

    private RuleLanguage Language => values.Language;

    /// <summary>The cell in words; null for one that asks for nothing. What is not simple is quoted as it is written.</summary>
    public ToldTest? Tell(string cell)
    {
        RuleText text = new(cell, "cell");
        if (Parser.ParseUnaryTests(text, scope, []) is not Expression.UnaryTests tests)
        {
            return Quoted(cell);
        }

        if (tests.Tests.IsEmpty)
        {
            return null;
        }

        ToldTest[] told = [.. tests.Tests.Select(Tell).OfType<ToldTest>()];
        if (told.Length < tests.Tests.Length)
        {
            return Quoted(cell);
        }

        string words = told.Select(one => one.Words).Aggregate((all, next) => Phrases.Or.In(Language, all, next));
        bool hasBounds = Array.Exists(told, one => one.Kind == ToldTestKind.Bound);
        return tests switch
        {
            { IsNot: true, Tests: [Expression.Literal { Value.IsNull: true }] } => Choice(Phrases.Known.In(Language)),
            { IsNot: true } => Choice((hasBounds ? Phrases.Not : Phrases.OtherThan).In(Language, words)),
            { Tests.Length: 1 } => told[0],
            _ => hasBounds ? new ToldTest(words, ToldTestKind.Bound) : Choice(words),
        };
    }

    private ToldTest Quoted(string cell) => Choice(Phrases.Quoted.In(Language, cell.Trim()));

    private static ToldTest Choice(string words) => new(words, ToldTestKind.Choice);

    private ToldTest? Tell(Expression test) => test switch
    {
        Expression.Comparing { Operator: BinaryOperator.Equal } equal => Operand(equal.With),
        Expression.Comparing { Operator: BinaryOperator.NotEqual } other => Operand(other.With) is ToldOperand operand
            ? Choice(Phrases.OtherThan.In(Language, operand.Words))
            : null,
        Expression.Comparing bound => Operand(bound.With) is ToldOperand operand
            && BoundPhrases.Of(bound.Operator, BoundPhrases.IsTemporal(operand.Value)) is Phrase phrase
                ? new ToldTest(phrase.In(Language, operand.Words), ToldTestKind.Bound)
                : null,
        Expression.RangeOf range => Operand(range.From) is ToldOperand from && Operand(range.To) is ToldOperand to
            ? new ToldTest(
                BoundPhrases.Between(range.FromIncluded, range.ToIncluded, BoundPhrases.IsTemporal(from.Value))
                    .In(Language, from.Words, to.Words),
                ToldTestKind.Bound)
            : null,
        _ => Operand(test),
    };

    /// <summary>A value that a cell compares with, and its name when it has one; null when it cannot be told what it was.</summary>
    private ToldOperand? Operand(Expression expression)
    {
        if (expression is Expression.Literal literal)
        {
            return new ToldOperand(values.Value(literal.Value), literal.Value);
        }

        FeelValue value = Evaluate(expression);
        if (value.Kind is FeelKind.Null or FeelKind.Boolean or FeelKind.Function)
        {
            return null;
        }

        string? name = expression switch
        {
            Expression.Path path => path.Member,
            Expression.Name plain => plain.Text,
            _ => null,
        };
        string words = values.Value(value);
        return new ToldOperand(name is null ? words : Phrases.Of.In(Language, words, values.Name(name)), value);
    }

    // Without the clock that the cell saw, nothing that might read it can be told.
    private FeelValue Evaluate(Expression expression)
    {
        bool isAboutInput = FreeNames.Uses(expression, "?");
        bool mayReadClock = settings is null && expression is not (Expression.Path or Expression.Name or Expression.Negated);
        if (isAboutInput || mayReadClock || expression is Expression.Unreadable)
        {
            return FeelValue.Null;
        }

        Evaluation evaluation = new(settings ?? new EvaluationSettings { Now = default });
        return ExpressionProgram.Compile(new RuleText(string.Empty, "cell"), expression, scope).Evaluate(known, evaluation);
    }

    private sealed record ToldOperand(string Words, FeelValue Value) : ToldTest(Words, ToldTestKind.Value);
}

/// <summary>A test in words.</summary>
internal record ToldTest(string Words, ToldTestKind Kind);

/// <summary>What kind of words they are, and so how they stand beside the value tested.</summary>
internal enum ToldTestKind
{
    /// <summary>One value: the value tested, when the test is met.</summary>
    Value,

    /// <summary>Bounds of numbers, days, durations.</summary>
    Bound,

    /// <summary>One of several, none of several, or a quotation.</summary>
    Choice,
}
