using System.Numerics;

namespace Pathways.Rules.Tests;

/// <content>
/// Arithmetic (DMN 1.5, tables 57 to 60). Numbers and durations are worked out here, exactly; moving dates and times is
/// left to the calendar of the library, which has tests of its own.
/// </content>
internal sealed partial class Interpreter
{
    // Beyond, an exact power has too many digits to wait for.
    private const int LargestPower = 400;
    private const int LargestExponent = 20;

    private FeelValue Arithmetic(BinaryOperator op, FeelValue left, FeelValue right)
    {
        FeelValue result = (left.Kind, right.Kind) switch
        {
            (FeelKind.Number, FeelKind.Number) => Number(Numbers(op, left.AsNumber(), right.AsNumber())),
            (FeelKind.String, FeelKind.String) when op == BinaryOperator.Add => FeelValue.String(left.AsString() + right.AsString()),
            (FeelKind.DaysDuration or FeelKind.MonthsDuration, FeelKind.DaysDuration or FeelKind.MonthsDuration) =>
                Durations(op, left, right),
            (FeelKind.DaysDuration or FeelKind.MonthsDuration, FeelKind.Number) => Scaled(op, left, Fraction.Of(right.AsNumber())),
            (FeelKind.Number, FeelKind.DaysDuration or FeelKind.MonthsDuration) when op == BinaryOperator.Multiply =>
                Scaled(op, right, Fraction.Of(left.AsNumber())),
            _ => Pathways.Rules.Arithmetic.Apply(op, left, right, evaluation, default),
        };
        return result.IsNull ? NullFrom(left, right) : result;
    }

    private FeelValue Negative(FeelValue value) => value.Kind switch
    {
        FeelKind.Number => Number((-Fraction.Of(value.AsNumber())).ToNumber()),
        FeelKind.DaysDuration or FeelKind.MonthsDuration => Scaled(BinaryOperator.Multiply, value, Fraction.Whole(-1)),
        _ => NullFrom(value),
    };

    private static FeelNumber? Numbers(BinaryOperator op, FeelNumber left, FeelNumber right)
    {
        Fraction a = Fraction.Of(left);
        Fraction b = Fraction.Of(right);
        return op switch
        {
            BinaryOperator.Add => (a + b).ToNumber(),
            BinaryOperator.Subtract => (a - b).ToNumber(),
            BinaryOperator.Multiply => (a * b).ToNumber(),
            BinaryOperator.Divide => b.Sign == 0 ? null : (a / b).ToNumber(),
            _ => Power(a, b, left, right),
        };
    }

    /// <summary>Exact for small whole powers; others are left to the library, whose series have tests of their own.</summary>
    private static FeelNumber? Power(Fraction a, Fraction b, FeelNumber left, FeelNumber right)
    {
        if (b.Bottom.IsOne && BigInteger.Abs(b.Top) <= LargestPower && Math.Abs(left.Exponent) <= LargestExponent)
        {
            return a.Sign == 0 && b.Sign < 0 ? null : a.ToPower((int)b.Top).ToNumber();
        }

        return FeelNumber.TryPower(left, right, out FeelNumber result) ? result : null;
    }

    /// <summary>The two kinds never mix; two of a kind divide to a number.</summary>
    private static FeelValue Durations(BinaryOperator op, FeelValue left, FeelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return FeelValue.Null;
        }

        Fraction a = Amount(left);
        Fraction b = Amount(right);
        return op switch
        {
            BinaryOperator.Add => Duration(left.Kind, a + b),
            BinaryOperator.Subtract => Duration(left.Kind, a - b),
            BinaryOperator.Divide when b.Sign != 0 => Number(Quotient(a, b)),
            _ => FeelValue.Null,
        };
    }

    /// <summary>The amounts become numbers of 34 digits before they are divided.</summary>
    private static FeelNumber? Quotient(Fraction a, Fraction b) =>
        a.ToNumber() is FeelNumber x && b.ToNumber() is FeelNumber y ? (Fraction.Of(x) / Fraction.Of(y)).ToNumber() : null;

    /// <summary>The amount is a number, and so has 34 digits; parts of a nanosecond or month are dropped, towards zero.</summary>
    private static FeelValue Scaled(BinaryOperator op, FeelValue duration, Fraction factor)
    {
        if (op is not (BinaryOperator.Multiply or BinaryOperator.Divide) || (op == BinaryOperator.Divide && factor.Sign == 0)
            || Amount(duration).ToNumber() is not FeelNumber amount)
        {
            return FeelValue.Null;
        }

        Fraction exact = op == BinaryOperator.Multiply ? Fraction.Of(amount) * factor : Fraction.Of(amount) / factor;
        return exact.ToNumber() is FeelNumber scaled ? Duration(duration.Kind, Fraction.Of(scaled).Truncated()) : FeelValue.Null;
    }

    /// <summary>Nanoseconds, or months.</summary>
    private static Fraction Amount(FeelValue duration) => Fraction.Whole(
        duration.Kind == FeelKind.DaysDuration ? (BigInteger)duration.AsDaysDuration().Nanos : duration.AsMonthsDuration().Months);

    /// <summary>Seconds and months are kept in 64 bits; a duration beyond that is out of range.</summary>
    private static FeelValue Duration(FeelKind kind, Fraction amount)
    {
        BigInteger units = kind == FeelKind.DaysDuration ? amount.Top / 1_000_000_000 : amount.Top;
        if (BigInteger.Abs(units) >= long.MaxValue)
        {
            return FeelValue.Null;
        }

        return kind == FeelKind.DaysDuration
            ? FeelValue.Duration(new DaysDuration((Int128)amount.Top))
            : FeelValue.Duration(new MonthsDuration((long)amount.Top));
    }

    private static FeelValue Number(FeelNumber? number) => number is FeelNumber known ? FeelValue.Number(known) : FeelValue.Null;
}
