using System.Diagnostics;
using Pathways.Benchmarks.Measuring;
using Pathways.Runtime;

namespace Pathways.Benchmarks.Engine;

/// <summary>Timers that fall due all at once, fired by the workers as in production, while people go on working.</summary>
internal static class TimersBenchmark
{
    public static async Task<IEnumerable<Figure>> RunAsync(RunLength length)
    {
        int due = length == RunLength.Full ? 100_000 : 3_000;
        TimeSpan idle = length == RunLength.Full ? TimeSpan.FromSeconds(30) : TimeSpan.FromSeconds(5);
        await using Installation here = await Installation.OpenAsync();
        await FillAsync(here, due);
        Guid other = await here.StartAsync(DrawnPathways.OneTask);
        long statements = here.Statements;
        long commits = await here.CommitsAsync();
        here.Advance(TimeSpan.FromDays(8));
        (double seconds, double p99, int commands) = await here.WithWorkersAsync(() => FireAsync(here, other));
        statements = here.Statements - statements;
        commits = await here.CommitsAsync() - commits;
        // Each of the other commands costs seven statements and two transactions: one to read, one to write.
        double perFiring = (statements - (commands * 7.0)) / due;
        double commitsEach = (commits - (commands * 2.0)) / due;
        (double perSecond, double megabytes) = await here.WithWorkersAsync(() => IdleAsync(here, idle));
        return
        [
            new Figure($"timers due at once: {due} fired in (goal 120)", seconds, "s"),
            new Figure("firings (goal 5,000)", due / seconds, "firings/s", 5_000),
            new Figure("statements of a firing (goal at most 3)", perFiring, "statements"),
            new Figure("transactions of a firing, reads included (goal at most 0.3)", commitsEach, "transactions"),
            new Figure("other commands meanwhile, p99 (goal 250)", p99, "ms"),
            new Figure("idle: statements (goal under 2)", perSecond, "statements/s"),
            new Figure("idle: memory of the process (goal under 200)", megabytes, "MB"),
        ];
    }

    private static async Task FillAsync(Installation here, int count)
    {
        int left = count;
        await Task.WhenAll(Enumerable.Range(0, Installation.Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await here.StartAsync(DrawnPathways.OneTimer);
            }
        })));
    }

    private static async Task<(double Seconds, double P99, int Commands)> FireAsync(Installation here, Guid other)
    {
        Stopwatch watch = Stopwatch.StartNew();
        List<double> times = [];
        Task<TimeSpan> empty = Task.Run(async () =>
        {
            while (true)
            {
                JobQueueState state = await here.Jobs.CountAsync(here.Clock.GetUtcNow().AddDays(30), CancellationToken.None);
                if (state.Due + state.Leased == 0)
                {
                    return watch.Elapsed;
                }

                await Task.Delay(500);
            }
        });
        for (int value = 0; !empty.IsCompleted; value++)
        {
            long begun = Stopwatch.GetTimestamp();
            await here.SetAsync(other, value);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Task.Delay(20);
        }

        return ((await empty).TotalSeconds, InTurn.Quantile(times, 0.99), times.Count);
    }

    private static async Task<(double PerSecond, double Megabytes)> IdleAsync(Installation here, TimeSpan time)
    {
        await Task.Delay(TimeSpan.FromSeconds(2)); // What the start costs does not count.
        long statements = here.Statements;
        await Task.Delay(time);
        statements = here.Statements - statements;
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        return (statements / time.TotalSeconds, self.WorkingSet64 / 1e6);
    }
}
