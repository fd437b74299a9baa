namespace Pathways.Rules;

/// <content>Unary tests: what stands in the cells of decision tables, after <c>in</c>, and in allowed values.</content>
internal sealed partial class Compiler
{
    private Run UnaryTests(Expression.UnaryTests tests, CompileScope scope)
    {
        if (tests.Tests.IsEmpty)
        {
            return Constant(FeelValue.True);
        }

        NamePlace input = scope.Resolve("?").Variable
            ?? throw new System.Diagnostics.UnreachableException("Unary tests are compiled where ? has a place.");
        Run[] all = [.. tests.Tests.Select(test => Test(test, input.Slot, scope))];
        if (!tests.IsNot)
        {
            return all.Length == 1 ? all[0] : frame => AnyMet(all, frame);
        }

        return frame => AnyMet(all, frame) is { IsNull: false } met ? FeelValue.Boolean(met.IsFalse) : FeelValue.Null;
    }

    /// <summary>True when one test is met; false when none is; null when it cannot be told.</summary>
    private static FeelValue AnyMet(Run[] tests, Frame frame)
    {
        FeelValue answer = FeelValue.False;
        foreach (Run test in tests)
        {
            FeelValue one = test(frame);
            if (one.IsTrue)
            {
                return one;
            }

            answer = one.IsNull ? one : answer;
        }

        return answer;
    }

    private Run Test(Expression test, int input, CompileScope scope)
    {
        Place place = At(test);
        switch (test)
        {
            case Expression.Comparing comparing:
                Run with = Compile(comparing.With, scope);
                BinaryOperator comparison = comparing.Operator;
                return frame => Equality.ToValue(Ordering.Test(comparison, frame.Slots[input], with(frame)));
            case Expression.Literal { Value.Kind: not FeelKind.List } literal:
                FeelValue wanted = literal.Value;
                return frame => Equality.ToValue(Equality.Compare(frame.Slots[input], wanted));
            default:
                bool asksInput = FreeNames.Uses(test, "?");
                Run yielded = Compile(test, scope);
                return frame =>
                {
                    FeelValue value = yielded(frame);
                    if (asksInput && value.Kind is FeelKind.Boolean)
                    {
                        return value;
                    }

                    // A range that is none holds nothing, not even null.
                    return value.IsNull && (asksInput || test is Expression.RangeOf)
                        ? value
                        : Equality.ToValue(Ranges.Meets(frame.Slots[input], value));
                };
        }
    }
}
