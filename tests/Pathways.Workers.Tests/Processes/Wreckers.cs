using Pathways.Testing;

namespace Pathways.Workers.Tests.Processes;

/// <summary>
/// Three workers, two of them on machines with another time, and what happens to them and to the database: killed, frozen
/// past the lease, crashed.
/// </summary>
internal sealed class Wreckers(Ward ward, ThrowAwayPostgreSql cluster, int seed, ITestOutputHelper output) : IAsyncDisposable
{
    // How far the clock of each worker's machine is ahead.
    private static readonly TimeSpan[] clocks = [TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(-10)];

#pragma warning disable CA5394 // tests want a repeatable sequence, not a secret one
    private readonly Random random = new(seed);
    private readonly List<WorkerProcess> workers = [];
    private int killed;
    private int frozen;
    private int crashed;

    /// <summary>What was done, in words.</summary>
    public string Told => $"{killed} killed, {frozen} frozen, database crashed {crashed} times";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Does one thing after the other until it is over; workers live afterwards.</summary>
    public async Task WorkAsync(CancellationToken over)
    {
        workers.AddRange(clocks.Select(Start));

        while (!over.IsCancellationRequested)
        {
            await Task.Delay(500 + random.Next(1_500), Cancellation);
            int victim = random.Next(clocks.Length);
            if (workers[victim].HasExited)
            {
                // It was started while the database was away; whoever looks after services starts it again.
                await RestartAsync(victim);
            }

            switch (random.Next(5))
            {
                case 0 or 1:
                    killed++;
                    await workers[victim].KillAsync();
                    await RestartAsync(victim);
                    break;
                case 2 or 3:
                    frozen++;
                    await workers[victim].FreezeAsync();
                    await Task.Delay(2_500 + random.Next(1_500), Cancellation); // A lease is two seconds long.
                    await workers[victim].ThawAsync();
                    break;
                default:
                    crashed++;
                    await cluster.CrashAndRestartAsync(Cancellation);
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WorkerProcess worker in workers)
        {
            await worker.DisposeAsync();
            foreach (string line in worker.Output.Split('\n').Where(line => line.Contains("fail:", StringComparison.Ordinal)).Take(5))
            {
                output.WriteLine(line);
            }
        }
    }

    private async Task RestartAsync(int number)
    {
        await workers[number].DisposeAsync();
        workers[number] = Start(clocks[number]);
    }

    private WorkerProcess Start(TimeSpan ahead) => ahead == TimeSpan.Zero
        ? WorkerProcess.Start(ward.Database, ward.JournalFile)
        : WorkerProcess.StartOff(ahead, ward.Database, ward.JournalFile);
}
