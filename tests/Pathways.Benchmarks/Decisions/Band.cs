using System.Globalization;

namespace Pathways.Benchmarks.Decisions;

/// <summary>Numbers from <paramref name="Low"/> to below <paramref name="High"/>; infinite ends are open.</summary>
internal readonly record struct Band(double Low, double High)
{
    /// <summary>As a cell of a decision table.</summary>
    public string Cell => double.IsInfinity(Low) ? $"< {Text(High)}"
        : double.IsInfinity(High) ? $">= {Text(Low)}"
        : $"[{Text(Low)}..{Text(High)})";

    /// <summary>Bands between neighbouring ends.</summary>
    public static Band[] Between(params double[] ends) => [.. ends.Zip(ends.Skip(1), (low, high) => new Band(low, high))];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
