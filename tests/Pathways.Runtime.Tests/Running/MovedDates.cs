using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Runtime.Tests;

/// <summary>A date that moves takes the promises along, in the database too.</summary>
public sealed class MovedDates
{
    private static readonly PathwayBundle Discharge = new(new Dictionary<string, string>
    {
        ["pathway.bpmn"] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="discharge" name="Discharge" isExecutable="true">
                <startEvent id="start"/>
                <userTask id="visit" name="Visit"><extensionElements><care:assignment roles="coordinator"/>
                  <care:window due="visit_on"/></extensionElements></userTask>
                <boundaryEvent id="call" attachedToRef="visit" cancelActivity="false"><timerEventDefinition>
                  <timeDate>date(visit_on) + duration("P2D")</timeDate></timerEventDefinition></boundaryEvent>
                <endEvent id="called"/><endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="visit"/><sequenceFlow id="f2" sourceRef="visit" targetRef="end"/>
                <sequenceFlow id="f3" sourceRef="call" targetRef="called"/>
              </process>
            </definitions>
            """,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Move_the_task_in_the_inbox_and_the_job(DatabaseKind kind)
    {
        await using Installation here = await Installation.CreateAsync(kind);
        await here.PublishAsync(Discharge);
        Guid started = Installation.Done(await here.Runtime.StartAsync(
            CommandId.New(), Installation.Nadia, Installation.Request("discharge") with { Variables = VisitIn(here, 10) }, Cancellation)).InstanceId;
        DateTimeOffset? before = Assert.Single(await here.Database.Inbox.OfCaseAsync(Installation.Network, started, Cancellation)).Task.Due;

        Installation.Done(await here.Runtime.SetVariablesAsync(
            CommandId.New(), Installation.Nadia, started, VisitIn(here, 30), Cancellation));

        DateTimeOffset? after = Assert.Single(await here.Database.Inbox.OfCaseAsync(Installation.Network, started, Cancellation)).Task.Due;
        Assert.InRange(after!.Value - before!.Value, TimeSpan.FromDays(20) - TimeSpan.FromHours(1), TimeSpan.FromDays(20) + TimeSpan.FromHours(1));
        here.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Empty(await here.ClaimAsync(JobKind.Timer));
        here.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Single(await here.ClaimAsync(JobKind.Timer));
    }

    private static FeelContext VisitIn(Installation here, int days) => FeelContext.Of(KeyValuePair.Create(
        "visit_on",
        FeelValue.String(here.Clock.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
}
