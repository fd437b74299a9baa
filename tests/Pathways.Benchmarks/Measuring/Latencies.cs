using System.Diagnostics;

namespace Pathways.Benchmarks.Measuring;

/// <summary>The time of each single call, with what it costs to read the clock.</summary>
internal static class Latencies
{
    /// <param name="call">Does the n-th thing.</param>
    /// <param name="count">How many things there are.</param>
    /// <param name="part">Which part of the calls is at most as slow as the figure: 0.5, 0.99.</param>
    /// <param name="atLeast">How long to measure.</param>
    /// <returns>Microseconds.</returns>
    public static double Quantile(Action<int> call, int count, double part, TimeSpan atLeast)
    {
        List<double> times = [];
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < atLeast)
        {
            for (int i = 0; i < count; i++)
            {
                long start = Stopwatch.GetTimestamp();
                call(i);
                times.Add((Stopwatch.GetTimestamp() - start) * 1e6 / Stopwatch.Frequency);
            }
        }

        return InTurn.Quantile(times, part);
    }
}
