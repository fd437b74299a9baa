using System.Collections.Immutable;

namespace Pathways.Rules;

/// <content>Unary tests: the cells of decision tables, allowed values, and what stands behind <c>in</c>.</content>
internal sealed partial class Checker
{
    private FeelType In(Expression.In test, TypeScope scope)
    {
        FeelType value = TypeOf(test.Value, scope);
        TypeScope inside = scope.Inside();
        inside.Declare("?", value);
        foreach (Expression one in test.Tests)
        {
            Test(one, value, inside);
            WantAllowed((test.Value, value), one);
        }

        return FeelType.Boolean;
    }

    private FeelType UnaryTests(Expression.UnaryTests tests, TypeScope scope)
    {
        FeelType value = scope.Find("?") ?? FeelType.Any;
        foreach (Expression test in tests.Tests)
        {
            Test(test, value, scope);
        }

        FindDecimalComma(tests.Tests);
        return FeelType.Boolean;
    }

    private void Test(Expression test, FeelType value, TypeScope scope)
    {
        int found = findings.Count;
        if (FindSlip(test))
        {
            return;
        }

        FeelType type = test is Expression.Comparing comparing
            ? new FeelType.RangeOf(TypeWanted(comparing.With, scope, value))
            : TypeWanted(test, scope, value);
        if (findings.Count > found)
        {
            return;
        }

        FeelType bare = test is Expression.Comparing ? NumbersIn(type) : type;
        WantSameUnit(test, (test, NumbersIn(type)), "what it tests", value);
        bool isCondition = KindOf(bare) == FeelKind.Boolean && FreeNames.Uses(test, "?");
        if (!isCondition && !TypeRelations.MayMeet(bare, value) && !HoldsSuch(bare, value))
        {
            FindNeverMet(test, (type, bare), value);
        }
    }

    private static bool HoldsSuch(FeelType type, FeelType value) => type.Bare switch
    {
        FeelType.ListOf list => TypeRelations.MayMeet(list.Element, value)
            || (list.Element.Bare is FeelType.RangeOf inner && TypeRelations.MayMeet(inner.Element, value)),
        FeelType.RangeOf range => TypeRelations.MayMeet(range.Element, value),
        _ => false,
    };

    private void FindNeverMet(Expression test, (FeelType Type, FeelType Bare) found, FeelType value)
    {
        if (FindUncalled((test, found.Bare)) || FindRewriting((test, found.Type), value))
        {
            return;
        }

        if (KindOf(found.Bare) == FeelKind.Boolean)
        {
            string tested = test is Expression.Binary { Operator: > BinaryOperator.And and < BinaryOperator.Add } comparison
                ? source.Text[comparison.Left.Span.End..comparison.Right.Span.End].Trim()
                : "? …";
            Find(test, Sentences.ConditionForValue, TextOf(test), value.ToString(), tested);
        }
        else if (Mismatch(value, found.Bare) is RuleSentence sentence && !ReferenceEquals(sentence, Sentences.NeverComparable)
            && (test is not Expression.Comparing || !ReferenceEquals(sentence, Sentences.ListAgainstItem)))
        {
            Expression with = (test as Expression.Comparing)?.With ?? test;
            Find(test, sentence, $"'?' ({value})", Describe(with, found.Bare), "?", TextOf(with));
        }
        else
        {
            Find(test, Sentences.TestNeverMet, TextOf(test), found.Bare.ToString(), value.ToString());
        }
    }

    /// <summary><c>18 - 25</c> for a range, <c>"F" or "M"</c> for two tests.</summary>
    private bool FindSlip(Expression test)
    {
        if (test is Expression.Binary { Operator: BinaryOperator.Or } either && Alternatives(either) is { } alternatives)
        {
            Find(test, Sentences.TestsJoinedByOr, "or", string.Join(", ", alternatives));
            return true;
        }

        Expression inner = test is Expression.ListOf { Items: [Expression only] } ? only : test;
        if (inner is Expression.Binary
            {
                Operator: BinaryOperator.Subtract,
                Left: Expression.Literal { Value: { Kind: FeelKind.Number } low },
                Right: Expression.Literal { Value: { Kind: FeelKind.Number } high },
            } difference
            && FeelNumber.TrySubtract(low.AsNumber(), high.AsNumber(), out FeelNumber result))
        {
            Find(
                test,
                Sentences.Subtraction,
                TextOf(test),
                result.ToString(),
                $"[{TextOf(difference.Left)}..{TextOf(difference.Right)}]");
            return true;
        }

        return false;
    }

    /// <summary>The texts of values joined by 'or'; null when there is a condition among them.</summary>
    private List<string>? Alternatives(Expression expression)
    {
        List<string> alternatives = [];
        Expression? rest = expression;
        while (rest is not null)
        {
            Expression last = rest is Expression.Binary { Operator: BinaryOperator.Or } either ? either.Right : rest;
            if (last is not (Expression.Literal { Value.Kind: not FeelKind.Boolean } or Expression.RangeOf or Expression.Comparing))
            {
                return null;
            }

            alternatives.Insert(0, TextOf(last));
            rest = ReferenceEquals(last, rest) ? null : ((Expression.Binary)rest).Left;
        }

        return alternatives;
    }

    /// <summary><c>18,5</c>: two values in a hurry, or one with the decimal sign of another language.</summary>
    private void FindDecimalComma(ImmutableArray<Expression> tests)
    {
        if (tests is not [Expression first, Expression.Literal { Value: { Kind: FeelKind.Number } second } fraction]
            || ((first as Expression.Comparing)?.With ?? first) is not Expression.Literal { Value: { Kind: FeelKind.Number } whole } number
            || source.Text[number.Span.End..fraction.Span.Start] != ","
            || !TextOf(fraction).All(char.IsAsciiDigit) || !TextOf(number).TrimStart('-').All(char.IsAsciiDigit)
            || (first is Expression.Literal && FeelNumber.TrySubtract(second.AsNumber(), whole.AsNumber(), out FeelNumber step) && step == 1))
        {
            return;
        }

        string both = source.Text[number.Span.Start..fraction.Span.End];
        Find(first, Sentences.TwoNumbers, source.Text[first.Span.Start..fraction.Span.End], TextOf(first), TextOf(fraction), both.Replace(',', '.'));
    }
}
