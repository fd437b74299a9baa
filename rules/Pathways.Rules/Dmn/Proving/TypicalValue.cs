namespace Pathways.Rules;

/// <summary>A value strictly between two others, as round as there is one.</summary>
internal static class TypicalValue
{
    private static readonly FeelNumber largest = Parse("9.999999999999999999999999999999999E6144");
    private static readonly FeelNumber two = 2;

    /// <summary>The value; null when there is none between them.</summary>
    /// <param name="line">The values to choose from.</param>
    /// <param name="low">The lower end; null when there is none.</param>
    /// <param name="high">The upper end; null when there is none.</param>
    public static FeelValue Between(ValueLine line, FeelValue low, FeelValue high)
    {
        IEnumerable<FeelValue> candidates = line.Kind switch
        {
            FeelKind.Number => Numbers(low, high),
            FeelKind.String => Texts(low, high),
            _ => TypicalTime.Candidates(line, low, high),
        };
        return candidates.FirstOrDefault(value => IsInside(value, low, high));
    }

    private static bool IsInside(FeelValue value, FeelValue low, FeelValue high) => !value.IsNull
        && (low.IsNull || Ordering.Compare(value, low) > 0) && (high.IsNull || Ordering.Compare(value, high) < 0);

    /// <summary>The middle, with as few digits as possible.</summary>
    private static IEnumerable<FeelValue> Numbers(FeelValue low, FeelValue high)
    {
        FeelNumber from = low.IsNull ? Below(high) : low.Numeric;
        FeelNumber to = high.IsNull ? Above(low) : high.Numeric;
        if (!FeelNumber.TrySubtract(to, from, out FeelNumber width) || !FeelNumber.TryDivide(width, two, out FeelNumber half)
            || !FeelNumber.TryAdd(from, half, out FeelNumber middle))
        {
            middle = FeelNumber.Zero;
            width = FeelNumber.One;
        }

        int digits = FeelNumber.Abs(width).Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        int scale = -(digits + width.Exponent);
        for (int more = 0; more < 2 * FeelNumber.Precision; more++)
        {
            FeelNumber round = FeelNumber.Round(middle, scale + more, FeelRounding.HalfEven);
            if (round > from && round < to)
            {
                yield return FeelValue.Number(round);
            }
        }

        yield return FeelValue.Number(from);
        yield return FeelValue.Number(to);
    }

    // Below 18 is 9 rather than -20: most quantities of medicine are positive.
    private static FeelNumber Below(FeelValue high) => high.IsNull || high.Numeric.Sign > 0
        ? FeelNumber.Zero
        : FeelNumber.Negate(Further(FeelNumber.Negate(high.Numeric)));

    private static FeelNumber Above(FeelValue low) => low.IsNull ? two : Further(low.Numeric);

    private static FeelNumber Further(FeelNumber number) =>
        FeelNumber.TryAdd(number, FeelNumber.Abs(number), out FeelNumber twice) && FeelNumber.TryAdd(twice, two, out FeelNumber far)
            && far > number
                ? far
                : largest;

    private static IEnumerable<FeelValue> Texts(FeelValue low, FeelValue high)
    {
        string after = low.IsNull ? string.Empty : low.Text;
        yield return FeelValue.String("other");
        if (!high.IsNull && high.Text.Length > 0 && !char.IsSurrogate(high.Text[0]) && high.Text[0] > '!')
        {
            yield return FeelValue.String(((char)(high.Text[0] - 1)).ToString());
        }

        foreach (string end in new[] { "z", "m", "a", "0", " ", "\u0001", "\0" })
        {
            yield return FeelValue.String(after + end);
        }

        yield return FeelValue.String(after);
    }

    private static FeelNumber Parse(string text) => FeelNumber.TryParse(text, out FeelNumber number)
        ? number
        : throw new System.Diagnostics.UnreachableException($"{text} is a number.");
}
