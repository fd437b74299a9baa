namespace Pathways.Rules;

/// <content>Comparisons, ranges, and conditions joined by 'and' and 'or'.</content>
internal sealed partial class Checker
{
    private FeelType Logic(Expression.Binary logic, TypeScope scope)
    {
        WantBoolean(logic.Left, scope);
        if (logic.Right is Expression.Literal { Value.Kind: not (FeelKind.Boolean or FeelKind.Null) }
            && logic.Left is Expression.Binary { Operator: > BinaryOperator.And and < BinaryOperator.Add } before)
        {
            string sign = source.Text[before.Left.Span.End..before.Right.Span.Start].Trim();
            Find(logic.Right, Sentences.NothingToCompare, TextOf(logic.Right), $"{TextOf(logic)[..^TextOf(logic.Right).Length]}{TextOf(before.Left)} {sign} {TextOf(logic.Right)}");
            return FeelType.Boolean;
        }

        WantBoolean(logic.Right, scope);
        return FeelType.Boolean;
    }

    private void WantBoolean(Expression expression, TypeScope scope)
    {
        FeelType type = TypeOf(expression, scope);
        if (!TypeRelations.MayMeet(type, FeelType.Boolean))
        {
            Find(expression, Sentences.NotBoolean, $"'{TextOf(expression)}'", type.ToString());
        }
    }

    private FeelType Comparison(Expression.Binary comparison, TypeScope scope)
    {
        FeelType left = TypeOf(comparison.Left, scope);
        FeelType right = TypeWanted(comparison.Right, scope, left);
        bool isOrder = comparison.Operator is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
        if (isOrder && comparison.Left is Expression.Binary { Operator: > BinaryOperator.NotEqual and < BinaryOperator.Add } chain)
        {
            string rest = source.Text[chain.Span.End..comparison.Span.End].Trim();
            Find(comparison, Sentences.NothingToCompare, rest, $"{TextOf(chain)} and {TextOf(chain.Right)} {rest}");
            return FeelType.Boolean;
        }

        if (!TypeRelations.MayMeet(left, right) || (isOrder && !(HasOrder(left) && HasOrder(right))))
        {
            FindMismatch(comparison, (comparison.Left, left), (comparison.Right, right));
        }
        else if (!isOrder)
        {
            WantAllowed((comparison.Left, left), comparison.Right);
            WantAllowed((comparison.Right, right), comparison.Left);
        }

        WantSameUnit(comparison, (comparison.Left, left), (comparison.Right, right));

        return FeelType.Boolean;
    }

    private FeelType Between(Expression.Between between, TypeScope scope)
    {
        FeelType value = TypeOf(between.Value, scope);
        foreach (Expression end in new[] { between.Low, between.High })
        {
            FeelType type = TypeOf(end, scope);
            if (!TypeRelations.MayMeet(value, type))
            {
                FindMismatch(end, (between.Value, value), (end, type));
            }

            WantSameUnit(end, (between.Value, value), (end, type));
        }

        WantUpward(between, between.Low, between.High, (low, high) => $"{TextOf(between.Value)} between {low} and {high}");
        return FeelType.Boolean;
    }

    private FeelType.RangeOf Range(Expression.RangeOf range, TypeScope scope)
    {
        FeelType from = TypeOf(range.From, scope);
        FeelType to = TypeOf(range.To, scope);
        if (!TypeRelations.MayMeet(from, to))
        {
            FindMismatch(range, (range.From, from), (range.To, to));
        }

        WantUpward(range, range.From, range.To, (low, high) => $"{(range.FromIncluded ? '[' : '(')}{low}..{high}{(range.ToIncluded ? ']' : ')')}");
        WantSameUnit(range, (range.From, from), (range.To, to));
        return new FeelType.RangeOf(TypeRelations.Join(from, to));
    }
}
