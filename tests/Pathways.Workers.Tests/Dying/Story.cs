using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Workers.Firing;
using Pathways.Workers.Lanes;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests.Dying;

/// <summary>
/// Two cases: one goes through reminder, escalation, boundary timer, a moved date, an incident and its retry, a letter, work
/// of another system and a message to its end; the other is cancelled.
/// </summary>
/// <param name="ward">Where it takes place.</param>
/// <param name="mortal">The process that works.</param>
/// <param name="telling">Which telling: the same number sends the same commands.</param>
internal sealed class Story(Ward ward, Mortal mortal, int telling)
{
    private const string Worker = "mortal";

    private readonly ConnectedSystem archive =
        new(Ward.Network, Guid.CreateVersion7(), "Archive", ["archive"], DateTimeOffset.UnixEpoch, Ward.Nadia.Person, null, null);

    private int commands;

    /// <summary>The pathway of the story.</summary>
    public static PathwayBundle Pathway { get; } = new(new Dictionary<string, string>
    {
        ["pathway.bpmn"] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <message id="m" name="report"/>
              <process id="watched" name="Watched" isExecutable="true">
                <startEvent id="start"/>
                <userTask id="ask" name="Ask"><extensionElements><care:assignment roles="coordinator"/>
                  <care:window due="visit_on"><care:reminder after="P1D" template="letter" to="coordinator"/>
                    <care:escalation after="P3D" role="coordination_manager"/></care:window></extensionElements></userTask>
                <boundaryEvent id="late" attachedToRef="ask" cancelActivity="false"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></boundaryEvent>
                <scriptTask id="note"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><script>{noted: true}</script></scriptTask>
                <exclusiveGateway id="which" default="no"/>
                <sendTask id="write"><extensionElements><care:message template="letter" to="gp"/></extensionElements></sendTask>
                <serviceTask id="file"><extensionElements><care:service topic="archive"/><care:retry attempts="100"/></extensionElements></serviceTask>
                <receiveTask id="report" messageRef="m"/>
                <endEvent id="noted"/><endEvent id="refused"/><endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="which"/>
                <sequenceFlow id="yes" sourceRef="which" targetRef="write"><conditionExpression>agreed</conditionExpression></sequenceFlow>
                <sequenceFlow id="no" sourceRef="which" targetRef="refused"/>
                <sequenceFlow id="f5" sourceRef="write" targetRef="file"/><sequenceFlow id="f9" sourceRef="file" targetRef="report"/><sequenceFlow id="f6" sourceRef="report" targetRef="end"/>
                <sequenceFlow id="f7" sourceRef="late" targetRef="note"/><sequenceFlow id="f8" sourceRef="note" targetRef="noted"/>
              </process>
            </definitions>
            """,
        ["templates/letter.hbs"] =
            "---\nlanguages: fr, en\nfields: recipient\nsubject fr: Courrier\nsubject en: Letter\n---\n=== fr\nBonjour {{recipient}}\n=== en\nHello {{recipient}}\n",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Tells it to the end.</summary>
    /// <returns>The case that goes through everything, and the one that is cancelled.</returns>
    public async Task<(Guid Whole, Guid Cancelled)> TellAsync(CancellationToken stop)
    {
        Guid whole = await StartAsync(stop);
        Guid cancelled = await StartAsync(stop);
        string task = (await ward.Database.Inbox.OfCaseAsync(Ward.Network, whole, stop)).Single().Task.TaskId;
        await CommandAsync((runtime, id) => runtime.ClaimTaskAsync(id, Ward.Nadia, whole, new TaskId(task), stop));
        await CommandAsync((runtime, id) => runtime.SetVariablesAsync(id, Ward.Nadia, whole, VisitOn("2031-02-01"), stop));
        ward.Clock.Advance(TimeSpan.FromDays(4));
        await WorkAsync(stop);
        await CommandAsync((runtime, id) => runtime.CompleteTaskAsync(
            id, Ward.Nadia, new TaskCompletion(whole, new TaskId(task), FeelContext.Empty, LateReason: "asked by telephone"), stop));
        long incident = await IncidentOfAsync(whole, stop);
        await CommandAsync((runtime, id) => runtime.SetVariablesAsync(
            id, Ward.Nadia, whole, FeelContext.Of(KeyValuePair.Create("agreed", FeelValue.True)), stop));
        await CommandAsync((runtime, id) => runtime.RetryIncidentAsync(id, Ward.Nadia, whole, incident, stop));
        await WorkAsync(stop);
        await WorkElsewhereAsync(stop);
        await CommandAsync((runtime, id) => runtime.DeliverMessageAsync(
            id, Ward.Nadia, new IncomingMessage("report", whole, null, FeelContext.Empty), stop));
        await CommandAsync((runtime, id) => runtime.CancelAsync(id, Ward.Nadia, cancelled, "moved away", stop));
        await WorkAsync(stop);
        return (whole, cancelled);
    }

    // From its history: when the story is told once more, the incident may be mended already.
    private async Task<long> IncidentOfAsync(Guid of, CancellationToken stop) =>
        (await ward.Database.Cases.HistoryAsync(Ward.Network, of, 0, stop))
            .Select(entry => InstanceEventJson.Read(entry.Event.Body)).OfType<InstanceEvent.IncidentRaised>().Single().Incident.Number;

    private static FeelContext VisitOn(string day) => FeelContext.Of(KeyValuePair.Create("visit_on", FeelValue.String(day)));

    private Task<Guid> StartAsync(CancellationToken stop) => CommandAsync((runtime, id) => runtime.StartAsync(
        id, Ward.Nadia,
        new StartRequest
        {
            PathwayKey = Tests.Pathway.Key,
            Organisation = Ward.Office,
            Patient = ward.Child,
            Title = "Lina",
            Variables = VisitOn("2031-01-01"),
        },
        stop));

    /// <summary>A caller who hears nothing sends the same command again.</summary>
    private async Task<Guid> CommandAsync(Func<PathwayRuntime, CommandId, Task<CommandOutcome>> send)
    {
        CommandId id = new(Guid.Parse($"0c000000-0000-7000-8000-{telling:d6}{++commands:d6}"));
        CommandOutcome outcome = await mortal.DoAsync(process => send(process.GetRequiredService<PathwayRuntime>(), id));
        return Assert.IsType<CommandOutcome.Done>(outcome).InstanceId;
    }

    /// <summary>A worker does all that is due; the one that starts after a death frees what its predecessor held.</summary>
    private Task<bool> WorkAsync(CancellationToken stop) => mortal.DoAsync(async process =>
    {
        IJobQueue queue = process.GetRequiredService<IJobQueue>();
        TimerFiring timers = process.GetRequiredService<TimerFiring>();
        JobDesk desk = new(queue, ward.Clock, new WorkerHealth(TimeProvider.System, TimeSpan.FromSeconds(30)), NullLogger.Instance);
        JobClaim claim = new(Worker, [JobKind.Timer, JobKind.Outgoing], 50, TimeSpan.FromMinutes(5));
        await queue.ReleaseAsync(Worker, stop);
        while (await queue.ClaimAsync(claim, ward.Clock.GetUtcNow(), stop) is { IsEmpty: false } jobs)
        {
            ImmutableArray<LeasedJob> together =
                [.. jobs.Where(job => job.Kind == JobKind.Timer).DistinctBy(job => job.InstanceId)];
            ImmutableArray<LeasedJob> left = await desk.SeeTogetherAsync(timers.FireTogetherAsync, together, stop);
            foreach (LeasedJob job in jobs.Where(job => !together.Contains(job) || left.Contains(job)))
            {
                await desk.SeeThroughAsync(
                    job.Kind == JobKind.Timer ? timers.FireAsync : process.GetRequiredService<MessageDelivery>().DeliverAsync, job, stop);
            }
        }

        return true;
    });

    /// <summary>Another system does all that it can fetch; after a death it begins again, as after a lost answer.</summary>
    private Task<bool> WorkElsewhereAsync(CancellationToken stop) => mortal.DoAsync(async process =>
    {
        // What a dead one held is free when its lease has run out.
        await Task.Delay(TimeSpan.FromMilliseconds(5), stop);
        WorkDesk desk = process.GetRequiredService<WorkDesk>();
        foreach (FetchedWork work in await desk.FetchAsync(archive, [], 10, TimeSpan.FromMilliseconds(1), stop))
        {
            WorkAnswer answer = await desk.CompleteAsync(archive, work.Job.Lease.JobId, work.Job.Lease.Fence, FeelContext.Empty, stop);
            Assert.IsType<WorkAnswer.Taken>(answer);
        }

        return true;
    });
}
