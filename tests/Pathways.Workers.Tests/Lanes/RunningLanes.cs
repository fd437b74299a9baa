using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Runtime;
using Pathways.Testing;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Tests.Lanes;

/// <summary>Lanes at work on a test's database, with the test's own work; stopped when disposed.</summary>
internal sealed class RunningLanes : IAsyncDisposable
{
    public static readonly LanePlan Quick = LanePlan.Cases with { Poll = TimeSpan.FromMilliseconds(20) };

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource hardStop = new();
    private readonly ConcurrentQueue<string> log = new();
    private readonly TestDatabase database;
    private readonly WorkerSettings settings;
    private readonly List<Task> running = [];

    public RunningLanes(TestDatabase database, TimeSpan? lease = null)
    {
        this.database = database;
        settings = new WorkerSettings { Name = "tested", Lease = lease ?? TimeSpan.FromSeconds(30) };
        Health = new WorkerHealth(TimeProvider.System, settings.SilenceLimit);
    }

    public FakeTime Clock { get; } = new(WaitingCase.Monday);

    public WorkerHealth Health { get; }

    /// <summary>What the work wrote down, in order.</summary>
    public string[] Log => [.. log];

    public RunningLanes Start(JobWork work) => Start(Quick, work);

    public RunningLanes Start(LanePlan plan, JobWork work, JobsWork? together = null)
    {
        JobLane lane = new(plan, work, together, database.Jobs, Clock, Health, NullLogger.Instance);
        running.Add(Task.Run(() => lane.RunAsync(settings, stopping.Token, hardStop.Token)));
        Health.Expect(running.Count);
        return this;
    }

    public void Note(string line) => log.Enqueue(line);

    /// <summary>Work that notes the job's key and removes the job.</summary>
    public async Task<JobOutcome> NoteKeyAsync(LeasedJob job, CancellationToken whileOurs)
    {
        await database.Jobs.FinishAsync(job.Lease, whileOurs);
        Note(job.Key);
        return new JobOutcome.Done();
    }

    public static async Task UntilAsync(Func<bool> holds)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!holds())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public Task UntilNotedAsync(int lines) => UntilAsync(() => log.Count >= lines);

    public Task<JobQueueState> CountAsync() => database.Jobs.CountAsync(Clock.GetUtcNow(), CancellationToken.None);

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running);
        running.Clear();
    }

    public Task HardStopAsync() => hardStop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await hardStop.CancelAsync();
        await StopAsync();
        stopping.Dispose();
        hardStop.Dispose();
    }
}
