using System.Collections.Immutable;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Tests.Lanes;

namespace Pathways.Workers.Tests.Processes;

/// <summary>Real processes against one database. That leases and commits hold is proven for storage; here the whole way is: timer → case → outbox → message.</summary>
public sealed class WorkerProcesses
{
    private const int Cases = 25;

    // More timers than one worker takes at once.
    private const int ManyCases = 100;
    private static readonly string[] delays = ["P1D", "P2D", "P3D", "P4D"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_of_them_share_the_work_and_do_each_job_once()
    {
        await using Ward ward = await WardWithOverdueRemindersAsync(DatabaseKind.PostgreSql);
        ImmutableArray<Guid> cases = await StartCasesAsync(ward, ManyCases);

        await using WorkerProcess first = WorkerProcess.Start(ward.Database, ward.JournalFile);
        await using WorkerProcess second = WorkerProcess.Start(ward.Database, ward.JournalFile);

        await UntilAllIsSentAsync(ward, cases);
        await AssertEachPromiseWasKeptOnceAsync(ward, cases);
        await RunningLanes.UntilAsync(() => first.Done("Outgoing") + second.Done("Outgoing") >= cases.Length * delays.Length);
        Assert.Equal(cases.Length * delays.Length, first.Done("Timer") + second.Done("Timer"));
        Assert.Equal(cases.Length * delays.Length, first.Done("Outgoing") + second.Done("Outgoing"));
        Assert.True(first.Done("Timer") > 0 && second.Done("Timer") > 0, $"{first.Done("Timer")} and {second.Done("Timer")} timers");
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.Sqlite)]
    public async Task One_killed_in_the_middle_of_its_work_loses_nothing_and_doubles_nothing(DatabaseKind kind)
    {
        await using Ward ward = await WardWithOverdueRemindersAsync(kind);
        ImmutableArray<Guid> cases = await StartCasesAsync(ward);
        for (int done = 5; done <= 25; done += 10)
        {
            await using WorkerProcess victim = WorkerProcess.Start(ward.Database, ward.JournalFile);
            await RunningLanes.UntilAsync(() => victim.Done("Timer") >= done || victim.Done("Outgoing") >= done);
            await victim.KillAsync();
        }

        await using WorkerProcess heir = WorkerProcess.Start(ward.Database, ward.JournalFile);

        await UntilAllIsSentAsync(ward, cases);
        await AssertEachPromiseWasKeptOnceAsync(ward, cases);
    }

    [Fact]
    public async Task One_told_to_stop_gives_back_what_it_has_not_begun()
    {
        await using Ward ward = await WardWithOverdueRemindersAsync(DatabaseKind.PostgreSql);
        ImmutableArray<Guid> cases = await StartCasesAsync(ward);
        await using WorkerProcess worker = WorkerProcess.Start(ward.Database, ward.JournalFile, "--Workers:LeaseSeconds=600");
        await RunningLanes.UntilAsync(() => worker.Done("Timer") >= 3);

        await worker.StopAsync();

        Assert.Equal(0, worker.ExitCode);
        // With a lease of ten minutes, only what was given back can be done by the next one in time.
        Assert.Equal(0, (await ward.Database.Jobs.CountAsync(TimeProvider.System.GetUtcNow(), Cancellation)).Leased);
        await using WorkerProcess next = WorkerProcess.Start(ward.Database, ward.JournalFile);
        await UntilAllIsSentAsync(ward, cases);
        await AssertEachPromiseWasKeptOnceAsync(ward, cases);
    }

    [Theory]
    [InlineData("--Pathways:Database=", "PW3001", "Pathways:Database")]
    [InlineData("--Pathways:Notifications:Channel=pigeon", "PW6101", "Pathways:Notifications:Channel")]
    [InlineData("--Workers:LeaseSeconds=soon", "PW6104", "Workers:LeaseSeconds")]
    public async Task One_with_a_wrong_setting_says_so_in_one_sentence_and_ends(string setting, string code, string key)
    {
        await using Ward ward = await WardWithOverdueRemindersAsync(DatabaseKind.Sqlite);
        await using WorkerProcess worker = WorkerProcess.Start(ward.Database, ward.JournalFile, setting);

        await worker.WaitForExitAsync();

        Assert.Equal(2, worker.ExitCode);
        Assert.StartsWith(code, worker.Output, StringComparison.Ordinal);
        Assert.Contains(key, worker.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', worker.Output);
    }

    private static Task<Ward> WardWithOverdueRemindersAsync(DatabaseKind kind) =>
        // The test's clock stands in January; the processes live today: everything is long overdue for them.
        Ward.OpenAsync(Pathway.WithReminders("coordination_manager", delays), kind: kind);

    private static async Task<ImmutableArray<Guid>> StartCasesAsync(Ward ward, int count = Cases)
    {
        ImmutableArray<Guid>.Builder cases = ImmutableArray.CreateBuilder<Guid>();
        for (int number = 0; number < count; number++)
        {
            cases.Add(await ward.StartAsync());
        }

        return cases.ToImmutable();
    }

    private static async Task UntilAllIsSentAsync(Ward ward, ImmutableArray<Guid> cases)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            int sent = 0;
            foreach (Guid each in cases)
            {
                sent += (await ward.OutboxAsync(each)).Count(message => message.SentAt is not null);
            }

            if (sent == cases.Length * delays.Length)
            {
                return;
            }

            await Task.Delay(200, limit.Token);
        }
    }

    private static async Task AssertEachPromiseWasKeptOnceAsync(Ward ward, ImmutableArray<Guid> cases)
    {
        foreach (Guid each in cases)
        {
            ImmutableArray<HistoryEntry> history = await ward.Database.Cases.HistoryAsync(Ward.Network, each, 0, Cancellation);
            InstanceRow? row = await ward.Database.Cases.FindAsync(Ward.Network, each, Cancellation);
            Assert.NotNull(row);
            Assert.Null(HistoryChain.FindBreak(row, history));
            Assert.Equal(delays.Length, history.Count(entry => entry.Event.Type == "timerFired"));
            Assert.Equal(delays.Length, history.Count(entry => entry.Event.Type == "notificationRequested"));
            Assert.Equal(delays.Length, (await ward.OutboxAsync(each)).Length);
        }

        var journal = await ward.JournalAsync();
        Assert.Equal(cases.Length * delays.Length, journal.Length);
        Assert.Equal(journal.Length, journal.Select(message => message.IdempotencyKey).Distinct().Count());
        Assert.Equal(new JobQueueState(0, 0, 0, 0, null), await ward.Database.Jobs.CountAsync(TimeProvider.System.GetUtcNow(), Cancellation));
    }
}
