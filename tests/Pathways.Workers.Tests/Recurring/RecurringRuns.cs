using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Definitions;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Recurring;
using Pathways.Workers.Tests.Dying;
using static Pathways.Workers.Tests.Recurring.RecurringWard;

namespace Pathways.Workers.Tests.Recurring;

/// <summary>What recurring work does, once, and what is written when it cannot be done in time; both databases.</summary>
public sealed class RecurringRuns
{
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
        Occurrence night = new(Ward.Network, checks.Id, Monday);
        Assert.True(await store.TryBeginAsync(night, "dying", TimeSpan.FromMilliseconds(200), Monday, Cancellation));
        Assert.False(await store.TryBeginAsync(night, "other", TimeSpan.FromSeconds(30), Monday, Cancellation));
        Assert.Empty(await store.WaitingAsync(Cancellation));
        await Task.Delay(TimeSpan.FromMilliseconds(400), Cancellation);

        await LookAsync(ward);
        await store.EndAsync(night, "dying", new RunResult(RunOutcome.Failed), Monday, Cancellation);
        Assert.False(await store.ExtendAsync(night, "dying", TimeSpan.FromSeconds(30), Cancellation));
        Assert.False(await store.TryBeginAsync(night, "dying", TimeSpan.FromSeconds(30), Monday, Cancellation));

        Assert.Equal(RunOutcome.Done, Assert.Single(await RunsAsync(ward)).Outcome);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_asks_for_is_done_once_besides_the_schedule_also_when_it_is_off(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30") with { IsEnabled = false });
        await AskAsync(ward, checks, Monday);
        await AskAsync(ward, checks, Monday.AddSeconds(3));
        RecurringRun asked = Assert.Single(await RunsAsync(ward));
        Assert.Equal((RunOutcome.Asked, Ward.Nadia.Person, null), (asked.Outcome, asked.AskedBy, asked.StartedAt));

        await LookAsync(ward);
        await LookAsync(ward);

        RecurringRun done = Assert.Single(await RunsAsync(ward));
        Assert.Equal(
            (Monday, RunOutcome.Done, Ward.Nadia.Person, Monday), (done.PlannedAt, done.Outcome, done.AskedBy, done.StartedAt));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_switch_that_is_turned_while_a_wish_is_answered_stays_turned(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        await AskAsync(ward, checks, Monday);
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
            await AskAsync(ward, checks, Monday);
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
        await AddAsync(ward, Work(RecurringKind.Checks, "monthly 2 09:30") with { Since = Monday.AddDays(-1) });
        await LookAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(30));

        await ward.Get<RetentionRun>().RunAsync(
            Work(RecurringKind.Retention, "weekly 7 03:30") with { Settings = new RecurringSettings(KeepDays: 30) }, Cancellation);
        await LookAsync(ward);

        Assert.Equal(Monday, Assert.Single(await RunsAsync(ward)).StartedAt);
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

        Assert.Equal([Monday.AddDays(1), Monday.AddHours(16).AddMinutes(30)], (await RunsAsync(ward)).Select(run => run.PlannedAt));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_clean_up_deletes_what_is_old_and_over_and_nothing_of_a_running_case(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        RecurringWork checks = await AddAsync(ward, Work(RecurringKind.Checks, "daily 02:30"));
        foreach (DateTimeOffset night in new[] { Monday, Monday.AddDays(1) })
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
        Assert.Equal(Monday.AddDays(1), Assert.Single(await RunsAsync(ward)).PlannedAt);
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

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_new_closing_day_moves_what_was_planned_in_working_days_once(DatabaseKind kind)
    {
        await using Ward ward = await OpenAsync(kind);
        Assert.IsType<PublishOutcome.Published>(await ward.Get<PathwayPublisher>().PublishAsync(Ward.Network, Ward.Nadia.Person, Callback, Cancellation));
        Guid started = Assert.IsType<CommandOutcome.Done>(await ward.Get<PathwayRuntime>().StartAsync(
            CommandId.New(), Ward.Nadia, new StartRequest { PathwayKey = "callback", Organisation = Ward.Office, Title = "Rappel" }, Cancellation)).InstanceId;
        MovedCalendars calendars = ward.Get<MovedCalendars>();
        Assert.Equal(0, await calendars.FollowAsync(Cancellation));
        Assert.Equal(Monday.AddDays(3), await DueAsync());
        NetworkHours closedOnTuesday = new()
        {
            Calendar = NetworkCalendar.Usual with { ClosingDays = [new ClosingDays(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3))] },
        };

        await ward.Get<NetworkTimes>().SaveAsync(Ward.Network, closedOnTuesday, Cancellation);

        Assert.Equal(1, await calendars.FollowAsync(Cancellation));
        Assert.Equal(Monday.AddDays(4), await DueAsync());
        Assert.Equal(0, await calendars.FollowAsync(Cancellation));

        async Task<DateTimeOffset?> DueAsync() =>
            Assert.Single(await ward.Database.Inbox.OfCaseAsync(Ward.Network, started, Cancellation)).Task.Due;
    }

    private static PathwayBundle Callback => new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="callback" name="Callback" isExecutable="true">
            <startEvent id="start"/>
            <userTask id="call"><extensionElements><care:assignment roles="coordinator"/><care:calendar days="working"/><care:window due="P3D"><care:escalation after="PT1000H" role="coordination_manager"/></care:window></extensionElements></userTask>
            <sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
          </process>
        </definitions>
        """));

    private static PathwayBundle Yearly => new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="survey" name="Survey" isExecutable="true">
            <startEvent id="start"><timerEventDefinition><timeCycle>R/P30D</timeCycle></timerEventDefinition></startEvent>
            <userTask id="ask"><extensionElements><care:assignment roles="coordinator"/><care:window due="P30D"><care:escalation after="P60D" role="coordination_manager"/></care:window></extensionElements></userTask>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/>
          </process>
        </definitions>
        """));
}
