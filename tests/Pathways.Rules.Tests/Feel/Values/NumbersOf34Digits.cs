using System.Globalization;
using System.Numerics;

namespace Pathways.Rules.Tests;

/// <summary>FEEL numbers (DMN 1.5, clause 10.3.2.3.1): decimals of 34 digits, half-even, exponents -6176 to 6111.</summary>
public sealed class NumbersOf34Digits
{
    [Theory]
    [Rows("""
        # 34 digits, half-even
        1234567890123456789012345678901234      => 1234567890123456789012345678901234
        12345678901234567890123456789012345     => 12345678901234567890123456789012340
        12345678901234567890123456789012355     => 12345678901234567890123456789012360
        123456789012345678901234567890123450001 => 123456789012345678901234567890123500000
        0.12345678901234567890123456789012345   => 0.1234567890123456789012345678901234
        0.12345678901234567890123456789012355   => 0.1234567890123456789012345678901236
        9999999999999999999999999999999999.5    => 10000000000000000000000000000000000
        9999999999999999999999999999999998.5    => 9999999999999999999999999999999998
        # the same number, the same text
        1.500                                   => 1.5
        00012                                   => 12
        -0                                      => 0
        -0.0                                    => 0
        +5                                      => 5
        1e2                                     => 100
        1E-2                                    => 0.01
        120e-1                                  => 12
        .5                                      => 0.5
        # the ends of the range
        1e-6176                                 => 1e-6176
        5e-6177                                 => 0
        6e-6177                                 => 1e-6176
        1e-9999                                 => 0
        # no numbers
        1e6145                                  => none
        1e99999                                 => none
        1.                                      => none
        .                                       => none
        -                                       => none
        e5                                      => none
        1e                                      => none
        1e+                                     => none
        1 000                                   => none
        1,5                                     => none
        --1                                     => none
        1-                                      => none
        NaN                                     => none
        ∞                                       => none
        ٣                                       => none
        """)]
    public void Are_read_and_written(string text, string expected)
    {
        bool isNumber = FeelNumber.TryParse(text, out FeelNumber number);

        Assert.Equal(expected != "none", isNumber);
        if (isNumber)
        {
            Assert.True(FeelNumber.TryParse(expected, out FeelNumber same));
            Assert.Equal(same, number);
            Assert.Equal(same.ToString(), number.ToString());
        }
    }

    [Theory]
    [InlineData(20261121)]
    [InlineData(7)]
    public void Compute_as_fractions_rounded_once(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 3000; i++)
        {
            (FeelNumber a, Fraction exactA) = Some(random);
            (FeelNumber b, Fraction exactB) = Some(random);

            Check(FeelNumber.TryAdd(a, b, out FeelNumber sum), sum, exactA.Numerator * exactB.Denominator + exactB.Numerator * exactA.Denominator, exactA.Denominator * exactB.Denominator);
            Check(FeelNumber.TrySubtract(a, b, out FeelNumber rest), rest, exactA.Numerator * exactB.Denominator - exactB.Numerator * exactA.Denominator, exactA.Denominator * exactB.Denominator);
            Check(FeelNumber.TryMultiply(a, b, out FeelNumber product), product, exactA.Numerator * exactB.Numerator, exactA.Denominator * exactB.Denominator);
            if (b.Sign != 0)
            {
                Check(FeelNumber.TryDivide(a, b, out FeelNumber quotient), quotient, exactA.Numerator * exactB.Denominator, exactA.Denominator * exactB.Numerator);
            }

            BigInteger order = (exactA.Numerator * exactB.Denominator) - (exactB.Numerator * exactA.Denominator);
            Assert.Equal(order.Sign, Math.Sign(a.CompareTo(b)));
            Assert.Equal(order.IsZero, a == b);
            Assert.True(!order.IsZero || a.GetHashCode() == b.GetHashCode(), $"seed {seed}: {a} and {b} are equal with different hashes");
        }

        void Check(bool fits, FeelNumber actual, BigInteger numerator, BigInteger denominator) =>
            Assert.True(fits && actual.ToString() == Rounded(numerator, denominator), $"seed {seed}: {numerator}/{denominator} gave {actual}");
    }

    [Theory]
    [InlineData(3)]
    public void Round_as_fractions_do(int seed)
    {
        Random random = new(seed);
        foreach (int _ in Enumerable.Range(0, 2000))
        {
            (FeelNumber number, Fraction exact) = Some(random);
            int scale = random.Next(-6, 12);
            BigInteger up = scale >= 0 ? BigInteger.Pow(10, scale) : BigInteger.One;
            BigInteger down = scale >= 0 ? BigInteger.One : BigInteger.Pow(10, -scale);
            BigInteger floor = FloorDivide(exact.Numerator * up, exact.Denominator * down);
            Assert.True(FeelNumber.TryParse($"{floor}e{-scale}", out FeelNumber expected));

            Assert.True(FeelNumber.Round(number, scale, FeelRounding.Floor) == expected, $"seed {seed}: floor({number}, {scale})");
        }
    }

    private static (FeelNumber Number, Fraction Exact) Some(Random random)
    {
        int digits = random.Next(1, 35);
        BigInteger coefficient = BigInteger.Parse(
            string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(10)))), CultureInfo.InvariantCulture);
        coefficient *= random.Next(2) == 0 ? 1 : -1;
        int exponent = random.Next(4) == 0 ? random.Next(-40, 40) : random.Next(-3, 3);
        Assert.True(FeelNumber.TryParse($"{coefficient}e{exponent}", out FeelNumber number));
        return (number, exponent >= 0
            ? new Fraction(coefficient * BigInteger.Pow(10, exponent), BigInteger.One)
            : new Fraction(coefficient, BigInteger.Pow(10, -exponent)));
    }

    /// <summary>A fraction as a decimal of 34 digits, half-even, in plain notation.</summary>
    private static string Rounded(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
        {
            return "0";
        }

        int sign = numerator.Sign * denominator.Sign;
        (numerator, denominator) = (BigInteger.Abs(numerator), BigInteger.Abs(denominator));
        int exponent = 0;
        BigInteger limit = BigInteger.Pow(10, 34);
        for (; numerator >= denominator * limit; exponent++)
        {
            denominator *= 10;
        }

        for (; numerator * 10 < denominator * limit && exponent > -200; exponent--)
        {
            numerator *= 10;
        }

        BigInteger whole = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        int half = (rest * 2).CompareTo(denominator);
        whole += half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0;
        Assert.True(FeelNumber.TryParse($"{whole * sign}e{exponent}", out FeelNumber rounded));
        return rounded.ToString();
    }

    private static BigInteger FloorDivide(BigInteger numerator, BigInteger denominator)
    {
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator);
}
