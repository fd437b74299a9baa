namespace Pathways.Benchmarks.Measuring;

/// <summary>How long and how often things are measured.</summary>
/// <param name="Runs">How many runs the median is taken of.</param>
/// <param name="Run">The shortest time of one run.</param>
/// <param name="WarmUp">How long each thing runs before it is measured.</param>
internal sealed record RunLength(int Runs, TimeSpan Run, TimeSpan WarmUp)
{
    /// <summary>For figures that are to be believed.</summary>
    public static RunLength Full { get; } = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    /// <summary>To see that a benchmark works.</summary>
    public static RunLength Quick { get; } = new(3, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
}
