using System.Numerics;

namespace Pathways.Rules;

/// <summary>What an operator does with two operands of certain kinds.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The kind on its left.</param>
/// <param name="Right">The kind on its right.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Apply">The computation; null when the result is out of range.</param>
internal sealed record ArithmeticRule(
    BinaryOperator Operator,
    FeelKind Left,
    FeelKind Right,
    FeelType Result,
    Func<FeelValue, FeelValue, FeelValue?> Apply);

/// <summary>FEEL arithmetic as a table (DMN 1.5, tables 45 and 57 to 60). What is not listed is null.</summary>
internal static class Arithmetic
{
    private const FeelKind Number = FeelKind.Number;
    private const FeelKind Date = FeelKind.Date;
    private const FeelKind Time = FeelKind.Time;
    private const FeelKind DateTime = FeelKind.DateTime;
    private const FeelKind Days = FeelKind.DaysDuration;
    private const FeelKind Months = FeelKind.MonthsDuration;

    private const BinaryOperator Add = BinaryOperator.Add;
    private const BinaryOperator Subtract = BinaryOperator.Subtract;
    private const BinaryOperator Multiply = BinaryOperator.Multiply;
    private const BinaryOperator Divide = BinaryOperator.Divide;
    private const BinaryOperator Power = BinaryOperator.Power;

    private const int StepsOfPower = 8;

    public static readonly ArithmeticRule[] Rules =
    [
        new(Add, Number, Number, FeelType.Number, (a, b) => FeelNumber.TryAdd(a.Numeric, b.Numeric, out FeelNumber n) ? FeelValue.Number(n) : null),
        new(Subtract, Number, Number, FeelType.Number, (a, b) => FeelNumber.TrySubtract(a.Numeric, b.Numeric, out FeelNumber n) ? FeelValue.Number(n) : null),
        new(Multiply, Number, Number, FeelType.Number, (a, b) => FeelNumber.TryMultiply(a.Numeric, b.Numeric, out FeelNumber n) ? FeelValue.Number(n) : null),
        new(Divide, Number, Number, FeelType.Number, (a, b) => FeelNumber.TryDivide(a.Numeric, b.Numeric, out FeelNumber n) ? FeelValue.Number(n) : null),
        new(Power, Number, Number, FeelType.Number, (a, b) => FeelNumber.TryPower(a.Numeric, b.Numeric, out FeelNumber n) ? FeelValue.Number(n) : null),

        new(Add, FeelKind.String, FeelKind.String, FeelType.String, (a, b) => FeelValue.String(a.Text + b.Text)),

        new(Add, Days, Days, FeelType.DaysDuration, (a, b) => Duration((BigInteger)Nanos(a) + Nanos(b))),
        new(Subtract, Days, Days, FeelType.DaysDuration, (a, b) => Duration((BigInteger)Nanos(a) - Nanos(b))),
        new(Divide, Days, Days, FeelType.Number, (a, b) => Quotient(Nanos(a), Nanos(b))),
        new(Multiply, Days, Number, FeelType.DaysDuration, (a, b) => Scale(a, b)),
        new(Multiply, Number, Days, FeelType.DaysDuration, (a, b) => Scale(b, a)),
        new(Divide, Days, Number, FeelType.DaysDuration, (a, b) => Shrink(a, b)),

        new(Add, Months, Months, FeelType.MonthsDuration, (a, b) => MonthsOf((BigInteger)a.Bits + b.Bits)),
        new(Subtract, Months, Months, FeelType.MonthsDuration, (a, b) => MonthsOf((BigInteger)a.Bits - b.Bits)),
        new(Divide, Months, Months, FeelType.Number, (a, b) => Quotient(a.Bits, b.Bits)),
        new(Multiply, Months, Number, FeelType.MonthsDuration, (a, b) => Scale(a, b)),
        new(Multiply, Number, Months, FeelType.MonthsDuration, (a, b) => Scale(b, a)),
        new(Divide, Months, Number, FeelType.MonthsDuration, (a, b) => Shrink(a, b)),

        new(Add, Date, Months, FeelType.Date, (a, b) => MoveDate(a, b.Bits)),
        new(Add, Months, Date, FeelType.Date, (a, b) => MoveDate(b, a.Bits)),
        new(Subtract, Date, Months, FeelType.Date, (a, b) => MoveDate(a, -b.Bits)),
        new(Add, Date, Days, FeelType.Date, (a, b) => MoveDate(a, Nanos(b))),
        new(Add, Days, Date, FeelType.Date, (a, b) => MoveDate(b, Nanos(a))),
        new(Subtract, Date, Days, FeelType.Date, (a, b) => MoveDate(a, -Nanos(b))),

        new(Add, DateTime, Months, FeelType.DateTime, (a, b) => MoveDateTime(a, b.Bits)),
        new(Add, Months, DateTime, FeelType.DateTime, (a, b) => MoveDateTime(b, a.Bits)),
        new(Subtract, DateTime, Months, FeelType.DateTime, (a, b) => MoveDateTime(a, -b.Bits)),
        new(Add, DateTime, Days, FeelType.DateTime, (a, b) => MoveDateTime(a, Nanos(b))),
        new(Add, Days, DateTime, FeelType.DateTime, (a, b) => MoveDateTime(b, Nanos(a))),
        new(Subtract, DateTime, Days, FeelType.DateTime, (a, b) => MoveDateTime(a, -Nanos(b))),

        new(Add, Time, Days, FeelType.Time, (a, b) => MoveTime(a, Nanos(b))),
        new(Add, Days, Time, FeelType.Time, (a, b) => MoveTime(b, Nanos(a))),
        new(Subtract, Time, Days, FeelType.Time, (a, b) => MoveTime(a, -Nanos(b))),

        new(Subtract, Date, Date, FeelType.DaysDuration, (a, b) => Difference(AtMidnight(a), AtMidnight(b))),
        new(Subtract, DateTime, DateTime, FeelType.DaysDuration, (a, b) => Difference(a.AsDateTime(), b.AsDateTime())),
        new(Subtract, DateTime, Date, FeelType.DaysDuration, (a, b) => Difference(a.AsDateTime(), AtMidnight(b))),
        new(Subtract, Date, DateTime, FeelType.DaysDuration, (a, b) => Difference(AtMidnight(a), b.AsDateTime())),
        new(Subtract, Time, Time, FeelType.DaysDuration, (a, b) => Difference(a.AsTime(), b.AsTime())),
    ];

