namespace Pathways.Benchmarks.Measuring;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure, the median of several runs.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limit">What the same machine can do at best, measured in the same run by code written by hand; null when there is no such thing.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit = null)
{
    /// <summary>The value in parts of the limit.</summary>
    public double? Ratio => Limit is double limit and > 0 ? Value / limit : null;
}
