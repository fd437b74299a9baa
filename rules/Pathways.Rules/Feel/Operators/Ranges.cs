namespace Pathways.Rules;

/// <summary>Ranges and membership (DMN 1.5, clause 10.3.2.7 and table 55).</summary>
internal static class Ranges
{
    /// <summary>Whether a range may have these ends: both present, of one ordered kind, the lower first.</summary>
    public static bool MayBe(FeelValue from, FeelValue to) => Ordering.Compare(from, to) is <= 0;

    /// <summary>Whether a range may end there: at a value of an ordered kind, or at null, which is not known.</summary>
    public static bool MayEndAt(FeelValue end) => end.IsNull || Ordering.Compare(end, end) == 0;

    /// <summary>The range of all values that a comparison admits; null for <c>!=</c>, and where no range may end.</summary>
    public static FeelValue Open(BinaryOperator comparison, FeelValue end) => !MayEndAt(end) ? FeelValue.Null : comparison switch
    {
        BinaryOperator.Less => FeelValue.Range(new FeelRange(FeelValue.Null, false, end, false) { IsStartOpen = true }),
        BinaryOperator.LessOrEqual => FeelValue.Range(new FeelRange(FeelValue.Null, false, end, true) { IsStartOpen = true }),
        BinaryOperator.Greater => FeelValue.Range(new FeelRange(end, false, FeelValue.Null, false) { IsEndOpen = true }),
        BinaryOperator.GreaterOrEqual => FeelValue.Range(new FeelRange(end, true, FeelValue.Null, false) { IsEndOpen = true }),
        BinaryOperator.Equal => FeelValue.Range(new FeelRange(end, true, end, true)),
        _ => FeelValue.Null,
    };

    /// <summary>Whether a value lies in a range; null when they cannot be compared.</summary>
    public static bool? Contains(FeelRange range, FeelValue value)
    {
        bool? afterStart = range.IsStartOpen ? true
            : Ordering.Compare(range.Start, value) is int low ? low < 0 || (low == 0 && range.StartIncluded) : null;
        bool? beforeEnd = range.IsEndOpen ? true
            : Ordering.Compare(value, range.End) is int high ? high < 0 || (high == 0 && range.EndIncluded) : null;
        return afterStart == false || beforeEnd == false ? false : afterStart & beforeEnd;
    }

    /// <summary>
    /// Whether a value meets what a test yielded: it equals it, lies in the range, or meets a member of the list.
    /// </summary>
    public static bool? Meets(FeelValue value, FeelValue test)
    {
        switch (test.Kind)
        {
            case FeelKind.Range when value.Kind != FeelKind.Range:
                return Contains(test.AsRange(), value);
            case FeelKind.List:
                if (value.Kind == FeelKind.List && Equality.IsTrue(value, test))
                {
                    return true;
                }

                foreach (FeelValue item in test.Items)
                {
                    if ((item.Kind == FeelKind.Range && value.Kind != FeelKind.Range
                        ? Contains(item.AsRange(), value)
                        : Equality.Compare(value, item)) == true)
                    {
                        return true;
                    }
                }

                return false;
            default:
                return Equality.Compare(value, test);
        }
    }
}