    private static readonly ArithmeticRule?[] byOperands = Index();

    /// <summary>The rule for an operator and two kinds; null when there is none.</summary>
    public static ArithmeticRule? Find(BinaryOperator op, FeelKind left, FeelKind right) => byOperands[At(op, left, right)];

    /// <summary>Applies an operator; null with a problem when it does not fit or the result is out of range.</summary>
    public static FeelValue Apply(BinaryOperator op, FeelValue left, FeelValue right, Evaluation evaluation, Place place)
    {
        if (Find(op, left.Kind, right.Kind) is not ArithmeticRule rule)
        {
            return evaluation.Fail(
                place, Sentences.OperandsDoNotFit, Sign(op), Evaluation.Describe(left), Evaluation.Describe(right));
        }

        if (op == Divide && IsZero(right))
        {
            return evaluation.Fail(place, Sentences.DivisionByZero, Evaluation.Describe(left));
        }

        int steps = left.Kind == FeelKind.String ? (left.Text.Length + right.Text.Length) / 16
            : op == Power ? right.Numeric.IsInteger ? StepsOfPower : NumericFunctions.StepsOfSeries
            : 0;
        if (!evaluation.Spend(steps, place))
        {
            return FeelValue.Null;
        }

        return rule.Apply(left, right) is { IsNull: false } value
            ? value
            : evaluation.Fail(place, Sentences.OutOfRange, Sign(op), Evaluation.Describe(left), Evaluation.Describe(right));
    }

