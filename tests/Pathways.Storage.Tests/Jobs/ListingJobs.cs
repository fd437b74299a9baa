using System.Collections.Immutable;

namespace Pathways.Storage.Tests;

/// <summary>What operators see of jobs and processes; both databases.</summary>
public sealed class ListingJobs
{
    private static readonly DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Each_job_stands_in_one_list_and_goes_where_its_fate_takes_it(DatabaseKind kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        await StartAsync(database, new JobRow(JobKind.Timer, "due#1", now), new JobRow(JobKind.Timer, "later#2", now.AddDays(1)), new JobRow(JobKind.Service, "lab#3", now, Topic: "lab"));
        Assert.Equal(["due#1"], await KeysAsync(database, JobStanding.Due));
        Assert.Equal(["later#2"], await KeysAsync(database, JobStanding.Later));
        Assert.Equal(["lab#3"], await KeysAsync(database, JobStanding.Outside));

        LeasedJob taken = Assert.Single(await database.Jobs.ClaimAsync(new JobClaim("w", [JobKind.Timer], 9, TimeSpan.FromMinutes(1)), now, Cancellation));
        Assert.Equal(["due#1"], await KeysAsync(database, JobStanding.Held));
        Assert.Empty(await KeysAsync(database, JobStanding.Due));
        await database.Jobs.FailAsync(taken, "PW1 no route", new RetryPolicy(2, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), now, Cancellation);
        ListedJob failed = (await ListAsync(database, JobStanding.Later))[0];
        Assert.Equal(("due#1", 1, "PW1 no route"), (failed.Key, failed.Attempts, failed.LastError));
        Assert.True(await database.Jobs.TryNowAsync(Case.Network, failed.JobId, now, Cancellation));
        Assert.False(await database.Jobs.TryNowAsync(Case.Network, failed.JobId, now, Cancellation));

        LeasedJob again = Assert.Single(await database.Jobs.ClaimAsync(new JobClaim("w", [JobKind.Timer], 9, TimeSpan.FromMinutes(1)), now, Cancellation));
        await database.Jobs.FailAsync(again, "PW1 no route", new RetryPolicy(2, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)), now, Cancellation);
        Assert.Equal(["due#1"], await KeysAsync(database, JobStanding.Dead));
        Assert.True(await database.Jobs.ReviveAsync(Case.Network, failed.JobId, now, Cancellation));
        Assert.Equal(["due#1"], await KeysAsync(database, JobStanding.Due));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Many_jobs_come_page_by_page_without_a_gap(DatabaseKind kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        await StartAsync(database, [.. Enumerable.Range(0, 120).Select(number => new JobRow(JobKind.Timer, $"t#{number}", now.AddMinutes(1 + (number / 7))))]);
        List<string> seen = [];
        JobCursor? after = null;
        ImmutableArray<ListedJob> page;
        do
        {
            page = await database.Jobs.ListAsync(new JobQuery(Case.Network, JobStanding.Later, after, now), Cancellation);
            seen.AddRange(page.Select(job => job.Key));
            after = page.IsEmpty ? null : new JobCursor(page[^1].NextAt, page[^1].JobId);
        }
        while (page.Length == JobQuery.PageSize);

        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal(120, seen.Count);
        Assert.Empty(await database.Jobs.ListAsync(new JobQuery(new NetworkId("elsewhere"), JobStanding.Later, null, now), Cancellation));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_process_says_that_it_lives_how_late_it_is_and_that_it_stops(DatabaseKind kind)
    {
        await using TestDatabase database = await TestDatabase.CreateAsync(kind, Cancellation);
        INodes nodes = database.Get<INodes>();
        Node said = new("w1", "worker", "1.0", default, default, TimeSpan.Zero, HasStopped: false, TimeSpan.Zero, 3, new LatenessFigures(9, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(7)));
        await nodes.BeatAsync(said, DateTimeOffset.UtcNow.AddMinutes(10), Cancellation);

        Node heard = Assert.Single(await nodes.ListAsync(Cancellation));
        Assert.True(heard.IsAlive);
        Assert.True(heard.IsOff);
        Assert.InRange(heard.Skew.TotalSeconds, 595, 605);
        Assert.Equal((3, said.Lateness), (heard.InHand, heard.Lateness));
        Assert.False((heard with { Silence = TimeSpan.FromMinutes(1) }).IsAlive);

        await nodes.BeatAsync(said with { HasStopped = true }, DateTimeOffset.UtcNow, Cancellation);
        Node stopped = Assert.Single(await nodes.ListAsync(Cancellation));
        Assert.False(stopped.IsAlive);
        Assert.False(stopped.IsOff);
    }

    private static async Task<IEnumerable<string>> KeysAsync(TestDatabase database, JobStanding standing) =>
        (await ListAsync(database, standing)).Select(job => job.Key);

    private static Task<ImmutableArray<ListedJob>> ListAsync(TestDatabase database, JobStanding standing) =>
        database.Jobs.ListAsync(new JobQuery(Case.Network, standing, null, now), Cancellation);

    private static Task<Case> StartAsync(TestDatabase database, params ImmutableArray<JobRow> jobs) =>
        Case.StartAsync(database, start => start with { Jobs = jobs });
}
