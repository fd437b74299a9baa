using Pathways.Runtime;

namespace Pathways.Workers.Living;

/// <summary>
/// How late the timers of this process fired in the last hour: a histogram for each minute, so that it costs the same
/// however many fire.
/// </summary>
/// <param name="machine">The machine's clock: an hour here is an hour of the machine.</param>
internal sealed class LatenessGauge(TimeProvider machine)
{
    private const int Minutes = 60;

    // Upper ends of the classes in milliseconds; a figure is the upper end of its class, so it never flatters.
    private static readonly long[] ends =
        [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000, long.MaxValue];

    private readonly Lock counting = new();
    private readonly long[][] minutes = [.. Enumerable.Range(0, Minutes).Select(_ => new long[ends.Length])];
    private readonly long[] worst = new long[Minutes];
    private readonly long[] stamps = new long[Minutes];

    /// <summary>A timer fired so late.</summary>
    public void Note(TimeSpan lateness)
    {
        long late = Math.Max(0, (long)lateness.TotalMilliseconds);
        long minute = machine.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        int slot = (int)(minute % Minutes);
        lock (counting)
        {
            if (stamps[slot] != minute)
            {
                stamps[slot] = minute;
                worst[slot] = 0;
                Array.Clear(minutes[slot]);
            }

            minutes[slot][Array.FindIndex(ends, end => late <= end)]++;
            worst[slot] = Math.Max(worst[slot], late);
        }
    }

    /// <summary>The last hour.</summary>
    public LatenessFigures Read()
    {
        long oldest = (machine.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute) - Minutes;
        long[] counts = new long[ends.Length];
        long most = 0;
        lock (counting)
        {
            for (int slot = 0; slot < Minutes; slot++)
            {
                if (stamps[slot] <= oldest)
                {
                    continue;
                }

                most = Math.Max(most, worst[slot]);
                for (int end = 0; end < ends.Length; end++)
                {
                    counts[end] += minutes[slot][end];
                }
            }
        }

        long all = counts.Sum();
        return all == 0
            ? LatenessFigures.None
            : new LatenessFigures(all, Quantile(counts, all, 0.5, most), Quantile(counts, all, 0.95, most), TimeSpan.FromMilliseconds(most));
    }

    private static TimeSpan Quantile(long[] counts, long all, double share, long most)
    {
        long wanted = (long)Math.Ceiling(all * share);
        long seen = 0;
        for (int end = 0; end < counts.Length; end++)
        {
            seen += counts[end];
            if (seen >= wanted)
            {
                return TimeSpan.FromMilliseconds(Math.Min(ends[end], most));
            }
        }

        return TimeSpan.FromMilliseconds(most);
    }
}
