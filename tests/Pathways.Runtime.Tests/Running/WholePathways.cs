using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Scopes, repetition, calls and event sub-processes, kept by both databases between each two steps.</summary>
public sealed class WholePathways
{
    private const string Key = "stay";

    private static readonly PathwayBundle Stay = new(new Dictionary<string, string>
    {
        ["pathway.bpmn"] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <signal id="s" name="moved"/><message id="m" name="report"/>
              <process id="stay" name="Stay" isExecutable="true">
                <startEvent id="start"/>
                <subProcess id="box">
                  <startEvent id="box_start"/>
                  <userTask id="ask"><extensionElements><care:assignment roles="coordinator"/></extensionElements>
                    <multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality><loopDataOutputRef>answers</loopDataOutputRef><outputDataItem name="answer"/></multiInstanceLoopCharacteristics></userTask>
                  <callActivity id="call" calledElement="measure"/>
                  <sequenceFlow id="b1" sourceRef="box_start" targetRef="ask"/><sequenceFlow id="b2" sourceRef="ask" targetRef="call"/>
                </subProcess>
                <boundaryEvent id="late" attachedToRef="box" cancelActivity="false"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>
                <endEvent id="late_end"/>
                <receiveTask id="report" messageRef="m"/>
                <endEvent id="end"/>
                <subProcess id="handler" triggeredByEvent="true">
                  <startEvent id="handler_start"><signalEventDefinition signalRef="s"/></startEvent>
                  <userTask id="close"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
                  <sequenceFlow id="h1" sourceRef="handler_start" targetRef="close"/>
                </subProcess>
                <sequenceFlow id="f1" sourceRef="start" targetRef="box"/><sequenceFlow id="f2" sourceRef="box" targetRef="report"/>
                <sequenceFlow id="f3" sourceRef="report" targetRef="end"/><sequenceFlow id="f4" sourceRef="late" targetRef="late_end"/>
              </process>
            </definitions>
            """,
        ["measure.bpmn"] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="measure" name="Measure" isExecutable="true">
                <startEvent id="start"/>
                <userTask id="ask" name="Weigh"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
                <endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="end"/>
              </process>
            </definitions>
            """,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Go_in_and_out_of_every_scope(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);
        await here.PublishAsync(Stay);
        Guid started = await here.StartAsync(Key);

        Assert.Equal(["ask", "ask"], await OpenAsync(here, started));
        await CompleteAsync(here, started);
        here.Clock.Advance(TimeSpan.FromDays(3));
        await here.FireDueTimersAsync();
        await CompleteAsync(here, started);
        Assert.Equal("Weigh", (await here.StateAsync(started)).Tasks.Values.Single().Title);
        await CompleteAsync(here, started);
        Installation.Done(await here.Runtime.DeliverMessageAsync(
            CommandId.New(), Installation.Nadia, new IncomingMessage("report", started, null, FeelContext.Empty), Cancellation));

        InstanceRow row = await here.RowAsync(started);
        Assert.Equal(CaseStatus.Completed, row.Status);
        Assert.Equal(2, InstanceStateJson.Read(row.State).Variables["answers"].AsList().Length);
        Assert.Empty(await here.ClaimAsync(JobKind.Timer));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Are_interrupted_by_a_signal_and_leave_nothing_in_the_inbox(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);
        await here.PublishAsync(Stay);
        Guid started = await here.StartAsync(Key);

        Installation.Done(await here.Runtime.GiveSignalAsync(
            CommandId.New(), Installation.Nadia, started, "nothing", FeelContext.Empty, Cancellation));
        Installation.Done(await here.Runtime.GiveSignalAsync(
            CommandId.New(), Installation.Nadia, started, "moved", FeelContext.Empty, Cancellation));

        Assert.Equal(["close"], await OpenAsync(here, started));
        Assert.Equal(0, (await here.Database.Jobs.CountAsync(here.Clock.GetUtcNow(), Cancellation)).Due);
    }

    [Fact]
    public async Task Say_that_they_begin_by_themselves_when_a_condition_begins_them()
    {
        await using Installation here = await Installation.CreateAsync();
        PathwayBundle bundle = Stay.With(
            "pathway.bpmn", Stay.Files["pathway.bpmn"].Replace("<startEvent id=\"start\"/>", "<startEvent id=\"start\"><conditionalEventDefinition><condition>true</condition></conditionalEventDefinition></startEvent>", StringComparison.Ordinal));

        var published = Assert.IsType<PublishOutcome.Published>(
            await here.Publisher.PublishAsync(Installation.Network, Installation.Nadia.Person, bundle, Cancellation));

        Definitions.Finding told = Assert.Single(published.Findings, finding => finding.Code == "PW3304");
        Assert.Equal((Rules.FindingSeverity.Warning, "start"), (told.Severity, told.Element.ToString()));
    }

    private static async Task<IEnumerable<string>> OpenAsync(Installation here, Guid started) =>
        (await here.Database.Inbox.OfCaseAsync(Installation.Network, started, Cancellation))
            .Where(task => task.Task.TaskId.Length > 0 && IsOpen(here, started, task.Task.TaskId))
            .Select(task => task.Task.ElementId).Order(StringComparer.Ordinal);

    private static bool IsOpen(Installation here, Guid started, string task) =>
        here.StateAsync(started).GetAwaiter().GetResult().Tasks.ContainsKey(new TaskId(task));

    private static async Task CompleteAsync(Installation here, Guid started)
    {
        InstanceState state = await here.StateAsync(started);
        Installation.Done(await here.Runtime.CompleteTaskAsync(
            CommandId.New(), Installation.Nadia,
            new TaskCompletion(started, state.Tasks.Keys.First(), FeelContext.Empty.With("answer", FeelValue.True)), Cancellation));
    }
}
