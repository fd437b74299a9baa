using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Stored cases go to another published version and back: rows, history and checks go with them.</summary>
public sealed class MigratingStoredCases
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_case_is_forecast_moved_and_moved_back(DatabaseKind kind)
    {
        await using Installation here = await PublishedAsync(kind, Drawing("call", "P7D"));
        Guid moving = await here.StartAsync("care");
        Guid ahead = await here.StartAsync("care");
        await DoAsync(here, ahead);
        here.Clock.Advance(TimeSpan.FromDays(3));
        await here.PublishAsync(Bundle(Drawing("call", "P2D", title: "Call again", next: "see")));
        MigrationDesk desk = DeskOf(here);

        Pathways.Definitions.ExecutableProcess second = await desk.FindVersionAsync(Installation.Network, "care", 2, Cancellation) ?? throw new InvalidOperationException();
        ImmutableArray<CaseForecast> forecasts = await desk.ForecastAsync(Installation.Network, second, MigrationPlan.SameIds, null, Cancellation);

        CaseForecast late = forecasts.Single(forecast => forecast.Case == moving);
        Assert.Equal((1, false, true), (late.FromVersion, late.NeedsPerson, late.IsLateAtOnce));
        Assert.Equal([(PromiseChangeKind.Moved, null), (PromiseChangeKind.Moved, TimerPurpose.Reminder)], late.Changes.Select(change => (change.Kind, change.Purpose)));
        Assert.Equal(["PW2180"], forecasts.Single(forecast => forecast.Case == ahead).Obstacles.Select(obstacle => obstacle.Code));
        Assert.Equal(1, (await here.RowAsync(moving)).PathwayVersion); // A forecast writes nothing.

        CommandId command = CommandId.New();
        CaseMigration migration = new(2, MigrationPlan.SameIds, "a shorter delay");
        Installation.Done(await desk.MigrateAsync(command, Installation.Nadia, moving, migration, Cancellation));
        Assert.True(Installation.Done(await desk.MigrateAsync(command, Installation.Nadia, moving, migration, Cancellation)).IsRepetition);
        Assert.Equal("PW2180", Installation.Refused(await desk.MigrateAsync(CommandId.New(), Installation.Nadia, ahead, migration, Cancellation)).Code);
        TaskRow task = await TaskAsync(here, moving);
        Assert.Equal(("Call again", task.OpenedAt.AddDays(2)), (task.Title, task.Due));
        Assert.Equal((2, second.ContentHash), ((await here.RowAsync(moving)).PathwayVersion, (await here.RowAsync(moving)).PathwayHash));
        await AssertSoundAsync(here);

        Installation.Done(await desk.UndoAsync(CommandId.New(), Installation.Nadia, moving, "too soon", Cancellation));
        Assert.Equal(("Call", task.OpenedAt.AddDays(7)), ((await TaskAsync(here, moving)).Title, (await TaskAsync(here, moving)).Due));
        Assert.Equal("PW3216", Installation.Refused(await desk.UndoAsync(CommandId.New(), Installation.Nadia, ahead, "why", Cancellation)).Code);
        await AssertSoundAsync(here);
        await DoAsync(here, moving);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_step_of_another_name_takes_its_task_and_its_timers_along(DatabaseKind kind)
    {
        await using Installation here = await PublishedAsync(kind, Drawing("call", "P7D"));
        Guid moving = await here.StartAsync("care");
        await here.PublishAsync(Bundle(Drawing("phone", "P7D")));
        MigrationPlan plan = new([new ElementMove(new("call"), new("phone"))]);

        Installation.Done(await DeskOf(here).MigrateAsync(
            CommandId.New(), Installation.Nadia, moving, new CaseMigration(2, plan, "another word"), Cancellation));

        Assert.Equal("phone", (await TaskAsync(here, moving)).ElementId);
        await AssertSoundAsync(here);
        here.Clock.Advance(TimeSpan.FromDays(6));
        await here.FireDueTimersAsync(); // The reminder of the day before.
        await AssertSoundAsync(here);
        await DoAsync(here, moving);
        Assert.Equal("PW3215", Installation.Refused(await DeskOf(here).MigrateAsync(
            CommandId.New(), Installation.Nadia, moving, new CaseMigration(9, plan, "no such"), Cancellation)).Code);
    }

    private static MigrationDesk DeskOf(Installation here) => new(
        here.Database.Cases, here.Database.Instances, here.Runtime, here.Definitions,
        new NetworkTimes(here.Database.Get<INetworkDirectory>(), here.Database.Settings), here.Clock);

    private static async Task<Installation> PublishedAsync(DatabaseKind kind, string drawing)
    {
        Installation here = await Installation.CreateAsync(kind);
        await here.EnterNetworkAsync();
        await here.PublishAsync(Bundle(drawing));
        return here;
    }

    private static PathwayBundle Bundle(string drawing) => new(Drawings.Consent().Files.Clear()
        .Add("pathway.bpmn", drawing)
        .Add("templates/remind.hbs", "---\nlanguages: fr, en\nsubject fr: Rappel\nsubject en: Reminder\n---\n=== fr\nRappel\n=== en\nReminder\n"));

    private static async Task DoAsync(Installation here, Guid instance) => Installation.Done(await here.Runtime.CompleteTaskAsync(
        CommandId.New(), Installation.Nadia,
        new TaskCompletion(instance, new TaskId((await TaskAsync(here, instance)).TaskId), FeelContext.Empty, LateReason: "test"), Cancellation));

    private static async Task<TaskRow> TaskAsync(Installation here, Guid instance) =>
        (await here.Database.Inbox.OfCaseAsync(Installation.Network, instance, Cancellation)).Select(view => view.Task).Last();

    private static async Task AssertSoundAsync(Installation here)
    {
        List<VerifiedProblem> broken = [];
        await here.Verification.RunAsync(
            Installation.Network,
            (_, problems) =>
            {
                broken.AddRange(problems.Where(problem => problem.IsBroken));
                return Task.CompletedTask;
            },
            Cancellation);
        Assert.Empty(broken);
    }

    private static string Drawing(string step, string due, string title = "Call", string next = "visit") => $"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" id="d" targetNamespace="urn:t">
          <bpmn:process id="care" isExecutable="true">
            <bpmn:startEvent id="begin"/>
            <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="{step}"/>
            <bpmn:userTask id="{step}" name="{title}">
              <bpmn:extensionElements>
                <care:assignment roles="coordinator"/>
                <care:window due="{due}"><care:reminder before="P1D" template="remind"/></care:window>
              </bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f2" sourceRef="{step}" targetRef="{next}"/>
            <bpmn:userTask id="{next}" name="Visit">
              <bpmn:extensionElements><care:assignment roles="coordinator"/></bpmn:extensionElements>
            </bpmn:userTask>
            <bpmn:sequenceFlow id="f3" sourceRef="{next}" targetRef="finish"/>
            <bpmn:endEvent id="finish"/>
          </bpmn:process>
        </bpmn:definitions>
        """;
}
