namespace Pathways.Rules.Tests;

/// <content>Truth, equality, order and tests (DMN 1.5, tables 49 to 55).</content>
internal sealed partial class Interpreter
{
    /// <summary>Table 49: what is no boolean is unknown; false decides, from either side.</summary>
    private FeelValue Conjunction(Expression.Binary and, OracleScope scope)
    {
        FeelValue left = Value(and.Left, scope);
        if (left.IsFalse)
        {
            return FeelValue.False;
        }

        FeelValue right = Value(and.Right, scope);
        return right.IsFalse ? FeelValue.False : left.IsTrue && right.IsTrue ? FeelValue.True : Unknown(left, right);
    }

    /// <summary>Table 50: true decides, from either side.</summary>
    private FeelValue Disjunction(Expression.Binary or, OracleScope scope)
    {
        FeelValue left = Value(or.Left, scope);
        if (left.IsTrue)
        {
            return FeelValue.True;
        }

        FeelValue right = Value(or.Right, scope);
        return right.IsTrue ? FeelValue.True : left.IsFalse && right.IsFalse ? FeelValue.False : Unknown(left, right);
    }

    private FeelValue Unknown(FeelValue left, FeelValue right) =>
        left.Kind is FeelKind.Boolean or FeelKind.Null && right.Kind is FeelKind.Boolean or FeelKind.Null
            ? FeelValue.Null
            : Misuse();

    private FeelValue Compared(BinaryOperator comparison, FeelValue left, FeelValue right) =>
        Test(comparison, left, right) is bool known ? FeelValue.Boolean(known) : NullFrom(left, right);

    private static bool? Test(BinaryOperator comparison, FeelValue left, FeelValue right) => comparison switch
    {
        BinaryOperator.Equal => AreEqual(left, right),
        BinaryOperator.NotEqual => !AreEqual(left, right),
        BinaryOperator.Less => Order(left, right) is int order ? order < 0 : null,
        BinaryOperator.LessOrEqual => Order(left, right) is int order ? order <= 0 : null,
        BinaryOperator.Greater => Order(left, right) is int order ? order > 0 : null,
        _ => Order(left, right) is int order ? order >= 0 : null,
    };

    /// <summary>Table 53: null equals null alone; two kinds are not comparable; lists and contexts part by part.</summary>
    private static bool? AreEqual(FeelValue left, FeelValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        switch (left.Kind)
        {
            case FeelKind.List:
                return left.AsList().Length == right.AsList().Length
                    && left.AsList().Zip(right.AsList(), AreEqual).Aggregate((bool?)true, And) is var same ? same : false;
            case FeelKind.Context:
                FeelContext mine = left.AsContext();
                FeelContext theirs = right.AsContext();
                return mine.Count == theirs.Count && mine.Names.All(theirs.Names.Contains)
                    ? mine.Names.Select(name => AreEqual(mine[name], theirs[name])).Aggregate((bool?)true, And)
                    : false;
            case FeelKind.Range:
                FeelRange one = left.AsRange();
                FeelRange other = right.AsRange();
                bool isAlike = one.StartIncluded == other.StartIncluded && one.EndIncluded == other.EndIncluded
                    && one.IsStartOpen == other.IsStartOpen && one.IsEndOpen == other.IsEndOpen;
                return isAlike ? And(AreEqual(one.Start, other.Start), AreEqual(one.End, other.End)) : false;
            case FeelKind.Boolean:
                return left.IsTrue == right.IsTrue;
            case FeelKind.Function:
                return ReferenceEquals(left.AsFunction(), right.AsFunction());
            default:
                // A time with a zone is never the same as one without.
                return Order(left, right) is int order && order == 0;
        }
    }

    /// <summary>Table 54: numbers, texts by code points, and points and stretches of time; nothing else has an order.</summary>
    private static int? Order(FeelValue left, FeelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return null;
        }

