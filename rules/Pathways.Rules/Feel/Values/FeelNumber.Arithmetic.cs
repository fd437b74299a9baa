using System.Numerics;

namespace Pathways.Rules;

/// <content>Addition to division, rounding, and the canonical form.</content>
public readonly partial struct FeelNumber
{
    private static readonly long[] smallPowers = SmallPowers();
    private static readonly BigInteger[] powers = Powers();
    private static readonly BigInteger limit = powers[Precision];

    private int DigitCount => CountDigits(Coefficient);

    /// <summary>Sum, rounded half-even to 34 digits.</summary>
    /// <returns>False on overflow (about 10^6145).</returns>
    public static bool TryAdd(FeelNumber left, FeelNumber right, out FeelNumber sum)
    {
        if (left.wide is null && right.wide is null)
        {
            if (left.exponent == right.exponent)
            {
                long total = unchecked(left.small + right.small);
                if (((left.small ^ total) & (right.small ^ total)) >= 0)
                {
                    return Finish(total, left.exponent, out sum);
                }
            }
            else if (TryAlign(left, right, out long l, out long r, out int common))
            {
                long total = unchecked(l + r);
                if (((l ^ total) & (r ^ total)) >= 0)
                {
                    return Finish(total, common, out sum);
                }
            }
        }

        return TryAddSlowly(left, right, out sum);
    }

    /// <summary>Difference, rounded half-even to 34 digits.</summary>
    /// <returns>False on overflow (about 10^6145).</returns>
    public static bool TrySubtract(FeelNumber left, FeelNumber right, out FeelNumber difference) =>
        TryAdd(left, Negate(right), out difference);

    /// <summary>Product, rounded half-even to 34 digits.</summary>
    /// <returns>False on overflow (about 10^6145).</returns>
    public static bool TryMultiply(FeelNumber left, FeelNumber right, out FeelNumber product)
    {
        if (left.wide is null && right.wide is null)
        {
            long high = Math.BigMul(left.small, right.small, out long low);
            int exponent = left.exponent + right.exponent;
            if ((high == 0 && low >= 0) || (high == -1 && low < 0))
            {
                return Finish(low, exponent, out product);
            }
        }

        return TryNormalize(left.Coefficient * right.Coefficient, left.exponent + right.exponent, out product);
    }

    /// <summary>Quotient, rounded half-even to 34 digits.</summary>
    /// <returns>False when <paramref name="right"/> is 0 or on overflow.</returns>
    public static bool TryDivide(FeelNumber left, FeelNumber right, out FeelNumber quotient)
    {
        quotient = default;
        if (right.Sign == 0)
        {
            return false;
        }

        if (left.wide is null && right.wide is null && left.exponent == right.exponent
            && right.small != -1 && left.small % right.small == 0)
        {
            return Finish(left.small / right.small, 0, out quotient);
        }

        // Enough digits for 34 and one to round by; what is left over is folded in as one sticky digit.
        BigInteger divisor = right.Coefficient;
        int shift = Math.Max(0, Precision + 2 + CountDigits(divisor) - left.DigitCount);
        BigInteger whole = BigInteger.DivRem(left.Coefficient * PowerOfTen(shift), divisor, out BigInteger rest);
        int exponent = left.exponent - right.exponent - shift;
        if (!rest.IsZero)
        {
            whole = (whole * 10) + (left.Sign * right.Sign);
            exponent--;
        }

        return TryNormalize(whole, exponent, out quotient);
    }

    /// <summary>The number with the other sign.</summary>
    public static FeelNumber Negate(FeelNumber number) =>
        number.wide is not null || number.small == long.MinValue
            ? Normalized(-number.Coefficient, number.exponent)
            : new FeelNumber(null, -number.small, number.exponent);

    /// <summary>The number without its sign.</summary>
    public static FeelNumber Abs(FeelNumber number) => number.Sign < 0 ? Negate(number) : number;

    /// <summary>The whole part, towards zero.</summary>
    public static FeelNumber Truncate(FeelNumber number) => Round(number, 0, FeelRounding.Down);

    /// <summary>Rounds to <paramref name="scale"/> digits after the point (negative: before it).</summary>
    /// <param name="number">What is rounded.</param>
    /// <param name="scale">Digits kept after the point.</param>
    /// <param name="rounding">Which neighbour is taken.</param>
    public static FeelNumber Round(FeelNumber number, int scale, FeelRounding rounding)
    {
        long drop = -(long)scale - number.exponent;
        if (drop <= 0 || number.Sign == 0)
        {
            return number;
        }

        if (drop > number.DigitCount + 1)
        {
            // Far below half a unit: only the directed roundings can leave zero.
            bool away = RoundsAway(rounding, number.Sign, false, -1, true);
            return away && TryNormalize(number.Sign, -scale, out FeelNumber unit) ? unit : Zero;
        }

        return Normalized(Shorten(number.Coefficient, (int)drop, rounding), number.exponent + (int)drop);
    }

    /// <summary>The number in whole units of a power of ten, rounded down.</summary>
    /// <param name="unit">The unit's exponent.</param>
    /// <param name="floor">How many whole units there are.</param>
    /// <param name="isExact">True when nothing was lost.</param>
    /// <returns>False when 64 bits do not hold it.</returns>
    internal bool TryFloor(int unit, out long floor, out bool isExact)
    {
        int shift = unit - exponent;
        if (shift <= 0)
        {
            isExact = true;
            floor = 0;
            return wide is null && TryScale(this, unit, out floor);
        }

        if (shift >= smallPowers.Length || wide is not null)
        {
            return TryFloorWidely(shift, out floor, out isExact);
        }

        (floor, long rest) = Math.DivRem(small, smallPowers[shift]);
        isExact = rest == 0;
        floor -= rest < 0 ? 1 : 0;
        return true;
    }

    private bool TryFloorWidely(int shift, out long floor, out bool isExact)
    {
        // So many digits there are never: a power of ten beyond them leaves a fraction of one unit.
        Int128 power = (Int128)PowerOfTen(Math.Min(shift, Precision + 1));
        (Int128 whole, Int128 rest) = Int128.DivRem(Digits, power);
        isExact = rest == 0;
        whole -= rest < 0 ? 1 : 0;
        bool fits = whole >= long.MinValue && whole <= long.MaxValue;
        floor = fits ? (long)whole : 0;
        return fits;
    }

    /// <summary>Brings a coefficient and an exponent into the canonical form.</summary>
    /// <returns>False on overflow.</returns>
    internal static bool TryNormalize(BigInteger coefficient, int exponent, out FeelNumber number)
    {
        number = default;
        if (coefficient.IsZero)
        {
            return true;
        }

        int length = CountDigits(coefficient);
        if (length + exponent < SmallestExponent)
        {
            return true; // below a tenth of the smallest number
        }

        int excess = Math.Max(length - Precision, SmallestExponent - exponent);
        if (excess > 0)
        {
            coefficient = Shorten(coefficient, excess, FeelRounding.HalfEven);
            exponent += excess;
            if (BigInteger.Abs(coefficient) == limit)
            {
                coefficient /= 10;
                exponent++;
            }
        }

        if (coefficient.IsZero)
        {
            return true;
        }

        if (exponent < 0 || CountDigits(coefficient) + exponent > Precision)
        {
            (coefficient, exponent) = Strip(coefficient, exponent);
        }

        int digits = CountDigits(coefficient);
        if (digits + exponent > LargestExponent + Precision)
        {
            return false;
        }

        if (exponent > 0 && digits + exponent <= Precision)
        {
            coefficient *= PowerOfTen(exponent);
            exponent = 0;
        }

        number = coefficient >= long.MinValue && coefficient <= long.MaxValue
            ? new FeelNumber(null, (long)coefficient, exponent)
            : new FeelNumber((Int128)coefficient, 0, exponent);
        return true;
    }

    internal static BigInteger PowerOfTen(int exponent) =>
        exponent < powers.Length ? powers[exponent] : BigInteger.Pow(10, exponent);

    internal static int CountDigits(BigInteger coefficient)
    {
        BigInteger magnitude = BigInteger.Abs(coefficient);
        if (magnitude.IsZero)
        {
            return 1;
        }

        int estimate = (int)((magnitude.GetBitLength() - 1) * 1233 >> 12);
        return magnitude >= PowerOfTen(estimate) ? CountFrom(magnitude, estimate) : estimate;
    }

    private static int CountFrom(BigInteger magnitude, int estimate)
    {
        while (magnitude >= PowerOfTen(estimate))
        {
            estimate++;
        }

        return estimate;
    }

    /// <summary>The canonical form of a 64-bit coefficient.</summary>
    private static bool Finish(long coefficient, int exponent, out FeelNumber number)
    {
        if (exponent == 0)
        {
            number = new FeelNumber(null, coefficient, 0);
            return true;
        }

        if (exponent is > 0 or < -3000)
        {
            return TryNormalize(coefficient, exponent, out number);
        }

        if (coefficient == 0)
        {
            number = default;
            return true;
        }

        while (exponent < 0)
        {
            (long shorter, long last) = Math.DivRem(coefficient, 10);
            if (last != 0)
            {
                break;
            }

            coefficient = shorter;
            exponent++;
        }

        number = new FeelNumber(null, coefficient, exponent);
        return true;
    }

    private static bool TryAlign(FeelNumber left, FeelNumber right, out long l, out long r, out int common)
    {
        common = Math.Min(left.exponent, right.exponent);
        return TryScale(left, common, out l) & TryScale(right, common, out r);
    }

    private static bool TryScale(FeelNumber number, int exponent, out long scaled)
    {
        int shift = number.exponent - exponent;
        scaled = 0;
        if (shift >= smallPowers.Length)
        {
            return number.small == 0;
        }

        long high = Math.BigMul(number.small, smallPowers[shift], out scaled);
        return (high == 0 && scaled >= 0) || (high == -1 && scaled < 0);
    }

    private static bool TryAddSlowly(FeelNumber left, FeelNumber right, out FeelNumber sum)
    {
        if (left.Sign == 0 || right.Sign == 0)
        {
            sum = left.Sign == 0 ? right : left;
            return true;
        }

        FeelNumber big = left.exponent >= right.exponent ? left : right;
        FeelNumber little = left.exponent >= right.exponent ? right : left;
        int gap = big.exponent - little.exponent;
        if (gap > (2 * Precision) + 4)
        {
            // The little one only decides the rounding: keep its sign beyond the last digit that can matter.
            gap = (2 * Precision) + 4;
            return TryNormalize((big.Coefficient * PowerOfTen(gap)) + little.Sign, big.exponent - gap, out sum);
        }

        return TryNormalize((big.Coefficient * PowerOfTen(gap)) + little.Coefficient, little.exponent, out sum);
    }

    private static FeelNumber Normalized(BigInteger coefficient, int exponent)
    {
        TryNormalize(coefficient, exponent, out FeelNumber number);
        return number;
    }

    private static (BigInteger Coefficient, int Exponent) Strip(BigInteger coefficient, int exponent)
    {
        bool wasFraction = exponent < 0;
        while (!wasFraction || exponent < 0)
        {
            BigInteger shorter = BigInteger.DivRem(coefficient, 10, out BigInteger last);
            if (!last.IsZero)
            {
                break;
            }

            coefficient = shorter;
            exponent++;
        }

        return (coefficient, exponent);
    }

    private static BigInteger Shorten(BigInteger coefficient, int digits, FeelRounding rounding)
    {
        BigInteger unit = PowerOfTen(digits);
        BigInteger whole = BigInteger.DivRem(coefficient, unit, out BigInteger rest);
        if (rest.IsZero)
        {
            return whole;
        }

        int half = (BigInteger.Abs(rest) * 2).CompareTo(unit);
        return RoundsAway(rounding, coefficient.Sign, !whole.IsEven, half, false) ? whole + coefficient.Sign : whole;
    }

    private static bool RoundsAway(FeelRounding rounding, int sign, bool isOdd, int half, bool isTiny) => rounding switch
    {
        FeelRounding.Up => true,
        FeelRounding.Down => false,
        FeelRounding.HalfUp => half >= 0 && !isTiny,
        FeelRounding.HalfDown => half > 0,
        FeelRounding.HalfEven => half > 0 || (half == 0 && isOdd),
        FeelRounding.Ceiling => sign > 0,
        FeelRounding.Floor => sign < 0,
        _ => throw new System.Diagnostics.UnreachableException($"The rounding {rounding} has no rule."),
    };

    private static long[] SmallPowers()
    {
        long[] table = new long[19];
        table[0] = 1;
        for (int i = 1; i < table.Length; i++)
        {
            table[i] = table[i - 1] * 10;
        }

        return table;
    }

    private static BigInteger[] Powers()
    {
        BigInteger[] table = new BigInteger[160];
        table[0] = BigInteger.One;
        for (int i = 1; i < table.Length; i++)
        {
            table[i] = table[i - 1] * 10;
        }

        return table;
    }
}
