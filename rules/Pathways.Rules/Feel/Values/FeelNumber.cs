using System.Numerics;

namespace Pathways.Rules;

/// <summary>
/// A FEEL number: a decimal of 34 significant digits, rounded half-even, with exponents from -6176 to 6111
/// (IEEE 754-2008 decimal128 without signed zeros, infinities and NaN).
/// </summary>
/// <remarks>
/// Kept in one canonical form, so that equal numbers have equal fields: no trailing zeros after the point, and
/// whole numbers of up to 34 digits have exponent 0. Coefficients that fit 64 bits need no object and seldom a
/// <see cref="BigInteger"/>; wider ones are a boxed <see cref="Int128"/>, which holds all 34 digits.
/// </remarks>
public readonly partial struct FeelNumber : IEquatable<FeelNumber>, IComparable<FeelNumber>
{
    internal const int Precision = 34;
    internal const int LargestExponent = 6111;
    internal const int SmallestExponent = -6176;

    private readonly object? wide;
    private readonly long small;
    private readonly int exponent;

    internal FeelNumber(object? wide, long small, int exponent)
    {
        this.wide = wide;
        this.small = small;
        this.exponent = exponent;
    }

    /// <summary>The number 0.</summary>
    public static FeelNumber Zero => default;

    /// <summary>The number 1.</summary>
    public static FeelNumber One => new(null, 1, 0);

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => wide is Int128 big ? Int128.Sign(big) : Math.Sign(small);

    /// <summary>True when there is nothing after the decimal point.</summary>
    public bool IsInteger => exponent >= 0;

    internal object? Wide => wide;

    internal long Small => small;

    internal int Exponent => exponent;

    internal BigInteger Coefficient => Digits;

    private Int128 Digits => wide is Int128 big ? big : small;

    /// <summary>The number for a .NET integer.</summary>
    public static implicit operator FeelNumber(long value) => new(null, value, 0);

    /// <summary>The number for a .NET integer.</summary>
    public static FeelNumber FromInt64(long value) => new(null, value, 0);

    /// <summary>The number for a .NET decimal, exactly.</summary>
    public static implicit operator FeelNumber(decimal value) => FromDecimal(value);

    /// <summary>The number for a .NET decimal, exactly.</summary>
    public static FeelNumber FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        int scale = (parts[3] >> 16) & 0xFF;
        Int128 coefficient = new((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        coefficient = value < 0 ? -coefficient : coefficient;
        FeelNumber number;
        _ = coefficient >= long.MinValue && coefficient <= long.MaxValue
            ? Finish((long)coefficient, -scale, out number)
            : TryNormalize(coefficient, -scale, out number);
        return number;
    }

    /// <summary>The number as a .NET decimal, rounded half-even to what a decimal holds.</summary>
    /// <returns>False when the number is outside the range of <see cref="decimal"/>.</returns>
    public bool TryToDecimal(out decimal value)
    {
        return decimal.TryParse(
            ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out value);
    }

    /// <summary>The number as a .NET integer when it is whole and fits.</summary>
    public bool TryToInt64(out long value)
    {
        value = small;
        return wide is null && exponent == 0;
    }

    /// <summary>The whole part (towards zero) as an integer, when it fits 32 bits.</summary>
    internal bool TryTruncateToInt32(out int value)
    {
        FeelNumber truncated = IsInteger ? this : Truncate(this);
        bool fits = truncated.TryToInt64(out long whole) && whole is >= int.MinValue and <= int.MaxValue;
        value = fits ? (int)whole : 0;
        return fits;
    }

    /// <inheritdoc />
    public bool Equals(FeelNumber other) =>
        small == other.small && exponent == other.exponent
        && (wide is null ? other.wide is null : other.wide is Int128 big && big == (Int128)wide);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FeelNumber other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(small, exponent, wide);

    /// <summary>Orders by value.</summary>
    public int CompareTo(FeelNumber other)
    {
        int gap = exponent - other.exponent;
        if (gap == 0)
        {
            return wide is null && other.wide is null ? small.CompareTo(other.small) : Digits.CompareTo(other.Digits);
        }

        // 64 bits times up to 18 digits fit 128 bits.
        FeelNumber coarse = gap > 0 ? this : other;
        if (coarse.wide is not null || Math.Abs(gap) >= smallPowers.Length)
        {
            return CompareSlowly(this, other);
        }

        Int128 scaled = (Int128)coarse.small * smallPowers[Math.Abs(gap)];
        return gap > 0 ? scaled.CompareTo(other.Digits) : Digits.CompareTo(scaled);
    }

    /// <summary>Equal value.</summary>
    public static bool operator ==(FeelNumber left, FeelNumber right) => left.Equals(right);

    /// <summary>Different value.</summary>
    public static bool operator !=(FeelNumber left, FeelNumber right) => !left.Equals(right);

    /// <summary>Smaller value.</summary>
    public static bool operator <(FeelNumber left, FeelNumber right) => left.CompareTo(right) < 0;

    /// <summary>Larger value.</summary>
    public static bool operator >(FeelNumber left, FeelNumber right) => left.CompareTo(right) > 0;

    /// <summary>Smaller or equal value.</summary>
    public static bool operator <=(FeelNumber left, FeelNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Larger or equal value.</summary>
    public static bool operator >=(FeelNumber left, FeelNumber right) => left.CompareTo(right) >= 0;

    private static int CompareSlowly(FeelNumber left, FeelNumber right)
    {
        int signs = left.Sign.CompareTo(right.Sign);
        if (signs != 0 || left.Sign == 0)
        {
            return signs;
        }

        // Different orders of magnitude need no common exponent, which could have thousands of digits.
        int magnitudes = (left.DigitCount + left.exponent).CompareTo(right.DigitCount + right.exponent);
        if (magnitudes != 0)
        {
            return magnitudes * left.Sign;
        }

        int common = Math.Min(left.exponent, right.exponent);
        return (left.Coefficient * PowerOfTen(left.exponent - common))
            .CompareTo(right.Coefficient * PowerOfTen(right.exponent - common));
    }
}
