using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Timers of many cases fired in one transaction, on both databases.</summary>
public sealed class TimersTogether
{
    public static TheoryData<DatabaseKind> Kinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Are_written_at_once_and_each_case_gets_its_reminder(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        await here.EnterNetworkAsync();
        Guid[] cases = await StartAsync(here, 10);
        ImmutableArray<LeasedJob> jobs = await DueAsync(here);
        long before = here.Database.Database.StatementsSent;
        long commitsBefore = here.Database.Database.TransactionsSent;

        ImmutableArray<CommandOutcome?> outcomes = await here.Runtime.FireTimersAsync(jobs, Cancellation);

        long sent = here.Database.Database.StatementsSent - before;
        long commits = here.Database.Database.TransactionsSent - commitsBefore;
        Assert.All(outcomes, outcome => Assert.IsType<CommandOutcome.Done>(outcome));
        Assert.Equal(10, (await here.ClaimAsync(JobKind.Outgoing)).Length);
        Assert.Empty(await here.ClaimAsync(JobKind.Timer));
        foreach (Guid one in cases)
        {
            ImmutableArray<HistoryEntry> history = await here.Database.Cases.HistoryAsync(Installation.Network, one, 0, Cancellation);
            Assert.Null(HistoryChain.FindBreak(await here.RowAsync(one), history));
            Assert.Contains(history, entry => entry.Event.Type == "timerFired");
        }

        if (kind == DatabaseKind.PostgreSql)
        {
            Assert.InRange(sent, 1, 3 * jobs.Length);
            Assert.InRange(commits, 1, 0.3 * jobs.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Are_written_alone_when_one_case_of_the_batch_was_overtaken(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        await StartAsync(here, 2);
        here.Clock.Advance(TimeSpan.FromDays(7));
        ImmutableArray<LeasedJob> stale = await here.ClaimAsync(JobKind.Timer, TimeSpan.FromSeconds(-1));
        ImmutableArray<LeasedJob> ours = await here.ClaimAsync(JobKind.Timer);

        ImmutableArray<CommandOutcome?> outcomes = await here.Runtime.FireTimersAsync([stale[0], ours.Single(job => job.InstanceId == stale[1].InstanceId)], Cancellation);

        Assert.All(outcomes, Assert.Null);
        Assert.Empty(await here.ClaimAsync(JobKind.Outgoing));
        Assert.IsType<CommandOutcome.LeaseLost>(await here.Runtime.FireTimerAsync(stale[0], Cancellation));
        Installation.Done(await here.Runtime.FireTimerAsync(ours[0], Cancellation));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Leave_out_what_is_gone_or_not_due(DatabaseKind kind)
    {
        await using Installation here = await Installation.WithConsentAsync(kind);
        Guid[] cases = await StartAsync(here, 2);
        ImmutableArray<LeasedJob> jobs = await DueAsync(here);
        Installation.Done(await here.CompleteAsync(cases[0]));

        ImmutableArray<CommandOutcome?> outcomes = await here.Runtime.FireTimersAsync(
            [.. jobs.OrderBy(job => job.InstanceId == cases[0] ? 0 : 1)], Cancellation);

        Assert.Equal("PW2110", Assert.IsType<CommandOutcome.Refused>(outcomes[0]).Reason.Code);
        Assert.IsType<CommandOutcome.Done>(outcomes[1]);
    }

    private static async Task<Guid[]> StartAsync(Installation here, int count)
    {
        List<Guid> cases = [];
        for (int index = 0; index < count; index++)
        {
            cases.Add(await here.StartAsync());
        }

        return [.. cases];
    }

    private static async Task<ImmutableArray<LeasedJob>> DueAsync(Installation here)
    {
        here.Clock.Advance(TimeSpan.FromDays(7));
        return await here.ClaimAsync(JobKind.Timer);
    }
}
