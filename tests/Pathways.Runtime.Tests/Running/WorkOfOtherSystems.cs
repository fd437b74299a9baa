using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

/// <summary>Other systems fetch work and report on it; both databases.</summary>
public sealed class WorkOfOtherSystems
{
    private const string Topic = "lab-results";
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_fetched_done_and_goes_on_once_however_often_it_is_reported(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing());
        Guid started = await lab.Here.StartAsync("lab");

        FetchedWork work = Assert.Single(await lab.FetchAsync());
        Assert.Equal(["sample"], work.Work.Values.Names);
        Assert.Empty(await lab.FetchAsync());
        Assert.Equal(new WorkAnswer.Taken(false), await lab.CompleteAsync(work, 7));
        Assert.Equal(new WorkAnswer.Taken(true), await lab.CompleteAsync(work, 8));

        InstanceState state = await lab.Here.StateAsync(started);
        Assert.Equal(FeelValue.Number(7), state.Variables["level"]);
        Assert.Equal("read", state.Tasks.Values.Single().Element.ToString());
        Assert.Empty(await lab.FetchAsync());
        HistoryEntry done = (await lab.Here.Database.Cases.HistoryAsync(Installation.Network, started, 0, Cancellation))
            .First(entry => entry.CommandKind == nameof(InstanceCommand.CompleteJob));
        Assert.Equal(Actor.OutsideSystem(Installation.Network, lab.System.Id), done.By);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_invisible_to_our_own_workers_to_other_networks_and_to_other_topics(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing());
        await lab.Here.StartAsync("lab");

        Assert.Empty(await lab.Here.ClaimAsync(JobKind.Service));
        Assert.Empty(await lab.FetchAsync(lab.System with { Network = new NetworkId("elsewhere") }));
        Assert.Empty(await lab.FetchAsync(lab.System with { Topics = ["other"] }));
        Assert.Empty(await lab.FetchAsync(lab.System, "other"));
        JobQueueState count = await lab.Here.Database.Jobs.CountAsync(lab.Here.Clock.GetUtcNow(), Cancellation);
        Assert.Equal((0, 1, null), (count.Due, count.Outside, count.OldestDueAt));
        Assert.Single(await lab.FetchAsync(lab.System, "other", Topic));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Passes_to_another_when_the_lease_runs_out_and_the_first_changes_nothing_any_more(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing());
        Guid started = await lab.Here.StartAsync("lab");
        FetchedWork first = Assert.Single(await lab.FetchAsync(TimeSpan.FromMilliseconds(300)));
        // Leases run by the database's clock.
        await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
        FetchedWork second = Assert.Single(await lab.FetchAsync());

        Assert.Equal("PW3207", Refusal(await lab.CompleteAsync(first, 1)));
        Assert.Equal("PW3207", Refusal(await lab.Desk.ExtendAsync(lab.System, first.Job.Lease.JobId, first.Job.Lease.Fence, lease, Cancellation)));
        Assert.Equal("PW3207", Refusal(await lab.FailAsync(first, new WorkFailure("no", null, null))));
        Assert.IsType<WorkAnswer.Taken>(await lab.CompleteAsync(second, 2));
        Assert.Equal(FeelValue.Number(2), (await lab.Here.StateAsync(started)).Variables["level"]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_tried_as_often_as_the_drawing_says_then_stops_the_case_and_is_asked_again_by_a_person(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing("<care:retry attempts='2' pause='PT1M'/>"));
        Guid started = await lab.Here.StartAsync("lab");

        WorkAnswer first = await lab.FailAsync(Assert.Single(await lab.FetchAsync()), new WorkFailure("The analyser is off.", null, null));
        Assert.Equal(lab.Here.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), Assert.IsType<WorkAnswer.WillRetry>(first).NextAt);
        Assert.Empty(await lab.FetchAsync());
        lab.Here.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<WorkAnswer.GivenUp>(await lab.FailAsync(Assert.Single(await lab.FetchAsync()), new WorkFailure("The analyser is off.", null, null)));

