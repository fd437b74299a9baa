using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Storage.Tests;

public abstract class JobQueueContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateTimeOffset Now = Case.Monday.AddDays(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RanOut = TimeSpan.FromSeconds(-1);

    private IJobQueue Jobs => Database.Jobs;

    [Fact]
    public async Task Gives_a_job_when_it_is_due_and_not_before()
    {
        Case started = await WithJobsAsync(new JobRow(JobKind.Timer, "remind#1", Now, """{"a":1}"""));

        Assert.Empty(await ClaimAsync("w1", at: Now.AddTicks(-10)));
        LeasedJob job = Assert.Single(await ClaimAsync("w1"));

        Assert.Equal((JobKind.Timer, started.Id, "remind#1", Now, 1), (job.Kind, job.InstanceId, job.Key, job.DueAt, job.Attempt));
        Assert.Equal("""{"a":1}""", job.Payload);
    }

    [Fact]
    public async Task Gives_the_longest_due_first_and_no_more_than_asked_for()
    {
        await WithJobsAsync([.. Enumerable.Range(0, 5).Select(hour =>
            new JobRow(JobKind.Timer, Key(hour), Case.Monday.AddHours(5 - hour)))]);

        ImmutableArray<LeasedJob> claimed = await ClaimAsync("w1", atMost: 2);

        Assert.Equal([Key(4), Key(3)], claimed.Select(job => job.Key));
    }

    [Fact]
    public async Task Gives_only_the_kinds_that_were_asked_for()
    {
        await WithJobsAsync(
            new JobRow(JobKind.Timer, "t", Case.Monday), new JobRow(JobKind.Outgoing, "o", Case.Monday));

        ImmutableArray<LeasedJob> claimed =
            await Jobs.ClaimAsync(new JobClaim("w1", [JobKind.Outgoing], 10, Lease), Now, Cancellation);

        Assert.Equal("o", Assert.Single(claimed).Key);
    }

    [Fact]
    public async Task Other_systems_get_the_work_of_their_topics_in_the_order_in_which_it_was_promised()
    {
        await WithJobsAsync(
            new JobRow(JobKind.Service, "d", Case.Monday.AddHours(4), Topic: "letters"),
            new JobRow(JobKind.Service, "b", Case.Monday.AddHours(2), Topic: "letters"),
            new JobRow(JobKind.Service, "a", Case.Monday.AddHours(1), Topic: "beds"),
            new JobRow(JobKind.Service, "c", Case.Monday.AddHours(3), Topic: "beds"),
            new JobRow(JobKind.Service, "later", Now.AddHours(1), Topic: "beds"),
            new JobRow(JobKind.Service, "other", Case.Monday, Topic: "imaging"),
            new JobRow(JobKind.Timer, "own", Case.Monday));

        Assert.Equal(["a", "b", "c"], await FetchAsync("beds", "letters"));
        Assert.Equal(["d"], await FetchAsync("letters", "beds"));
        Assert.Empty(await FetchAsync("beds", "letters"));
        Assert.Empty(await FetchAsync());

        async Task<IEnumerable<string>> FetchAsync(params ImmutableArray<string> topics) =>
            (await Jobs.FetchAsync(new TopicClaim(Case.Network, "archive", topics, 3, Lease), Now, Cancellation))
                .OrderBy(job => job.DueAt).Select(job => job.Key);
    }

    [Fact]
    public async Task A_job_that_is_put_off_comes_back_then_and_the_attempt_does_not_count()
    {
        await WithJobsAsync(new JobRow(JobKind.Outgoing, "o", Case.Monday));
        LeasedJob job = Assert.Single(await ClaimAsync("w1"));

        Assert.True(await Jobs.PutOffAsync(job.Lease, Now.AddHours(9), Cancellation));

        Assert.False(await Jobs.PutOffAsync(job.Lease, Now, Cancellation)); // The lease is gone.
        Assert.Empty(await ClaimAsync("w2"));
        LeasedJob later = Assert.Single(await ClaimAsync("w2", at: Now.AddHours(9)));
        Assert.Equal((1, Case.Monday), (later.Attempt, later.DueAt));
    }

    [Fact]
    public async Task A_leased_job_is_not_given_to_another_worker()
    {
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        await ClaimAsync("w1");

        Assert.Empty(await ClaimAsync("w2"));
    }

    [Fact]
    public async Task Many_workers_at_once_never_get_the_same_job()
    {
        const int Count = 300;
        await WithJobsAsync([.. Enumerable.Range(0, Count).Select(n => new JobRow(JobKind.Timer, Key(n), Case.Monday))]);
        ConcurrentBag<long> executed = [];

        await Task.WhenAll(Enumerable.Range(0, 12).Select(worker => Task.Run(
            async () =>
            {
                while (await ClaimAsync(Key(worker), atMost: 7) is { Length: > 0 } claimed)
                {
                    foreach (LeasedJob job in claimed)
                    {
                        executed.Add(job.Lease.JobId);
                        Assert.True(await Jobs.FinishAsync(job.Lease, Cancellation));
                    }
                }
            },
            Cancellation)));

        Assert.Equal(Count, executed.Count);
        Assert.Equal(Count, executed.Distinct().Count());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_free_for_others_with_a_higher_token()
    {
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob first = Assert.Single(await ClaimAsync("w1", lease: RanOut));

        LeasedJob second = Assert.Single(await ClaimAsync("w2"));

        Assert.True(second.Lease.Fence > first.Lease.Fence);
        Assert.Equal(2, second.Attempt);
    }

    [Fact]
    public async Task A_heartbeat_keeps_the_lease()
    {
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob job = Assert.Single(await ClaimAsync("w1", lease: RanOut));

        Assert.True(await Jobs.ExtendAsync(job.Lease, Lease, Cancellation));

        Assert.Empty(await ClaimAsync("w2"));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_can_neither_extend_nor_finish_nor_fail()
    {
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob late = Assert.Single(await ClaimAsync("w1", lease: RanOut));
        LeasedJob current = Assert.Single(await ClaimAsync("w2"));

        Assert.False(await Jobs.ExtendAsync(late.Lease, Lease, Cancellation));
        Assert.False(await Jobs.FinishAsync(late.Lease, Cancellation));
        Assert.IsType<JobFailure.LeaseLost>(
            await Jobs.FailAsync(late, "slow", RetryPolicy.Default, Now, Cancellation));
        Assert.True(await Jobs.FinishAsync(current.Lease, Cancellation));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_cannot_commit_what_it_computed()
    {
        Case started = await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob late = Assert.Single(await ClaimAsync("w1", lease: RanOut));
        LeasedJob current = Assert.Single(await ClaimAsync("w2"));
        InstanceCommit lateCommit = started.Next() with { FinishedJob = late.Lease };

        CommitOutcome refused = await Database.Instances.CommitAsync(lateCommit, Cancellation);
        CommitOutcome accepted = await Database.Instances.CommitAsync(
            started.Next() with { FinishedJob = current.Lease }, Cancellation);

        Assert.IsType<CommitOutcome.LeaseLost>(refused);
        Assert.IsType<CommitOutcome.Committed>(accepted);
        Assert.Null(await Database.Instances.FindAnswerAsync(Case.Network, lateCommit.Command.Id, Cancellation));
        Assert.Equal(2, (await Database.Cases.FindAsync(Case.Network, started.Id, Cancellation))?.Revision);
    }

    [Fact]
    public async Task A_job_goes_with_the_commit_that_executed_it()
    {
        Case started = await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob job = Assert.Single(await ClaimAsync("w1", lease: RanOut));

        await Case.WriteAsync(Database, started.Next() with { FinishedJob = job.Lease });

        Assert.Empty(await ClaimAsync("w2"));
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await Jobs.CountAsync(Now, Cancellation));
    }

    [Fact]
    public async Task A_cancelled_job_is_not_given_any_more()
    {
        Case started = await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));

        await Case.WriteAsync(Database, started.Next() with { CancelledJobs = [new JobKey(JobKind.Timer, "t")] });

        Assert.Empty(await ClaimAsync("w1"));
    }

    [Fact]
    public async Task A_timer_planned_again_takes_the_place_of_the_old_one_and_of_its_lease()
    {
        Case started = await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        LeasedJob old = Assert.Single(await ClaimAsync("w1"));

        await Case.WriteAsync(Database, started.Next() with { Jobs = [new JobRow(JobKind.Timer, "t", Now.AddDays(1))] });

        Assert.False(await Jobs.FinishAsync(old.Lease, Cancellation));
        Assert.Empty(await ClaimAsync("w1"));
        Assert.Equal("t", Assert.Single(await ClaimAsync("w1", at: Now.AddDays(1))).Key);
    }

    [Fact]
    public async Task A_failed_job_comes_back_after_a_pause_that_doubles()
    {
        RetryPolicy policy = new(3, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));

        LeasedJob first = Assert.Single(await ClaimAsync("w1"));
        JobFailure retry = await Jobs.FailAsync(first, "no network", policy, Now, Cancellation);

        Assert.Equal(new JobFailure.WillRetry(Now.AddSeconds(10)), retry);
        Assert.Empty(await ClaimAsync("w1", at: Now.AddSeconds(9)));
        LeasedJob second = Assert.Single(await ClaimAsync("w1", at: Now.AddSeconds(10)));
        Assert.Equal(Case.Monday, second.DueAt);
        Assert.Equal(
            new JobFailure.WillRetry(Now.AddSeconds(30)),
            await Jobs.FailAsync(second, "no network", policy, Now.AddSeconds(10), Cancellation));
    }

    [Fact]
    public async Task A_job_without_attempts_left_is_dead_with_an_incident_until_somebody_revives_it()
    {
        RetryPolicy once = new(1, TimeSpan.Zero, TimeSpan.Zero);
        Case started = await WithJobsAsync(new JobRow(JobKind.Outgoing, "letter#3", Case.Monday));
        LeasedJob job = Assert.Single(await ClaimAsync("w1"));

        JobFailure failure = await Jobs.FailAsync(job, "refused by the server", once, Now, Cancellation);

        string incident = Assert.IsType<JobFailure.Dead>(failure).IncidentId;
        Assert.Empty(await ClaimAsync("w1", at: Now.AddYears(1)));
        ListedIncident open = Assert.Single((await IncidentsAsync()).Incidents);
        Assert.Equal((started.Id, incident, "PW3101"), (open.InstanceId, open.IncidentId, open.Code));

        Assert.True(await Jobs.ReviveAsync(Case.Network, job.Lease.JobId, Now, Cancellation));

        Assert.Equal(1, Assert.Single(await ClaimAsync("w1")).Attempt);
        Assert.Empty((await IncidentsAsync()).Incidents);
        Assert.False(await Jobs.ReviveAsync(Case.Network, job.Lease.JobId, Now, Cancellation));
    }

    [Fact]
    public async Task A_worker_that_stops_gives_back_its_jobs_and_the_attempts()
    {
        await WithJobsAsync(new JobRow(JobKind.Timer, "t", Case.Monday));
        await ClaimAsync("w1");

        Assert.Equal(1, await Jobs.ReleaseAsync("w1", Cancellation));

        Assert.Equal(1, Assert.Single(await ClaimAsync("w2")).Attempt);
    }

    [Fact]
    public async Task Counts_what_is_due_leased_later_and_dead()
    {
        await WithJobsAsync(
            new JobRow(JobKind.Timer, "first", Case.Monday),
            new JobRow(JobKind.Timer, "due", Case.Monday.AddHours(1)),
            new JobRow(JobKind.Timer, "later", Now.AddDays(1)));
        await ClaimAsync("w1", atMost: 1);

        JobQueueState state = await Jobs.CountAsync(Now, Cancellation);

        Assert.Equal(new JobQueueState(1, 1, 1, 0, Case.Monday.AddHours(1)), state);
    }

    [Fact]
    public async Task Rings_when_work_due_now_was_committed()
    {
        // The first look starts the listener; what it misses until then, the poll finds.
        await Task.WhenAny(Jobs.NextArrival, Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation));
        Task arrival = Jobs.NextArrival;

        await WithJobsAsync(new JobRow(JobKind.Outgoing, "o", Case.Monday));

        await arrival.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"key-{number}");

    private Task<Case> WithJobsAsync(params ImmutableArray<JobRow> jobs) =>
        Case.StartAsync(Database, first => first with { Jobs = jobs });

    private Task<ImmutableArray<LeasedJob>> ClaimAsync(
        string worker, int atMost = 10, DateTimeOffset? at = null, TimeSpan? lease = null) =>
        Jobs.ClaimAsync(
            new JobClaim(worker, [JobKind.Timer, JobKind.Outgoing], atMost, lease ?? Lease), at ?? Now, Cancellation);
}

public sealed class JobQueueOnSqlite() : JobQueueContract(DatabaseKind.Sqlite);

public sealed class JobQueueOnPostgreSql() : JobQueueContract(DatabaseKind.PostgreSql);
