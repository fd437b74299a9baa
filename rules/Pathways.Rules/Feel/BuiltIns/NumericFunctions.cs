namespace Pathways.Rules;

/// <summary>Numeric functions (DMN 1.5, clause 10.3.4.5).</summary>
internal static class NumericFunctions
{
    private const string Scaled = "n: number, scale: number";

    /// <summary>Roots, logarithms and exponentials take this many steps: their digits come out of a long sum.</summary>
    public const int StepsOfSeries = 32;

    public static readonly BuiltInRow[] All =
    [
        new("decimal", Scaled, FeelType.Number, c => Round(c, FeelRounding.HalfEven)),
        new("floor", "n: number, scale?: number", FeelType.Number, c => Round(c, FeelRounding.Floor)),
        new("ceiling", "n: number, scale?: number", FeelType.Number, c => Round(c, FeelRounding.Ceiling)),
        new("round up", Scaled, FeelType.Number, c => Round(c, FeelRounding.Up)),
        new("round down", Scaled, FeelType.Number, c => Round(c, FeelRounding.Down)),
        new("round half up", Scaled, FeelType.Number, c => Round(c, FeelRounding.HalfUp)),
        new("round half down", Scaled, FeelType.Number, c => Round(c, FeelRounding.HalfDown)),
        new("abs", "n: number", FeelType.Number, c => FeelValue.Number(FeelNumber.Abs(c.Number(0)))),
        new("abs", "n: days", FeelType.DaysDuration, c => FeelValue.Duration(new DaysDuration(Int128.Abs(c[0].AsDaysDuration().Nanos)))),
        new("abs", "n: months", FeelType.MonthsDuration, c => FeelValue.Duration(new MonthsDuration(Math.Abs(c[0].Bits)))),
        new("modulo", "dividend: number, divisor: number", FeelType.Number, Modulo),
        new("sqrt", "number: number", FeelType.Number, c => Series(c, FeelNumber.TrySqrt, "a negative number has no square root")),
        new("log", "number: number", FeelType.Number, c => Series(c, FeelNumber.TryLog, "only numbers above 0 have a logarithm")),
        new("exp", "number: number", FeelType.Number, c => Series(c, FeelNumber.TryExp, "the result is out of range")),
        new("odd", "number: number", FeelType.Boolean, c => Parity(c, true)),
        new("even", "number: number", FeelType.Boolean, c => Parity(c, false)),
    ];

    private delegate bool OnNumber(FeelNumber number, out FeelNumber result);

    private static FeelValue Series(BuiltInCall call, OnNumber compute, string failure)
    {
        if (!call.Spend(StepsOfSeries))
        {
            return FeelValue.Null;
        }

        return compute(call.Number(0), out FeelNumber result) ? FeelValue.Number(result) : call.Fail(failure);
    }

    private static FeelValue Round(BuiltInCall call, FeelRounding rounding)
    {
        int scale = 0;
        if (call.Has(1) && (!call.Number(1).TryTruncateToInt32(out scale)
            || scale is < -FeelNumber.LargestExponent or > -FeelNumber.SmallestExponent))
        {
            return call.Fail("the scale must lie between -6111 and 6176");
        }

        return FeelValue.Number(FeelNumber.Round(call.Number(0), scale, rounding));
    }

    /// <summary>The rest of a floor division: it has the sign of the divisor.</summary>
    private static FeelValue Modulo(BuiltInCall call)
    {
        FeelNumber dividend = call.Number(0);
        FeelNumber divisor = call.Number(1);
        if (divisor.Sign == 0)
        {
            return call.Fail("the divisor is 0");
        }

        int common = Math.Min(dividend.Exponent, divisor.Exponent);
        if (dividend.Exponent - common > 200 || divisor.Exponent - common > 200)
        {
            return call.Fail("the numbers are too far apart");
        }

        System.Numerics.BigInteger a = dividend.Coefficient * FeelNumber.PowerOfTen(dividend.Exponent - common);
        System.Numerics.BigInteger b = divisor.Coefficient * FeelNumber.PowerOfTen(divisor.Exponent - common);
        System.Numerics.BigInteger rest = System.Numerics.BigInteger.Remainder(a, b);
        if (!rest.IsZero && rest.Sign != b.Sign)
        {
            rest += b;
        }

        return FeelNumber.TryNormalize(rest, common, out FeelNumber result) ? FeelValue.Number(result) : FeelValue.Null;
    }

    private static FeelValue Parity(BuiltInCall call, bool odd) => call.Number(0) is { IsInteger: true } number
        ? FeelValue.Boolean((number.Exponent == 0 && !number.Coefficient.IsEven) == odd)
        : FeelValue.False;
}
