namespace Pathways.Rules;

/// <summary>FEEL's <c>&lt;</c> and its kin (DMN 1.5, table 54): values of one ordered kind, else null.</summary>
internal static class Ordering
{
    /// <summary>Negative, 0 or positive; null when the two have no order.</summary>
    public static int? Compare(FeelValue left, FeelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return null;
        }

        switch (left.Kind)
        {
            case FeelKind.Number:
                return left.Numeric.CompareTo(right.Numeric);
            case FeelKind.String:
                return CompareText(left.Text, right.Text);
            case FeelKind.Date or FeelKind.MonthsDuration:
                return left.Bits.CompareTo(right.Bits);
            case FeelKind.DaysDuration:
                return left.AsDaysDuration().Nanos.CompareTo(right.AsDaysDuration().Nanos);
            case FeelKind.Time:
                FeelTime time = left.AsTime();
                FeelTime otherTime = right.AsTime();
                return time.Zone is null == otherTime.Zone is null ? time.UtcNanos.CompareTo(otherTime.UtcNanos) : null;
            case FeelKind.DateTime:
                FeelDateTime instant = left.AsDateTime();
                FeelDateTime other = right.AsDateTime();
                return instant.IsZoned == other.IsZoned ? instant.EpochNanos.CompareTo(other.EpochNanos) : null;
            default:
                return null;
        }
    }

    /// <summary>Whether the order of the two is what the operator asks; null when they have none.</summary>
    public static bool? Test(BinaryOperator comparison, FeelValue left, FeelValue right) => comparison switch
    {
        BinaryOperator.Equal => Equality.Compare(left, right),
        BinaryOperator.NotEqual => !Equality.Compare(left, right),
        BinaryOperator.Less => Compare(left, right) is int order ? order < 0 : null,
        BinaryOperator.LessOrEqual => Compare(left, right) is int order ? order <= 0 : null,
        BinaryOperator.Greater => Compare(left, right) is int order ? order > 0 : null,
        BinaryOperator.GreaterOrEqual => Compare(left, right) is int order ? order >= 0 : null,
        _ => throw new System.Diagnostics.UnreachableException($"{comparison} is no comparison."),
    };

    /// <summary>By code points: UTF-16 units order surrogates before U+E000 to U+FFFF, code points after.</summary>
    public static int CompareText(string left, string right)
    {
        int shared = Math.Min(left.Length, right.Length);
        for (int i = 0; i < shared; i++)
        {
            char a = left[i];
            char b = right[i];
            if (a != b)
            {
                return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
