using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Recurring;
using Pathways.Workers.Sending;
using Pathways.Workers.Tests.Connecting;
using Pathways.Workers.Tests.Dying;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>What recurring work does, once, and what is written when it cannot be done in time; both databases.</summary>
public sealed class RecurringRuns
{
    // A Monday, ten o'clock in Paris.
    private static readonly DateTimeOffset monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Missed_nights_are_made_up_for_by_the_last_one_and_the_others_are_written_down(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        await ward.StartAsync();
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        ward.Clock.Advance(TimeSpan.FromDays(3));

        await LookAsync(ward);
        await LookAsync(ward);

        ImmutableArray<RecurringRun> runs = await RunsAsync(ward);
        Assert.Equal([RunOutcome.Done, RunOutcome.Skipped, RunOutcome.Skipped], runs.Select(run => run.Outcome));
        Assert.All(runs, run => Assert.Equal((checks.Id, 1, 30), (run.Work, run.PlannedAt.UtcDateTime.Hour, run.PlannedAt.UtcDateTime.Minute)));
        Assert.Equal((1L, 0L, "missed"), (runs[0].Counted, runs[0].Troubled, runs[1].Said));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_occurrence_is_done_once_and_taken_over_from_a_process_that_fell_silent(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        IRecurringWork store = ward.Get<IRecurringWork>();
        Occurrence night = new(Ward.Network, checks.Id, monday);
        Assert.True(await store.TryBeginAsync(night, "dying", TimeSpan.FromMilliseconds(200), monday, Cancellation));
        Assert.False(await store.TryBeginAsync(night, "other", TimeSpan.FromSeconds(30), monday, Cancellation));
        Assert.Empty(await store.WaitingAsync(Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(400), Cancellation);

        await LookAsync(ward);
        await store.EndAsync(night, "dying", new RunResult(RunOutcome.Failed), monday, Cancellation);
        Assert.False(await store.ExtendAsync(night, "dying", TimeSpan.FromSeconds(30), Cancellation));
        Assert.False(await store.TryBeginAsync(night, "dying", TimeSpan.FromSeconds(30), monday, Cancellation));

        Assert.Equal(RunOutcome.Done, Assert.Single(await RunsAsync(ward)).Outcome);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_asks_for_is_done_once_besides_the_schedule_also_when_it_is_off(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30") with { IsEnabled = false });
        await AskAsync(ward, checks, monday);
        await AskAsync(ward, checks, monday.AddSeconds(3));
        RecurringRun asked = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Asked, Ward.Nadia.Person, null), (asked.Outcome, asked.AskedBy, asked.StartedAt));

        await LookAsync(ward);
        await LookAsync(ward);

        RecurringRun done = Assert.Single(await RunsAsync(ward));
        Assert.Equal(
            (monday, RunOutcome.Done, Ward.Nadia.Person, monday), (done.PlannedAt, done.Outcome, done.AskedBy, done.StartedAt));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_switch_that_is_turned_while_a_wish_is_answered_stays_turned(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        await AskAsync(ward, checks, monday);
        ImmutableArray<RecurringWork> seen = await ward.Get<IRecurringWork>().ListAsync(Ward.Network, Cancellation);
        await SwitchAsync(ward, seen[0], isEnabled: false);

        await ward.Get<RecurringCatchUp>().LookAsync([.. seen.Select(work => (work, "Europe/Paris"))], Cancellation);

        Assert.False(Assert.Single(await ward.Get<IRecurringWork>().ListAsync(Ward.Network, Cancellation)).IsEnabled);
        Assert.Equal(RunOutcome.Done, Assert.Single(await RunsAsync(ward)).Outcome);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_wish_outlives_a_process_that_dies_over_it(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        bool hasDied = true;
        for (int diesAt = 1; hasDied; diesAt++)
        {
            RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30") with { IsEnabled = false });
            await AskAsync(ward, checks, monday);
            await using Mortal mortal = new(ward, diesAt);

            await mortal.DoAsync(async process =>
            {
                if (!mortal.HasDied)
                {
                    await LookAsync(process);
                }

                return true;
            });

            hasDied = mortal.HasDied;
            RunOutcome outcome = Assert.Single(await RunsAsync(ward)).Outcome;
            Assert.True(hasDied || outcome == RunOutcome.Done, $"Died at point {diesAt}.");
            await ward.Get<IRecurringWork>().RemoveAsync(Ward.Network, checks.Id, Cancellation);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Monthly_work_is_not_done_again_because_the_clean_up_took_its_last_run(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        await AddAsync(ward, Work(RecurringKind.Checks, "monthly 2 09:30") with { Since = monday.AddDays(-1) });
        await LookAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(30));

        await ward.Get<RetentionRun>().RunAsync(
            Work(RecurringKind.Retention, "weekly 7 03:30") with { Settings = new RecurringSettings(KeepDays: 30) }, Cancellation);
        await LookAsync(ward);

        Assert.Equal(monday, Assert.Single(await RunsAsync(ward)).StartedAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_run_that_somebody_asked_for_hides_no_missed_night(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30") with { IsEnabled = false });
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await AskAsync(ward, checks, ward.Clock.GetUtcNow());
        await LookAsync(ward);
        await SwitchAsync(ward, checks, isEnabled: true);

        await LookAsync(ward);

        Assert.Equal([monday.AddDays(1), monday.AddHours(16).AddMinutes(30)], (await RunsAsync(ward)).Select(run => run.PlannedAt));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_morning_message_that_was_interrupted_for_hours_does_not_run_for_ever(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork digest = await AddAsync(ward, Work(RecurringKind.Digest, "weekdays 10:00"));
        await BeginAndDieAsync(ward, new Occurrence(Ward.Network, digest.Id, monday));
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
        await AskAsync(ward, digest, monday);

        await LookAsync(ward);

        RecurringRun run = Assert.Single(await RunsAsync(ward));
        ImmutableArray<NotificationMessage> journal = await ward.JournalAsync();
        Assert.Equal((RunOutcome.Done, journal.Length), (run.Outcome, (int)run.Counted));
        NotificationMessage nadia = Assert.Single(journal, message => message.To.Address == "nadia@reseau.example");
        Assert.Equal("Pathways : 1 tâche ouverte", nadia.Subject);
        Assert.DoesNotContain("Lina", nadia.Text, StringComparison.Ordinal);
        Assert.EndsWith("https://pathways.example/app/inbox\n", nadia.Text, StringComparison.Ordinal);
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

        RunResult result = await ward.Get<DigestRun>().RunAsync(Work(RecurringKind.Digest, "weekdays 10:00"), monday, Cancellation);

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
        await AskAsync(ward, digest, monday);
        await LookAsync(ward);
        Assert.Equal(RunOutcome.Running, Assert.Single(await RunsAsync(ward)).Outcome);
        Assert.Empty(await ward.Get<IRecurringWork>().WaitingAsync(Cancellation));
        int round = gateway.Asked.Count;
        await FallSilentAsync(ward, new Occurrence(Ward.Network, digest.Id, monday));

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
        Occurrence occurrence = new(Ward.Network, digest.Id, monday);
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
        Occurrence occurrence = new(Ward.Network, digest.Id, monday);
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

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_campaign_begins_a_pathway_once_for_whom_its_rule_holds(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age < 12") };
        CampaignRun run = ward.Get<CampaignRun>();

        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "age >= 75") }, Cancellation));
        Assert.Equal(new RunResult(RunOutcome.Done, 1), await run.RunAsync(campaign, Cancellation));
        CaseSummary begun = Assert.Single(await ward.Database.Cases.NewestAsync(Ward.Network, null, Cancellation));
        await ward.Get<PathwayRuntime>().CancelAsync(CommandId.New(), Ward.Nadia, begun.InstanceId, "over", Cancellation);
        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign, Cancellation));

        Assert.Equal((ward.Child, CaseStatus.Terminated), (begun.Patient, Assert.Single(await ward.Database.Cases.NewestAsync(Ward.Network, null, Cancellation)).Status));
    }

    [Theory]
    [InlineData(ConsentScope.Participation)]
    [InlineData(ConsentScope.TeamSharing)]
    public async Task A_campaign_reads_nothing_of_whoever_objects_to_the_programme_or_to_sharing(ConsentScope scope)
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ObjectAsync(ward, scope);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age < 12") };
        ImmutableArray<LoggedAccess> before = await AccessLogAsync(ward);

        RunResult result = await ward.Get<CampaignRun>().RunAsync(campaign, Cancellation);

        Assert.Equal(new RunResult(RunOutcome.Done), result);
        Assert.Equal(before, await AccessLogAsync(ward));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_campaign_that_looks_into_a_file_leaves_a_line_in_its_access_log(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00") with { Settings = new RecurringSettings(Pathway.Key, "age >= 75") };

        await ward.Get<CampaignRun>().RunAsync(campaign, Cancellation);

        AccessEntry line = (await AccessLogAsync(ward))[0].Access;
        Assert.Equal(
            (Actor.Platform(Ward.Network), CareAct.ReadFile, LegalBasis.Coordination, monday), (line.Actor, line.Act, line.Basis, line.At));
    }

    [Fact]
    public async Task A_campaign_leaves_out_who_is_in_the_pathway_and_fails_with_a_code_when_it_cannot_begin()
    {
        await using Ward ward = await OpenAsync(DatabaseKind.Sqlite);
        await ward.StartAsync();
        RecurringWork campaign = Work(RecurringKind.Campaign, "daily 06:00");
        CampaignRun run = ward.Get<CampaignRun>();

        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "true") }, Cancellation));
        Assert.Equal("PW3220", (await run.RunAsync(campaign with { Settings = new RecurringSettings(Pathway.Key, "age <") }, Cancellation)).Said);
        Assert.Equal("PW3202", (await run.RunAsync(campaign with { Settings = new RecurringSettings("nothing", "true") }, Cancellation)).Said);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_clean_up_deletes_what_is_old_and_over_and_nothing_of_a_running_case(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        foreach (DateTimeOffset night in new[] { monday, monday.AddDays(1) })
        {
            await ward.Get<IRecurringWork>().SkipAsync(new Occurrence(Ward.Network, checks.Id, night), "n", "missed", night, Cancellation);
        }

        await ward.Get<MessageDesk>().SendAsync(
            CommandId.New(), Ward.Nadia, new IncomingMessage("nobody-waits", null, ward.Child, Rules.FeelContext.Empty), TimeSpan.FromDays(1), Cancellation);
        RetentionRun run = ward.Get<RetentionRun>();
        RecurringWork retention = Work(RecurringKind.Retention, "weekly 7 03:30") with { Settings = new RecurringSettings(KeepDays: 1) };

        ward.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(new RunResult(RunOutcome.Done), await run.RunAsync(retention, Cancellation));
        ward.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(new RunResult(RunOutcome.Done, 2), await run.RunAsync(retention, Cancellation));
        Assert.Equal(monday.AddDays(1), Assert.Single(await RunsAsync(ward)).PlannedAt);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_pathway_that_begins_by_the_calendar_begins_once_for_each_time_however_many_look(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        PublishOutcome published = await ward.Get<PathwayPublisher>().PublishAsync(Ward.Network, Ward.Nadia.Person, Yearly, Cancellation);
        Assert.IsType<PublishOutcome.Published>(published);
        await using ServiceProvider other = ward.StartProcess();
        TimedStarts[] both = [ward.Get<TimedStarts>(), other.GetRequiredService<TimedStarts>()];

        async Task<int> LookBothAsync() => (await Task.WhenAll(both.Select(starts => starts.BeginDueAsync(Cancellation)))).Sum();

        Assert.Equal(0, await LookBothAsync());
        ward.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await LookBothAsync());
        Assert.Equal(0, await LookBothAsync());
        ward.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(1, await LookBothAsync());
        Assert.Equal(2, (await ward.Database.Cases.NewestAsync(Ward.Network, "survey", Cancellation)).Length);
    }

    private static PathwayBundle Yearly => new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="survey" name="Survey" isExecutable="true">
            <startEvent id="start"><timerEventDefinition><timeCycle>R/P30D</timeCycle></timerEventDefinition></startEvent>
            <userTask id="ask"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
          </process>
        </definitions>
        """));

    private static async Task<Ward> OpenAsync(DatabaseKind kind, ChannelSettings? channel = null)
    {
        Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"), channel, kind);
        ward.Clock.Advance(monday - ward.Clock.GetUtcNow());
        return ward;
    }

    private static RecurringWork Work(RecurringKind kind, string schedule) => new()
    {
        Network = Ward.Network,
        Id = Guid.CreateVersion7(),
        Kind = kind,
        Schedule = RecurringSchedule.Parse(schedule)!, // It is one.
        IsEnabled = true,
        Since = monday,
        ChangedBy = Ward.Nadia.Person,
    };

    private static async Task<RecurringWork> AddAsync(Ward ward, RecurringWork work)
    {
        await ward.Get<IRecurringWork>().AddAsync(work, Cancellation);
        return work;
    }

    private static async Task ObjectAsync(Ward ward, ConsentScope scope)
    {
        var objection = new Consent
        {
            Network = Ward.Network,
            Id = new ConsentId(Guid.CreateVersion7()),
            Patient = ward.Child,
            Kind = ConsentKind.Objection,
            Scope = scope,
            GivenOn = new DateOnly(2026, 3, 1),
            Voice = ConsentVoice.ParentalAuthority,
            GivenBy = "Anne Essai",
            Means = ConsentMeans.Oral,
            RecordedBy = Ward.Nadia.Person,
            RecordedAs = RoleKey.Coordinator,
            RecordedAt = monday,
        };
        var access = new AccessEntry
        {
            Actor = Ward.Nadia,
            Patient = ward.Child,
            Act = CareAct.RecordConsent,
            At = monday,
            Basis = LegalBasis.Coordination,
        };
        Assert.Equal(
            FileWriting.Written,
            await ward.Get<IPatientFiles>().WriteAsync(new PatientFileChange { Consents = [objection] }, access, Cancellation));
    }

    private static Task<ImmutableArray<LoggedAccess>> AccessLogAsync(Ward ward) =>
        ward.Get<IPatientFiles>().AccessLogAsync(Ward.Network, ward.Child, before: null, Cancellation);

    private static Task AskAsync(Ward ward, RecurringWork work, DateTimeOffset at) =>
        ward.Get<IRecurringWork>().AskAsync(new Occurrence(Ward.Network, work.Id, at), Ward.Nadia.Person, Cancellation);

    private static Task SwitchAsync(Ward ward, RecurringWork work, bool isEnabled) =>
        ward.Get<IRecurringWork>().SwitchAsync(work with { IsEnabled = isEnabled }, Cancellation);

    private static async Task BeginAndDieAsync(Ward ward, Occurrence occurrence)
    {
        Assert.True(await ward.Get<IRecurringWork>().TryBeginAsync(occurrence, "dying", TimeSpan.FromMilliseconds(1), monday, Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
    }

    private static async Task FallSilentAsync(Ward ward, Occurrence occurrence)
    {
        string node = Assert.Single(await RunsAsync(ward)).Node!; // It was begun.
        Assert.True(await ward.Get<IRecurringWork>().ExtendAsync(occurrence, node, TimeSpan.FromMilliseconds(1), Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
    }

    private static async Task LookAsync(IServiceProvider process)
    {
        ImmutableArray<RecurringWork> all = await process.GetRequiredService<IRecurringWork>().ListAsync(Ward.Network, Cancellation);
        await process.GetRequiredService<RecurringCatchUp>().LookAsync([.. all.Select(work => (work, "Europe/Paris"))], Cancellation);
    }

    private static Task LookAsync(Ward ward) => LookAsync(ward.Get<IServiceProvider>());

    private static Task<ImmutableArray<RecurringRun>> RunsAsync(Ward ward) =>
        ward.Get<IRecurringWork>().RunsAsync(Ward.Network, 50, Cancellation);
}
