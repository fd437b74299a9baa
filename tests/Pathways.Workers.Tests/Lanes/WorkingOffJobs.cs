using System.Collections.Immutable;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Tests.Lanes;

public abstract class WorkingOffJobs(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase? database;

    private TestDatabase Database => database ?? throw new InvalidOperationException("The test has not begun.");

    public async ValueTask InitializeAsync() =>
        database = await TestDatabase.CreateAsync(kind, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Catches_up_in_due_order_in_portions()
    {
        await WaitingCase.WithAsync(
            Database, [.. Enumerable.Range(0, 10).Reverse().Select(number => WaitingCase.Timer(number, minutesAfterMonday: number))]);
        await using RunningLanes lanes = new(Database);
        lanes.Clock.Advance(TimeSpan.FromDays(3));

        lanes.Start(RunningLanes.Quick with { Batch = 3 }, lanes.NoteKeyAsync);

        await lanes.UntilNotedAsync(10);
        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"timer-{number}"), lanes.Log);
    }

    [Fact]
    public async Task Leaves_what_is_not_due_until_its_time_has_come()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1), WaitingCase.Timer(2, minutesAfterMonday: 60));
        await using RunningLanes lanes = new(Database);
        lanes.Start(lanes.NoteKeyAsync);
        await lanes.UntilNotedAsync(1);
        Assert.Equal(new JobQueueState(0, 0, 1, 0, null), await lanes.CountAsync());

        lanes.Clock.Advance(TimeSpan.FromHours(1));

        await lanes.UntilNotedAsync(2);
        Assert.Equal(["timer-1", "timer-2"], lanes.Log);
    }

    [Fact]
    public async Task Wakes_at_the_bell_long_before_the_next_look()
    {
        await using RunningLanes lanes = new(Database);
        lanes.Start(RunningLanes.Quick with { Poll = TimeSpan.FromHours(1) }, lanes.NoteKeyAsync);
        await RunningLanes.UntilAsync(() => lanes.Health.IsRunning);

        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));

        await lanes.UntilNotedAsync(1);
    }

    [Fact]
    public async Task Never_lets_a_slow_message_delay_a_timer()
    {
        TaskCompletionSource mailServer = new();
        await WaitingCase.WithAsync(Database, WaitingCase.Message(1), WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database);
        lanes.Start(LanePlan.Messages, async (job, whileOurs) =>
        {
            await mailServer.Task.WaitAsync(whileOurs);
            return await lanes.NoteKeyAsync(job, whileOurs);
        });

        lanes.Start(lanes.NoteKeyAsync);

        await lanes.UntilNotedAsync(1);
        Assert.Equal(["timer-1"], lanes.Log);
        mailServer.SetResult();
        await lanes.UntilNotedAsync(2);
    }

    [Fact]
    public async Task Tries_a_failed_job_again_after_its_pause()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database);
        lanes.Start(async (job, whileOurs) =>
        {
            lanes.Note($"attempt {job.Attempt}");
            await Task.Yield();
            return job.Attempt == 1
                ? new JobOutcome.Failed("PW6030 no connection", RetryPolicy.Default)
                : await lanes.NoteKeyAsync(job, whileOurs);
        });
        await lanes.UntilNotedAsync(1);
        await RunningLanes.UntilAsync(() => lanes.CountAsync().Result is { Later: 1, Leased: 0 });

        lanes.Clock.Advance(RetryPolicy.Default.FirstPause);

        await lanes.UntilNotedAsync(3);
        Assert.Equal(["attempt 1", "attempt 2", "timer-1"], lanes.Log);
    }

    [Fact]
    public async Task Leaves_an_incident_for_a_person_when_trying_again_is_useless()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database);

        lanes.Start((_, _) => Task.FromResult<JobOutcome>(
            new JobOutcome.Failed("PW6031 no address", RetryPolicy.Default with { Attempts = 1 })));

        await RunningLanes.UntilAsync(() => lanes.CountAsync().Result.Dead == 1);
        JobQuery dead = new(WaitingCase.Network, JobStanding.Dead, null, DateTimeOffset.MaxValue);
        ImmutableArray<ListedJob> jobs = await Database.Jobs.ListAsync(dead, TestContext.Current.CancellationToken);
        Assert.Contains("PW6031", Assert.Single(jobs).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_an_exception_for_a_bug_and_goes_on_with_the_others()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(2, minutesAfterMonday: 1));
        await using RunningLanes lanes = new(Database);
        lanes.Clock.Advance(TimeSpan.FromHours(1));

        lanes.Start((job, whileOurs) => job.Key == "timer-1"
            ? throw new InvalidOperationException("Lina weighs 40 kg")
            : lanes.NoteKeyAsync(job, whileOurs));

        await lanes.UntilNotedAsync(1);
        await RunningLanes.UntilAsync(() => lanes.CountAsync().Result is { Later: 1, Leased: 0 });
    }

    [Fact]
    public async Task Takes_away_a_job_that_has_nothing_left_to_do()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database);

        lanes.Start((_, _) => Task.FromResult<JobOutcome>(new JobOutcome.Obsolete("the case has ended")));

        await RunningLanes.UntilAsync(() => lanes.CountAsync().Result == new JobQueueState(0, 0, 0, 0, null));
    }

    [Fact]
    public async Task Finishes_what_it_has_in_hand_and_begins_nothing_new_when_told_to_stop()
    {
        TaskCompletionSource begun = new(), finish = new();
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1), WaitingCase.Timer(2, 1), WaitingCase.Timer(3, 2));
        await using RunningLanes lanes = new(Database);
        lanes.Clock.Advance(TimeSpan.FromHours(1));
        lanes.Start(async (job, whileOurs) =>
        {
            begun.TrySetResult();
            await finish.Task;
            return await lanes.NoteKeyAsync(job, whileOurs);
        });
        await begun.Task;

        Task stopped = lanes.StopAsync();
        finish.SetResult();
        await stopped;

        Assert.Equal(["timer-1"], lanes.Log);
        Assert.Equal(2, await Database.Jobs.ReleaseAsync("tested", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Keeps_a_long_job_by_its_heartbeat()
    {
        TaskCompletionSource finish = new();
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database, lease: TimeSpan.FromMilliseconds(600));
        lanes.Start(async (job, whileOurs) =>
        {
            lanes.Note("begun");
            await finish.Task.WaitAsync(whileOurs);
            return await lanes.NoteKeyAsync(job, whileOurs);
        });
        await lanes.UntilNotedAsync(1);

        // Three leases long another worker asks again and again.
        JobClaim claim = new("other", [JobKind.Timer], 1, TimeSpan.FromSeconds(1));
        for (int asked = 0; asked < 18; asked++)
        {
            Assert.Empty(await Database.Jobs.ClaimAsync(claim, lanes.Clock.GetUtcNow(), TestContext.Current.CancellationToken));
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        finish.SetResult();
        await lanes.UntilNotedAsync(2);
        Assert.Equal(["begun", "timer-1"], lanes.Log);
    }

    [Fact]
    public async Task Stops_working_on_a_job_that_it_lost()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database, lease: TimeSpan.FromMilliseconds(300));
        LeasedJob? held = null;
        lanes.Start(async (job, whileOurs) =>
        {
            held = job;
            lanes.Note("begun");
            try
            {
                await Task.Delay(Timeout.Infinite, whileOurs);
            }
            finally
            {
                lanes.Note("cancelled");
            }

            return new JobOutcome.Done();
        });
        await lanes.UntilNotedAsync(1);

        await Database.Jobs.FinishAsync(held!.Lease, TestContext.Current.CancellationToken); // noted, so held

        await lanes.UntilNotedAsync(2);
        Assert.Equal(["begun", "cancelled"], lanes.Log);
    }

    [Fact]
    public async Task Gives_up_what_it_has_in_hand_when_the_process_must_end()
    {
        await WaitingCase.WithAsync(Database, WaitingCase.Timer(1));
        await using RunningLanes lanes = new(Database);
        lanes.Start(async (_, whileOurs) =>
        {
            lanes.Note("begun");
            await Task.Delay(Timeout.Infinite, whileOurs);
            return new JobOutcome.Done();
        });
        await lanes.UntilNotedAsync(1);

        Task stopped = lanes.StopAsync();
        await lanes.HardStopAsync();
        await stopped;

        Assert.Equal(1, await Database.Jobs.ReleaseAsync("tested", TestContext.Current.CancellationToken));
    }
}

public sealed class WorkingOffJobsOnSqlite() : WorkingOffJobs(DatabaseKind.Sqlite);

public sealed class WorkingOffJobsOnPostgreSql() : WorkingOffJobs(DatabaseKind.PostgreSql);
