using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Recurring;
using Pathways.Workers.Sending;
using Pathways.Workers.Tests.Connecting;
using static Pathways.Workers.Tests.Recurring.RecurringWard;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>Who gets the morning message, when, and that nobody gets it twice; both databases.</summary>
public sealed class MorningMessages
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_morning_message_that_was_interrupted_for_hours_does_not_run_for_ever(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 10:00"));
        await BeginAndDieAsync(ward, new Occurrence(Ward.Network, digest.Id, Monday));
        ward.Clock.Advance(TimeSpan.FromHours(5));

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Skipped, "too-late"), (run.Outcome, run.Said));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_morning_message_counts_tasks_and_says_nothing_else(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        await ward.StartAsync();
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 08:00") with { IsEnabled = false });
        await AskAsync(ward, digest, Monday);

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        ImmutableArray<NotificationMessage> journal = await ward.JournalAsync();
        Assert.Equal((RunOutcome.Done, journal.Length), (run.Outcome, (int)run.Counted));
        NotificationMessage nadia = Assert.Single(journal, message => message.To.Address == "nadia@reseau.example");
        Assert.Equal("Pathways : 1 tâche ouverte", nadia.Subject);
        Assert.DoesNotContain("Lina", nadia.Text, StringComparison.Ordinal);
        Assert.EndsWith("https://pathways.example/app/inbox\n", nadia.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_morning_message_is_written_in_the_language_of_its_reader()
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ward.StartAsync();
        await ward.Database.Get<INetworkDirectory>().ChooseLanguageAsync(Ward.Nadia.Person, "en", Cancellation);

        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 08:00") with { IsEnabled = false });
        await AskAsync(ward, digest, Monday);

        await LookAsync(ward);

        ILookup<string, string> texts = (await ward.JournalAsync()).ToLookup(message => message.To.Address ?? "", message => $"{message.Language}: {message.Subject}");
        Assert.Equal(["en: Pathways: 1 open task"], texts["nadia@reseau.example"]);
        Assert.Equal(["fr: Pathways : 1 tâche ouverte"], texts["yves@reseau.example"]);
    }

    [Theory]
    [InlineData("2026-05-01T09:00:00Z", "closed")]
    [InlineData("2026-03-07T09:00:00Z", "closed")]
    [InlineData("2026-03-02T20:30:00Z", "quiet")]
    public async Task The_morning_message_keeps_to_the_networks_days_and_hours(string at, string said)
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ward.Get<NetworkTimes>().SaveAsync(
            Ward.Network, NetworkHours.Usual with { Quiet = new QuietTime(new TimeOnly(20, 0), new TimeOnly(7, 0), DayCount.Civil) }, Cancellation);
        ward.Clock.Advance(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) - ward.Clock.GetUtcNow());

        RunResult result = await ward.Get<DigestRun>().RunAsync(
            Work(RecurringKind.Digest, "weekdays 08:00"), ward.Clock.GetUtcNow(), Cancellation);

        Assert.Equal((RunOutcome.Skipped, said), (result.Outcome, result.Said));
    }

    [Fact]
    public async Task A_morning_message_waits_for_the_end_of_quiet_hours_that_is_near()
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ward.Get<NetworkTimes>().SaveAsync(
            Ward.Network, NetworkHours.Usual with { Quiet = new QuietTime(new TimeOnly(20, 0), new TimeOnly(11, 30), DayCount.Civil) }, Cancellation);

        RunResult result = await ward.Get<DigestRun>().RunAsync(Work(RecurringKind.Digest, "weekdays 10:00"), Monday, Cancellation);

        Assert.Equal(new RunResult(RunOutcome.Running, GoesOnAfter: TimeSpan.FromMinutes(90)), result);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_that_could_not_be_taken_over_for_a_moment_is_sent_later_in_the_same_run(DatabaseKind kind)
    {
        await using ScriptedService gateway = new((503, string.Empty), (200, string.Empty), (200, string.Empty), (400, string.Empty));
        await using Ward ward = await OpenAsync(kind, new ChannelSettings.Webhook(new WebhookSettings { Url = gateway.Url }));
        await ward.StartAsync();
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 10:00") with { IsEnabled = false });
        await AskAsync(ward, digest, Monday);
        await LookAsync(ward);
        Assert.Equal(RunOutcome.Running, Assert.Single(await RunsAsync(ward)).Outcome);
        Assert.Empty(await ward.Get<IRecurringWork>().WaitingAsync(Cancellation));
        int round = gateway.Asked.Count;
        await FallSilentAsync(ward, new Occurrence(Ward.Network, digest.Id, Monday));

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Done, 2L, 0L), (run.Outcome, run.Counted, run.Troubled));
        Assert.Equal((2, gateway.Asked.First().Key), (round, Assert.Single(gateway.Asked.Skip(2)).Key));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_morning_message_that_is_taken_over_goes_to_nobody_twice(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        await ward.StartAsync();
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 10:00") with { IsEnabled = false });
        Occurrence occurrence = new(Ward.Network, digest.Id, Monday);
        await BeginAndDieAsync(ward, occurrence);
        await ward.Get<IRecurringWork>().NoteServedAsync(occurrence, new ServedPerson(Ward.Nadia.Person, "key", IsSent: true), Cancellation);

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        ImmutableArray<NotificationMessage> journal = await ward.JournalAsync();
        Assert.Equal((RunOutcome.Done, 1 + journal.Length), (run.Outcome, (int)run.Counted));
        Assert.DoesNotContain(journal, message => message.To.Address == "nadia@reseau.example");
        Assert.Equal(
            journal.Select(message => message.IdempotencyKey).Append("key").Order(StringComparer.Ordinal),
            (await ward.Get<IRecurringWork>().ServedAsync(occurrence, Cancellation)).Select(one => one.MessageKey).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_morning_message_that_was_interrupted_for_hours_tells_how_far_it_came(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 10:00"));
        Occurrence occurrence = new(Ward.Network, digest.Id, Monday);
        await BeginAndDieAsync(ward, occurrence);
        await ward.Get<IRecurringWork>().NoteServedAsync(occurrence, new ServedPerson(Ward.Nadia.Person, "key", IsSent: true), Cancellation);
        ward.Clock.Advance(TimeSpan.FromHours(5));

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Skipped, "unfinished", 1L), (run.Outcome, run.Said, run.Counted));
    }

    [Fact]
    public async Task A_morning_message_that_comes_in_the_afternoon_is_not_sent_and_that_is_written_down()
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 08:00"));
        ward.Clock.Advance(TimeSpan.FromHours(28));

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Skipped, "too-late"), (run.Outcome, run.Said));
    }

    private static async Task FallSilentAsync(Ward ward, Occurrence occurrence)
    {
        string node = Assert.Single(await RunsAsync(ward)).Node!; // It was begun.
        Assert.True(await ward.Get<IRecurringWork>().ExtendAsync(occurrence, node, TimeSpan.FromMilliseconds(1), Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
    }
}
