using System.Diagnostics;
using Pathways.Benchmarks.Measuring;

namespace Pathways.Benchmarks.Engine;

/// <summary>Commands a second with everything that is kept of them, beside what the database does for a bare loop.</summary>
internal static class EngineBenchmark
{
    public static async Task<IEnumerable<Figure>> RunAsync(RunLength length)
    {
        List<Figure> figures = [];
        double inMemory = InTurn.Medians(length, InMemoryCases.PerSecond)[0];
        figures.Add(new Figure("in memory, one thread: cases of five elements, one decision, one task (goal 50,000)", inMemory, "cases/s", 50_000));
        await using Installation here = await Installation.OpenAsync();
        RawLimit raw = new(here.Connection);
        await raw.PrepareAsync();
        double[] rates = InTurn.Medians(
            length,
            run => raw.TransactionsAsync(run, isPipelined: false).GetAwaiter().GetResult(),
            run => raw.TransactionsAsync(run, isPipelined: true).GetAwaiter().GetResult(),
            run => CommandsAsync(here, run).GetAwaiter().GetResult());
        figures.Add(new Figure("raw limit: two-statement transactions, 8 connections", rates[0], "transactions/s"));
        figures.Add(new Figure("raw limit: the same, both statements in one round trip", rates[1], "transactions/s"));
        figures.Add(new Figure("commands of one-task cases, 8 callers (goal 0.5 of raw)", rates[2], "commands/s", rates[0]));
        figures.AddRange(await CostOfACaseAsync(here));
        figures.AddRange(await InboxAsync(here, length));
        // Last, since the server is still busy with so many rows for a while.
        double rows = InTurn.Medians(length, run => raw.RowPairsAsync(run).GetAwaiter().GetResult())[0];
        figures.Add(new Figure("raw limit: row pairs in batches of 100", rows, "rows/s"));
        return figures;
    }

    /// <summary>Starts and completes cases of one user task, as many at a time as there are callers.</summary>
    public static async Task<double> CommandsAsync(Installation here, TimeSpan atLeast)
    {
        Stopwatch watch = Stopwatch.StartNew();
        long[] done = await Task.WhenAll(Enumerable.Range(0, Installation.Callers).Select(_ => Task.Run(async () =>
        {
            long commands = 0;
            while (watch.Elapsed < atLeast)
            {
                await here.CompleteAsync(await here.StartAsync(DrawnPathways.OneTask));
                commands += 2;
            }

            return commands;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<IEnumerable<Figure>> CostOfACaseAsync(Installation here)
    {
        const int cases = 200;
        long statements = here.Statements;
        long commits = await here.CommitsAsync();
        for (int i = 0; i < cases; i++)
        {
            await here.CompleteAsync(await here.StartAsync(DrawnPathways.OneTask));
        }

        statements = here.Statements - statements;
        commits = await here.CommitsAsync() - commits;
        return
        [
            new Figure("a one-task case: statements (goal at most 12)", statements / (double)cases, "statements"),
            new Figure("a one-task case: transactions, reads included (goal at most 3)", commits / (double)cases, "transactions"),
        ];
    }

    private static async Task<IEnumerable<Figure>> InboxAsync(Installation here, RunLength length)
    {
        List<double> visible = [];
        List<double> page = [];
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < length.Run)
        {
            Guid started = await here.StartAsync(DrawnPathways.OneTask);
            long committed = Stopwatch.GetTimestamp();
            while (!await here.IsInInboxAsync(started))
            {
                // Looks again until it is there.
            }

            visible.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
            committed = Stopwatch.GetTimestamp();
            await here.InboxAsync();
            page.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
        }

        return
        [
            new Figure("from the commit until the task is read in the inbox, p99 (goal 50)", InTurn.Quantile(visible, 0.99), "ms"),
            new Figure("first page of the inbox, p99", InTurn.Quantile(page, 0.99), "ms"),
        ];
    }
}