        switch (left.Kind)
        {
            case FeelKind.Number:
                return Fraction.Of(left.AsNumber()).CompareTo(Fraction.Of(right.AsNumber()));
            case FeelKind.String:
                return CodePoints(left.AsString()).Zip(CodePoints(right.AsString()), (a, b) => a.CompareTo(b))
                    .FirstOrDefault(order => order != 0, left.AsString().Length.CompareTo(right.AsString().Length));
            case FeelKind.Date:
                return left.AsDate().CompareTo(right.AsDate());
            case FeelKind.MonthsDuration:
                return left.AsMonthsDuration().Months.CompareTo(right.AsMonthsDuration().Months);
            case FeelKind.DaysDuration:
                return left.AsDaysDuration().Nanos.CompareTo(right.AsDaysDuration().Nanos);
            case FeelKind.Time when left.AsTime().Zone is null == right.AsTime().Zone is null:
                return left.AsTime().UtcNanos.CompareTo(right.AsTime().UtcNanos);
            case FeelKind.DateTime when left.AsDateTime().IsZoned == right.AsDateTime().IsZoned:
                return left.AsDateTime().EpochNanos.CompareTo(right.AsDateTime().EpochNanos);
            default:
                return null;
        }
    }

    /// <summary>A lone half of a pair counts as a code point of its own.</summary>
    private static IEnumerable<int> CodePoints(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            yield return isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
        }
    }

    /// <summary>Table 55: <c>a between b and c</c> is <c>b &lt;= a and a &lt;= c</c>.</summary>
    private FeelValue Between(Expression.Between between, OracleScope scope)
    {
        FeelValue value = Value(between.Value, scope);
        FeelValue low = Value(between.Low, scope);
        FeelValue high = Value(between.High, scope);
        return And(Test(BinaryOperator.LessOrEqual, low, value), Test(BinaryOperator.LessOrEqual, value, high)) is bool known
            ? FeelValue.Boolean(known)
            : NullFrom(low, value, high);
    }

    /// <summary>Table 55: true as soon as one test is met.</summary>
    private FeelValue In(Expression.In test, OracleScope scope)
    {
        FeelValue value = Value(test.Value, scope);
        bool? met = AnyMet(test.Tests, value, scope.With("?", value));
        return met is bool known ? FeelValue.Boolean(known) : NullFrom(value);
    }

    /// <summary>A cell of a decision table: <c>-</c> is always met, <c>not(…)</c> turns the whole cell round.</summary>
    private FeelValue UnaryTests(Expression.UnaryTests tests, OracleScope scope)
    {
        scope.TryFind("?", out FeelValue value);
        bool? met = tests.Tests.IsEmpty ? true : AnyMet(tests.Tests, value, scope);
        return (tests.IsNot ? !met : met) is bool answer ? FeelValue.Boolean(answer) : FeelValue.Null;
    }

    private bool? AnyMet(IEnumerable<Expression> tests, FeelValue value, OracleScope scope)
    {
        bool? any = false;
        foreach (Expression test in tests)
        {
            bool? met = IsMet(test, value, scope);
            if (met == true)
            {
                return true;
            }

            any = met is null ? null : any;
        }

        return any;
    }

    /// <summary>
    /// A test that asks about <c>?</c> is met when it is true. Any other one gives what the value may equal, a range in
    /// which it may lie, or a list of such; a list is also met by an equal list.
    /// </summary>
    private bool? IsMet(Expression test, FeelValue value, OracleScope scope)
    {
        if (test is Expression.Comparing comparing)
        {
            return Test(comparing.Operator, value, Value(comparing.With, scope));
        }

        FeelValue wanted = Value(test, scope);
        bool isQuestion = FreeNames.Uses(test, "?");
        if (isQuestion && wanted.Kind == FeelKind.Boolean)
        {
            return wanted.IsTrue;
        }

        // A question without an answer is not met, and a range that is none holds nothing, not even null.
        if (wanted.IsNull && (isQuestion || test is Expression.RangeOf))
        {
            return null;
        }

        if (wanted.Kind != FeelKind.List)
        {
            return IsEqualOrInside(value, wanted);
        }

        return AreEqual(value, wanted) == true || wanted.AsList().Any(item => IsEqualOrInside(value, item) == true);
    }

    private static bool? IsEqualOrInside(FeelValue value, FeelValue wanted) =>
        wanted.Kind == FeelKind.Range && value.Kind != FeelKind.Range ? Contains(wanted.AsRange(), value) : AreEqual(value, wanted);

    private static bool? Contains(FeelRange range, FeelValue value)
    {
        bool? isAfterStart = range.IsStartOpen
            ? true
            : Test(range.StartIncluded ? BinaryOperator.GreaterOrEqual : BinaryOperator.Greater, value, range.Start);
        bool? isBeforeEnd = range.IsEndOpen
            ? true
            : Test(range.EndIncluded ? BinaryOperator.LessOrEqual : BinaryOperator.Less, value, range.End);
        return And(isAfterStart, isBeforeEnd);
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left & right;
}
