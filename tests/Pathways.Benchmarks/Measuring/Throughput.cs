using System.Diagnostics;

namespace Pathways.Benchmarks.Measuring;

/// <summary>How often something is done in a second, how long once takes, and what it allocates.</summary>
/// <param name="pass">Does it <paramref name="count"/> times.</param>
/// <param name="count">How often one pass does it.</param>
internal sealed class Throughput(Action pass, int count)
{
    public double PerSecond(TimeSpan atLeast)
    {
        long passes = 0;
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < atLeast)
        {
            pass();
            passes++;
        }

        return passes * count / watch.Elapsed.TotalSeconds;
    }

    public double Microseconds(TimeSpan atLeast) => 1e6 / PerSecond(atLeast);

    public double BytesEach()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        pass();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)count;
    }
}
