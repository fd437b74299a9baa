namespace Pathways.Rules;

/// <summary>Reads the text of a range of literals, as <c>range("[1..10]")</c> does.</summary>
internal static class RangeText
{
    private static readonly string[] literalFunctions = ["date", "time", "date and time", "duration"];

    /// <summary>The text of any range, as a value prints it: an end may also be null.</summary>
    public static bool TryParsePrinted(string text, out FeelValue value) => TryParse(text, true, out value);

    /// <summary>False when the text is no range, or its ends are not literals of one kind in order.</summary>
    public static bool TryParse(string text, out FeelValue value) => TryParse(text, false, out value);

    private static bool TryParse(string text, bool mayBeNull, out FeelValue value)
    {
        value = FeelValue.Null;
        List<RuleFinding> findings = [];
        Expression expression = Parser.ParseExpression(new RuleText(text, "range"), FeelScope.Closed(), findings);
        if (expression is Expression.Comparing { Operator: not BinaryOperator.Equal and not BinaryOperator.NotEqual } open
            && TryLiteral(open.With, mayBeNull, out FeelValue end))
        {
            value = Ranges.Open(open.Operator, end);
            return true;
        }

        if (expression is not Expression.RangeOf range
            || !TryLiteral(range.From, mayBeNull, out FeelValue from) || !TryLiteral(range.To, mayBeNull, out FeelValue to)
            || !(from.IsNull || to.IsNull || Ranges.MayBe(from, to)))
        {
            return false;
        }

        value = FeelValue.Range(new FeelRange(from, range.FromIncluded, to, range.ToIncluded));
        return true;
    }

    private static bool TryLiteral(Expression expression, bool mayBeNull, out FeelValue value)
    {
        value = FeelValue.Null;
        switch (expression)
        {
            case Expression.Literal literal:
                value = literal.Value;
                return mayBeNull || !value.IsNull;
            case Expression.Call { Called: Expression.Name name, Arguments: [Expression.Literal { Value.Kind: FeelKind.String } text] }
                when literalFunctions.Contains(name.Text):
                return TemporalText.TryParseAny(text.Value.Text, out value);
            default:
                return false;
        }
    }
}
