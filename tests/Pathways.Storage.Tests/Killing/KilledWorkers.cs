using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Pathways.Storage.Tests;

public abstract class KilledWorkers(DatabaseKind kind) : PortContract(kind)
{
    private static readonly JobClaim Claim = new("parent", [JobKind.Timer], 10, TimeSpan.FromSeconds(30));

    [Fact]
    public async Task A_job_claimed_by_a_worker_killed_before_its_commit_is_done_once_by_another()
    {
        Case started = await CaseWithTimersAsync(1);
        using Process worker = Start("victim", "hold");
        await ReadUntilAsync(worker, WorkerProcess.Claimed);

        await KillAsync(worker);

        // Nothing was written, and the lease still protects the job from being done while its worker might live.
        Assert.Equal(1, (await Database.Cases.FindAsync(Case.Network, started.Id, Cancellation))?.Revision);
        LeasedJob again = await ClaimOnceFreeAsync();
        Assert.Equal((started.Id, 2), (again.InstanceId, again.Attempt));
        await Case.WriteAsync(Database, started.Next(null, null, "fired") with { FinishedJob = again.Lease });
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await Database.Jobs.CountAsync(Case.Monday, Cancellation));
    }

    [Fact]
    public async Task Workers_killed_again_and_again_lose_nothing_and_do_nothing_twice()
    {
        const int Cases = 10;
        const int Timers = 20;
        List<Case> started = [];
        for (int number = 0; number < Cases; number++)
        {
            started.Add(await CaseWithTimersAsync(Timers));
        }

        for (int round = 0; round < 3; round++)
        {
            using Process first = Start("first", "work");
            using Process second = Start("second", "work");
            // Wherever they happen to be: between claim and commit, inside a commit, between two jobs.
            await ReadUntilAsync(first, WorkerProcess.Worked);
            await Task.Delay(TimeSpan.FromMilliseconds(40 * round), Cancellation);
            await Task.WhenAll(KillAsync(first), KillAsync(second));
        }

        using Process last = Start("last", "work");
        await ReadToEndAsync(last);
        Assert.Equal(0, last.ExitCode);

        foreach (Case of in started)
        {
            InstanceRow? row = await Database.Cases.FindAsync(Case.Network, of.Id, Cancellation);
            ImmutableArray<HistoryEntry> history =
                await Database.Cases.HistoryAsync(Case.Network, of.Id, 0, Cancellation);
            Assert.NotNull(row);
            Assert.Equal(
                Enumerable.Range(0, Timers).Select(Fired).Order(StringComparer.Ordinal),
                history.Skip(1).Select(entry => entry.Event.Type).Order(StringComparer.Ordinal));
            Assert.Null(HistoryChain.FindBreak(row, history));
        }
    }

    private static string Fired(int number) => "fired " + Key(number);

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"timer-{number}");

    private Task<Case> CaseWithTimersAsync(int count) => Case.StartAsync(Database, first => first with
    {
        Jobs = [.. Enumerable.Range(0, count).Select(n => new JobRow(JobKind.Timer, Key(n), Case.Monday))],
    });

    private Process Start(string name, string mode)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { typeof(WorkerProcess).Assembly.Location, "worker", name, mode, Database.Text },
            RedirectStandardOutput = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started.");
    }

    private static async Task ReadUntilAsync(Process worker, string word)
    {
        while (await worker.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        // It ended by itself: in a later round there may be nothing left to do.
    }

    private static async Task ReadToEndAsync(Process worker)
    {
        await worker.StandardOutput.ReadToEndAsync(Cancellation);
        await worker.WaitForExitAsync(Cancellation);
    }

    private static async Task KillAsync(Process worker)
    {
        // SIGKILL: no handler, no finally, no flush.
        worker.Kill();
        await worker.WaitForExitAsync(Cancellation);
    }

    private async Task<LeasedJob> ClaimOnceFreeAsync()
    {
        while (true)
        {
            ImmutableArray<LeasedJob> claimed =
                await Database.Jobs.ClaimAsync(Claim, Case.Monday, Cancellation);
            if (!claimed.IsEmpty)
            {
                return Assert.Single(claimed);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }
}

public sealed class KilledWorkersOnSqlite() : KilledWorkers(DatabaseKind.Sqlite);

public sealed class KilledWorkersOnPostgreSql() : KilledWorkers(DatabaseKind.PostgreSql);
