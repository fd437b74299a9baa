using System.Globalization;
using System.Numerics;
using System.Text;

namespace Pathways.Rules;

/// <content>Reading and writing.</content>
public readonly partial struct FeelNumber
{
    /// <summary>Reads <c>-12</c>, <c>.5</c>, <c>1.5</c>, <c>1.5e-3</c>; the point is always a full stop.</summary>
    /// <returns>False when the text is not a number or is out of range.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelNumber number)
    {
        number = default;
        int position = 0;
        bool isNegative = false;
        if (position < text.Length && text[position] is '-' or '+')
        {
            isNegative = text[position] == '-';
            position++;
        }

        int whole = CountAsciiDigits(text[position..]);
        ReadOnlySpan<char> wholeDigits = text.Slice(position, whole);
        position += whole;
        ReadOnlySpan<char> fraction = [];
        if (position + 1 < text.Length && text[position] == '.')
        {
            fraction = text.Slice(position + 1, CountAsciiDigits(text[(position + 1)..]));
            if (fraction.IsEmpty)
            {
                return false;
            }

            position += 1 + fraction.Length;
        }

        if (whole + fraction.Length == 0)
        {
            return false;
        }

        int exponent = 0;
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            if (!int.TryParse(
                text[(position + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > 20_000)
            {
                return false;
            }

            position = text.Length;
        }

        return position == text.Length && TryBuild(isNegative, wholeDigits, fraction, exponent, out number);
    }

    /// <summary>The exact decimal notation, without an exponent; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString()
    {
        if (exponent == 0)
        {
            return Digits.ToString(CultureInfo.InvariantCulture);
        }

        string digits = Int128.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        StringBuilder text = new();
        if (Sign < 0)
        {
            text.Append('-');
        }

        if (exponent > 0)
        {
            return text.Append(digits).Append('0', exponent).ToString();
        }

        int point = digits.Length + exponent;
        if (point <= 0)
        {
            return text.Append("0.").Append('0', -point).Append(digits).ToString();
        }

        return text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point).ToString();
    }

    private static bool TryBuild(
        bool isNegative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction, int exponent, out FeelNumber number)
    {
        exponent -= fraction.Length;
        if (whole.Length + fraction.Length <= 18)
        {
            long value = 0;
            foreach (char digit in whole)
            {
                value = (value * 10) + (digit - '0');
            }

            foreach (char digit in fraction)
            {
                value = (value * 10) + (digit - '0');
            }

            return Finish(isNegative ? -value : value, exponent, out number);
        }

        // Of very many digits only the first decide, and whether anything but zeros comes after them.
        const int Enough = 100;
        ReadOnlySpan<char> digits = string.Concat(whole, fraction).AsSpan().TrimStart('0');
        int beyond = Math.Max(0, digits.Length - Enough);
        BigInteger coefficient = digits.IsEmpty
            ? BigInteger.Zero
            : BigInteger.Parse(digits[..^beyond], NumberStyles.None, CultureInfo.InvariantCulture);
        if (beyond > 0)
        {
            coefficient = (coefficient * 10) + (digits[^beyond..].ContainsAnyExcept('0') ? 1 : 0);
            exponent += beyond - 1;
        }

        return TryNormalize(isNegative ? -coefficient : coefficient, exponent, out number);
    }

    private static int CountAsciiDigits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
