namespace Pathways.Rules;

/// <summary>The comparison of the kit's own runners: numbers within 1e-8, lists in order, contexts by all their keys.</summary>
internal static class ConformanceComparison
{
    private static readonly FeelNumber tolerance = 0.00000001m;

    public static bool AreSame(FeelValue expected, FeelValue actual)
    {
        if (expected.Kind != actual.Kind)
        {
            return false;
        }

        return expected.Kind switch
        {
            FeelKind.Number => FeelNumber.TrySubtract(expected.Numeric, actual.Numeric, out FeelNumber distance)
                && FeelNumber.Abs(distance) <= tolerance,
            FeelKind.List => expected.Items.Length == actual.Items.Length
                && expected.Items.Zip(actual.Items).All(pair => AreSame(pair.First, pair.Second)),
            FeelKind.Context => expected.AsContext().Count == actual.AsContext().Count
                && expected.AsContext().Entries.All(entry =>
                    actual.AsContext().TryGet(entry.Key, out FeelValue value) && AreSame(entry.Value, value)),
            _ => expected.Equals(actual) || Equality.IsTrue(expected, actual),
        };
    }
}
