using System.Numerics;

namespace Pathways.Rules;

/// <content>Powers, roots, logarithms: in whole-number arithmetic, so every machine finds the same digits.</content>
public readonly partial struct FeelNumber
{
    // Digits after the point while computing; the result keeps 34.
    private const int Guard = 64;

    private static readonly BigInteger unit = PowerOfTen(Guard);

    private static readonly BigInteger ln2 = BigInteger.Parse(
        "6931471805599453094172321214581765680755001343602552541206800094", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly BigInteger ln10 = BigInteger.Parse(
        "23025850929940456840179914546843642076011014886287729760333279010", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The square root.</summary>
    /// <returns>False for a negative number.</returns>
    public static bool TrySqrt(FeelNumber number, out FeelNumber root)
    {
        root = default;
        if (number.Sign <= 0)
        {
            return number.Sign == 0;
        }

        int shift = (2 * Precision) + 4 - number.DigitCount;
        shift = Math.Max(0, shift);
        if (((number.exponent - shift) & 1) != 0)
        {
            shift++;
        }

        BigInteger radicand = number.Coefficient * PowerOfTen(shift);
        BigInteger whole = IntegerRoot(radicand);
        int exponent = (number.exponent - shift) / 2;
        if (whole * whole != radicand)
        {
            whole = (whole * 10) + 1;
            exponent--;
        }

        return TryNormalize(whole, exponent, out root);
    }

    /// <summary>e to the power of <paramref name="number"/>.</summary>
    /// <returns>False on overflow.</returns>
    public static bool TryExp(FeelNumber number, out FeelNumber result)
    {
        result = One;
        if (number.DigitCount + number.exponent > 6)
        {
            result = Zero;
            return number.Sign < 0;
        }

        return TryExpOfFixed(ToFixed(number), out result);
    }

    /// <summary>The natural logarithm.</summary>
    /// <returns>False unless <paramref name="number"/> is above 0.</returns>
    public static bool TryLog(FeelNumber number, out FeelNumber result)
    {
        result = default;
        return number.Sign > 0 && TryNormalize(LogToFixed(number), -Guard, out result);
    }

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>, also for fractional powers.</summary>
    /// <returns>False on overflow, for 0 to a negative power, and for a negative base to a fractional power.</returns>
    public static bool TryPower(FeelNumber left, FeelNumber right, out FeelNumber result)
    {
        result = One;
        if (right.Sign == 0 || left == One)
        {
            return true;
        }

        if (left.Sign == 0)
        {
            result = Zero;
            return right.Sign > 0;
        }

        if (right.TryToInt64(out long times) && Math.Abs(times) <= 999_999_999)
        {
            return TryWholePower(left, times, out result);
        }

        if (left.Sign < 0)
        {
            return false;
        }

        BigInteger product = LogToFixed(left) * right.Coefficient;
        BigInteger power = right.exponent >= 0
            ? product * PowerOfTen(right.exponent)
            : BigInteger.Divide(product, PowerOfTen(-right.exponent));
        return TryExpOfFixed(power, out result);
    }

    private static bool TryWholePower(FeelNumber number, long times, out FeelNumber result)
    {
        BigInteger coefficient = BigInteger.One;
        BigInteger square = number.Coefficient;
        long exponent = 0;
        long squareExponent = number.exponent;
        long left = Math.Abs(times);
        result = default;
        while (true)
        {
            if ((left & 1) != 0)
            {
                (coefficient, exponent) = Trim(coefficient * square, exponent + squareExponent);
            }

            left >>= 1;
            if (left == 0)
            {
                break;
            }

            (square, squareExponent) = Trim(square * square, squareExponent * 2);
            if (Math.Abs(squareExponent) > 40_000)
            {
                // Far out of range whichever way it goes: overflow fails, underflow is zero.
                bool grows = squareExponent > 0 == times > 0;
                return !grows;
            }
        }

        if (Math.Abs(exponent) > 40_000)
        {
            return exponent > 0 != times > 0;
        }

        if (times > 0)
        {
            return TryNormalize(coefficient, (int)exponent, out result);
        }

        int shift = (2 * Guard) + CountDigits(coefficient);
        return TryNormalize(PowerOfTen(shift) / coefficient, (int)-exponent - shift, out result);
    }

    /// <summary>Keeps twice the digits that the answer needs.</summary>
    private static (BigInteger Coefficient, long Exponent) Trim(BigInteger coefficient, long exponent)
    {
        int excess = CountDigits(coefficient) - (2 * Precision);
        return excess <= 0
            ? (coefficient, exponent)
            : (Shorten(coefficient, excess, FeelRounding.HalfEven), exponent + excess);
    }

    private static BigInteger ToFixed(FeelNumber number)
    {
        int shift = Guard + number.exponent;
        return shift >= 0
            ? number.Coefficient * PowerOfTen(shift)
            : number.Coefficient / PowerOfTen(-shift);
    }

    private static bool TryExpOfFixed(BigInteger power, out FeelNumber result)
    {
        result = default;
        BigInteger tens = BigInteger.Divide(power, ln10);
        if (BigInteger.Abs(tens) > 7_000)
        {
            return tens.Sign < 0;
        }

        // e^x = 10^k * (e^(r/256))^256
        const int Halvings = 8;
        BigInteger rest = (power - (tens * ln10)) >> Halvings;
        BigInteger sum = unit;
        BigInteger term = unit;
        for (int i = 1; !term.IsZero && i < 100; i++)
        {
            term = term * rest / unit / i;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum = sum * sum / unit;
        }

        return TryNormalize(sum, (int)tens - Guard, out result);
    }

    /// <summary>ln(c * 10^e) = ln(f) + j ln 2 + k ln 10, with f near 1 and ln(f) = 2 artanh((f-1)/(f+1)).</summary>
    private static BigInteger LogToFixed(FeelNumber number)
    {
        int digits = number.DigitCount;
        BigInteger fraction = number.Coefficient * PowerOfTen(Guard) / PowerOfTen(digits - 1);
        BigInteger tens = number.exponent + digits - 1;
        int twos = 0;
        while (fraction * 10 > unit * 14)
        {
            fraction >>= 1;
            twos++;
        }

        BigInteger ratio = (fraction - unit) * unit / (fraction + unit);
        BigInteger square = ratio * ratio / unit;
        BigInteger term = ratio;
        BigInteger sum = ratio;
        for (int i = 3; !term.IsZero && i < 400; i += 2)
        {
            term = term * square / unit;
            sum += term / i;
        }

        return (sum * 2) + (twos * ln2) + (tens * ln10);
    }

    private static BigInteger IntegerRoot(BigInteger radicand)
    {
        BigInteger guess = BigInteger.One << (int)((radicand.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (guess + (radicand / guess)) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }
}
