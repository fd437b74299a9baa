using System.Numerics;

namespace Pathways.Rules.Tests;

/// <summary>
/// A fraction of two whole numbers: everything is exact, and only at the end rounded once, half to even, to the 34 digits of
/// a FEEL number (DMN 1.5, clause 10.3.2.3.1: IEEE 754-2008 decimal128).
/// </summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private const int Digits = 34;
    private const int SmallestExponent = -6176;
    private const int LargestLength = 6111 + Digits;

    private Fraction(BigInteger top, BigInteger bottom)
    {
        BigInteger shared = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        Top = top / shared;
        Bottom = bottom / shared;
    }

    public BigInteger Top { get; }

    /// <summary>Above 0, and without a factor in common with <see cref="Top"/>.</summary>
    public BigInteger Bottom { get; }

    public int Sign => Top.Sign;

    public static Fraction Whole(BigInteger whole) => new(whole, BigInteger.One);

    public static Fraction Of(FeelNumber number) => number.Exponent >= 0
        ? new(number.Coefficient * BigInteger.Pow(10, number.Exponent), BigInteger.One)
        : new(number.Coefficient, BigInteger.Pow(10, -number.Exponent));

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Fraction operator -(Fraction a) => new(-a.Top, a.Bottom);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Top * b.Bottom, a.Bottom * b.Top);

    /// <summary>Multiplied with itself, or divided by itself, as often as said.</summary>
    public Fraction ToPower(int times) => times >= 0
        ? new(BigInteger.Pow(Top, times), BigInteger.Pow(Bottom, times))
        : new(BigInteger.Pow(Bottom, -times), BigInteger.Pow(Top, -times));

    /// <summary>Without what comes after the point.</summary>
    public Fraction Truncated() => Whole(Top / Bottom);

    public int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    /// <summary>The nearest FEEL number; null when there is none so large.</summary>
    public FeelNumber? ToNumber()
    {
        if (Top.IsZero)
        {
            return FeelNumber.Zero;
        }

        // The unit in the last of 34 places: a guess by the lengths, then up or down until it fits.
        int exponent = Length(BigInteger.Abs(Top)) - Length(Bottom) - Digits;
        while (Units(exponent) >= BigInteger.Pow(10, Digits))
        {
            exponent++;
        }

        exponent = Math.Max(exponent, SmallestExponent);
        BigInteger rounded = Rounded(exponent);
        if (!rounded.IsZero && Length(rounded) + exponent > LargestLength)
        {
            return null;
        }

        Assert.True(FeelNumber.TryParse($"{(Top.Sign < 0 ? "-" : "")}{rounded}e{exponent}", out FeelNumber number));
        return number;
    }

    private BigInteger Rounded(int exponent)
    {
        BigInteger whole = Units(exponent);
        Fraction rest = Magnitude(exponent) - Whole(whole);
        int half = (rest + rest).CompareTo(Whole(1));
        return half > 0 || (half == 0 && !whole.IsEven) ? whole + 1 : whole;
    }

    private BigInteger Units(int exponent) => Magnitude(exponent).Truncated().Top;

    private Fraction Magnitude(int exponent) => new Fraction(BigInteger.Abs(Top), Bottom) / Whole(10).ToPower(exponent);

    private static int Length(BigInteger whole) => whole.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
}