        InstanceState state = await lab.Here.StateAsync(started);
        Incident incident = state.Incidents.Values.Single();
        Assert.Contains("The analyser is off.", incident.Reason.Message, StringComparison.Ordinal);
        Installation.Done(await lab.Here.Runtime.RetryIncidentAsync(CommandId.New(), Installation.Nadia, started, incident.Number, Cancellation));
        Assert.IsType<WorkAnswer.Taken>(await lab.CompleteAsync(Assert.Single(await lab.FetchAsync()), 3));
        Assert.Equal(CaseStatus.Active, (await lab.Here.RowAsync(started)).Status);
    }

    [Fact]
    public async Task Is_not_fetched_for_ever_by_a_system_that_never_reports()
    {
        await using Laboratory lab = await Laboratory.OpenAsync(DatabaseKind.Sqlite, Drawing("<care:retry attempts='1'/>"));
        Guid started = await lab.Here.StartAsync("lab");
        Assert.Single(await lab.FetchAsync(TimeSpan.FromMilliseconds(50)));
        await Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation);

        Assert.Empty(await lab.FetchAsync());

        Assert.Contains("no report came back", (await lab.Here.StateAsync(started)).Incidents.Values.Single().Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task May_end_with_an_error_that_the_drawing_catches(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing());
        Guid started = await lab.Here.StartAsync("lab");
        FetchedWork work = Assert.Single(await lab.FetchAsync());

        Assert.Equal(new WorkAnswer.Taken(false), await lab.FailAsync(work, new WorkFailure("unreadable", "UNREADABLE", null)));
        Assert.Equal(new WorkAnswer.Taken(true), await lab.FailAsync(work, new WorkFailure("unreadable", "UNREADABLE", null)));

        Assert.Equal("sample_again", (await lab.Here.StateAsync(started)).Tasks.Values.Single().Element.ToString());
        Assert.Empty(await lab.FetchAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Is_taken_back_when_the_case_ends(DatabaseKind kind)
    {
        await using Laboratory lab = await Laboratory.OpenAsync(kind, Drawing());
        Guid started = await lab.Here.StartAsync("lab");
        FetchedWork work = Assert.Single(await lab.FetchAsync());

        Installation.Done(await lab.Here.Runtime.CancelAsync(CommandId.New(), Installation.Nadia, started, "moved away", Cancellation));

        Assert.Equal("PW3207", Refusal(await lab.CompleteAsync(work, 1)));
        Assert.Empty(await lab.FetchAsync());
        List<VerifiedProblem> found = [];
        await lab.Here.Verification.RunAsync(
            null, (_, problems) => { found.AddRange(problems); return Task.CompletedTask; }, Cancellation);
        Assert.Empty(found);
    }

    [Fact]
    public async Task By_a_connector_is_refused_until_it_is_declared_and_then_left_to_our_workers()
    {
        await using Laboratory lab = await Laboratory.OpenAsync(DatabaseKind.Sqlite, Drawing());
        PathwayBundle calling = Bundle(Drawing().Replace($"topic='{Topic}'", "connector='analyser'", StringComparison.Ordinal));
        var refused = Assert.IsType<PublishOutcome.Refused>(
            await lab.Here.Publisher.PublishAsync(Installation.Network, Installation.Nadia.Person, calling, Cancellation));
        Assert.Equal("PW3305", Assert.Single(refused.Findings, finding => finding.IsError).Code);

        await lab.Here.Database.Get<IConnectedSystems>().DeclareAsync(
            Installation.Network,
            new Connector("analyser", new Uri("https://analyser.example/"), null, lease, lab.Here.Clock.GetUtcNow(), Installation.Nadia.Person),
            Cancellation);
        await lab.Here.PublishAsync(calling);
        await lab.Here.StartAsync("lab");

        Assert.Empty(await lab.FetchAsync());
        Assert.Equal("analyser", RequestedWork.FromJson(Assert.Single(await lab.Here.ClaimAsync(JobKind.Service)).Payload).By.Name);
    }

    [Fact]
    public async Task For_a_topic_that_nobody_serves_is_a_warning()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome.Published published = await here.PublishAsync(Bundle(Drawing()));

        Assert.Contains(published.Findings, finding => finding.Code == "PW3306");
    }

    private static string Refusal(WorkAnswer answer) => Assert.IsType<WorkAnswer.Refused>(answer).Reason.Code;

    private static string Drawing(string retry = "") => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <error id="e" errorCode="UNREADABLE"/>
          <process id="lab" name="Lab" isExecutable="true">
            <startEvent id="start"/>
            <serviceTask id="analyse"><extensionElements><care:service topic='{Topic}'/>{retry}
              <care:input name="sample" value="&quot;s1&quot;"/><care:output name="level" value="result"/></extensionElements></serviceTask>
            <boundaryEvent id="unreadable" attachedToRef="analyse"><errorEventDefinition errorRef="e"/></boundaryEvent>
            <userTask id="sample_again"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
            <userTask id="read"><extensionElements><care:assignment roles="coordinator"/></extensionElements></userTask>
            <sequenceFlow id="f1" sourceRef="start" targetRef="analyse"/><sequenceFlow id="f2" sourceRef="analyse" targetRef="read"/>
            <sequenceFlow id="f3" sourceRef="unreadable" targetRef="sample_again"/>
          </process>
        </definitions>
        """;

    private static PathwayBundle Bundle(string drawing) => new(
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("pathway.bpmn", drawing));

    /// <summary>An installation with a connected system and the pathway that asks it.</summary>
    private sealed class Laboratory(Installation here, ConnectedSystem system) : IAsyncDisposable
    {
        public Installation Here => here;

        public ConnectedSystem System => system;

        public WorkDesk Desk { get; } = new(here.Database.Jobs, here.Database.Instances, here.Runtime, here.Clock);

        public static async Task<Laboratory> OpenAsync(DatabaseKind kind, string drawing)
        {
#pragma warning disable CA2000 // the laboratory owns it
            Installation here = await Installation.CreateAsync(kind);
#pragma warning restore CA2000
            ConnectedSystem system = new(
                Installation.Network, Guid.CreateVersion7(), "Laboratory", [Topic], here.Clock.GetUtcNow(), Installation.Nadia.Person, null, null);
            IConnectedSystems systems = here.Database.Get<IConnectedSystems>();
            string token = SystemToken.New();
            await systems.ConnectAsync(system, SystemToken.HashOf(token), Cancellation);
            Assert.Equivalent(system, await systems.FindByTokenAsync(SystemToken.HashOf(token), Cancellation));
            await here.PublishAsync(Bundle(drawing));
            return new Laboratory(here, system);
        }

        public Task<ImmutableArray<FetchedWork>> FetchAsync() => FetchAsync(lease);

        public Task<ImmutableArray<FetchedWork>> FetchAsync(TimeSpan length) => Desk.FetchAsync(system, [], 10, length, Cancellation);

        public Task<ImmutableArray<FetchedWork>> FetchAsync(ConnectedSystem by, params string[] topics) =>
            Desk.FetchAsync(by, [.. topics], 10, lease, Cancellation);

        public Task<WorkAnswer> CompleteAsync(FetchedWork work, int level) => Desk.CompleteAsync(
            system, work.Job.Lease.JobId, work.Job.Lease.Fence, FeelContext.Empty.With("result", FeelValue.Number(level)), Cancellation);

        public Task<WorkAnswer> FailAsync(FetchedWork work, WorkFailure failure) =>
            Desk.FailAsync(system, work.Job.Lease.JobId, work.Job.Lease.Fence, failure, Cancellation);

        public ValueTask DisposeAsync() => here.DisposeAsync();
    }
}