    /// <summary>The operator as it is written.</summary>
    public static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        Add => "+",
        Subtract => "-",
        Multiply => "*",
        Divide => "/",
        Power => "**",
        _ => throw new System.Diagnostics.UnreachableException($"The operator {op} has no sign."),
    };

    private static bool IsZero(FeelValue value) => value.Kind switch
    {
        Number => value.Numeric.Sign == 0,
        Days => Nanos(value) == 0,
        Months => value.Bits == 0,
        _ => false,
    };

    private static Int128 Nanos(FeelValue duration) => duration.AsDaysDuration().Nanos;

    private static FeelValue? Duration(BigInteger nanos) =>
        BigInteger.Abs(nanos / FeelTime.NanosPerSecond) <= long.MaxValue - 1
            ? FeelValue.Duration(new DaysDuration((Int128)nanos))
            : null;

    private static FeelValue? MonthsOf(BigInteger months) =>
        BigInteger.Abs(months) <= long.MaxValue - 1 ? FeelValue.Duration(new MonthsDuration((long)months)) : null;

    private static FeelValue? Quotient(Int128 left, Int128 right) =>
        FeelNumber.TryNormalize(left, 0, out FeelNumber a) && FeelNumber.TryNormalize(right, 0, out FeelNumber b)
        && FeelNumber.TryDivide(a, b, out FeelNumber quotient)
            ? FeelValue.Number(quotient)
            : null;

    private static FeelValue? Scale(FeelValue duration, FeelValue factor) =>
        FeelNumber.TryMultiply(Amount(duration), factor.Numeric, out FeelNumber amount) ? Rebuild(duration, amount) : null;

    private static FeelValue? Shrink(FeelValue duration, FeelValue divisor) =>
        FeelNumber.TryDivide(Amount(duration), divisor.Numeric, out FeelNumber amount) ? Rebuild(duration, amount) : null;

    private static FeelNumber Amount(FeelValue duration)
    {
        FeelNumber.TryNormalize(duration.Kind == Days ? Nanos(duration) : duration.Bits, 0, out FeelNumber amount);
        return amount;
    }

    // Parts of a nanosecond or of a month are dropped, towards zero.
    private static FeelValue? Rebuild(FeelValue duration, FeelNumber amount)
    {
        FeelNumber whole = FeelNumber.Truncate(amount);
        if (whole.Exponent != 0)
        {
            return null;
        }

        return duration.Kind == Days ? Duration(whole.Coefficient) : MonthsOf(whole.Coefficient);
    }

    private static FeelValue? MoveDate(FeelValue date, long months) =>
        date.AsDate().TryAddMonths(months, out FeelDate moved) ? FeelValue.Date(moved) : null;

    private static FeelValue? MoveDate(FeelValue date, Int128 nanos)
    {
        Int128 days = nanos / FeelTime.NanosPerDay;
        if (nanos < 0 && days * FeelTime.NanosPerDay != nanos)
        {
            days--;
        }

        return Int128.Abs(days) < 1_000_000_000_000 && date.AsDate().TryAddDays((long)days, out FeelDate moved)
            ? FeelValue.Date(moved)
            : null;
    }

    private static FeelValue? MoveDateTime(FeelValue value, long months)
    {
        FeelDateTime start = value.AsDateTime();
        return start.Date.TryAddMonths(months, out FeelDate moved) ? FeelValue.DateTime(start with { Date = moved }) : null;
    }

    private static FeelValue? MoveDateTime(FeelValue value, Int128 nanos) =>
        value.AsDateTime().TryAdd(nanos, out FeelDateTime moved) ? FeelValue.DateTime(moved) : null;

    private static FeelValue? MoveTime(FeelValue value, Int128 nanos)
    {
        FeelTime start = value.AsTime();
        Int128 moved = (start.NanosOfDay + nanos) % FeelTime.NanosPerDay;
        return FeelValue.Time(start with { NanosOfDay = (long)(moved < 0 ? moved + FeelTime.NanosPerDay : moved) });
    }

    private static FeelDateTime AtMidnight(FeelValue date) => new(date.AsDate(), new FeelTime(0, FeelZone.Utc));

    private static FeelValue? Difference(FeelDateTime left, FeelDateTime right) =>
        left.IsZoned == right.IsZoned ? Duration((BigInteger)left.EpochNanos - right.EpochNanos) : null;

    private static FeelValue? Difference(FeelTime left, FeelTime right) =>
        left.Zone is null == right.Zone is null ? Duration((BigInteger)left.UtcNanos - right.UtcNanos) : null;

    private static int At(BinaryOperator op, FeelKind left, FeelKind right) => (((int)op * 16) + (int)left) * 16 + (int)right;

    private static ArithmeticRule?[] Index()
    {
        ArithmeticRule?[] table = new ArithmeticRule?[((int)Power + 1) * 256];
        foreach (ArithmeticRule rule in Rules)
        {
            table[At(rule.Operator, rule.Left, rule.Right)] = rule;
        }

        return table;
    }
}
