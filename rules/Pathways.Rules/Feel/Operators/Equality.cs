namespace Pathways.Rules;

/// <summary>FEEL's <c>=</c> (DMN 1.5, table 53): null equals null only; values of different kinds give null.</summary>
internal static class Equality
{
    /// <summary>True, false, or null when the two cannot be compared.</summary>
    public static bool? Compare(FeelValue left, FeelValue right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.Kind != right.Kind)
        {
            return null;
        }

        return left.Kind switch
        {
            FeelKind.Number => left.Numeric == right.Numeric,
            FeelKind.String => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
            FeelKind.Time => SameTime(left.AsTime(), right.AsTime()),
            FeelKind.DateTime => SameInstant(left.AsDateTime(), right.AsDateTime()),
            FeelKind.List => SameItems(left.Items, right.Items),
            FeelKind.Context => SameEntries(left.AsContext(), right.AsContext()),
            FeelKind.Range => SameRange(left.AsRange(), right.AsRange()),
            _ => left.Equals(right),
        };
    }

    public static bool IsTrue(FeelValue left, FeelValue right) => Compare(left, right) == true;

    public static FeelValue ToValue(bool? answer) => answer switch
    {
        true => FeelValue.True,
        false => FeelValue.False,
        null => FeelValue.Null,
    };

    private static bool SameTime(FeelTime left, FeelTime right) =>
        left.Zone is null == right.Zone is null && left.UtcNanos == right.UtcNanos;

    private static bool SameInstant(FeelDateTime left, FeelDateTime right) =>
        left.IsZoned == right.IsZoned && left.EpochNanos == right.EpochNanos;

    private static bool? SameItems(FeelValue[] left, FeelValue[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        bool? all = true;
        for (int i = 0; i < left.Length && all != false; i++)
        {
            all = Both(all, Compare(left[i], right[i]));
        }

        return all;
    }

    private static bool? SameEntries(FeelContext left, FeelContext right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        bool? all = true;
        foreach (KeyValuePair<string, FeelValue> entry in left.Entries)
        {
            if (!right.TryGet(entry.Key, out FeelValue theirs))
            {
                return false;
            }

            all = Both(all, Compare(entry.Value, theirs));
        }

        return all;
    }

    private static bool? SameRange(FeelRange left, FeelRange right)
    {
        if (left.StartIncluded != right.StartIncluded || left.EndIncluded != right.EndIncluded
            || left.IsStartOpen != right.IsStartOpen || left.IsEndOpen != right.IsEndOpen)
        {
            return false;
        }

        return Both(Compare(left.Start, right.Start), Compare(left.End, right.End));
    }

    private static bool? Both(bool? left, bool? right) => left == false || right == false ? false : left & right;
}
