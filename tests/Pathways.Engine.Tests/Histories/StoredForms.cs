using System.Text.Json.Nodes;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>What a store keeps: states and events as JSON, for longer than any version of the program.</summary>
public sealed class StoredForms
{
    private static readonly ExecutableProcess First = Read("suspended-format-1.bpmn");
    private static readonly ExecutableProcess Everything = Read("suspended-format-2.bpmn");

    private static ExecutableProcess Read(string file) => ProcessCompiler.Compile(
        BpmnReader.Read(Kept(file), file).Model!, DefinitionCatalog.Unknown, new ElementId("everything")) // The file is BPMN.
        is { Process: { } process } ? process.AtVersion(1) : throw new InvalidDataException($"{file} does not compile.");

    private static string Kept(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Histories", file));

    private static Case Suspended()
    {
        Case child = new Case(Everything).Start(variables:
        [
            ("child", FeelValue.Context(Case.Values(("sex", Case.Text("F")), ("born", FeelValue.Date(new DateOnly(2018, 2, 3)))))),
            ("z", FeelValue.Number(FeelNumber.FromDecimal(2.345678901234567890123456m))),
            ("é \"quoted\"", FeelValue.ListOf(FeelValue.Null, FeelValue.True)),
            ("list", FeelValue.ListOf(Case.Text("a"), Case.Text("b"))),
        ]);
        return child.Do(new InstanceCommand.ClaimTask(child.TaskOf("consent"), Case.Nurse))
            .StartWork("visit").Complete("many", ("answer", Case.Number(1)));
    }

    [Fact]
    public void A_suspended_case_of_format_1_reads_and_goes_on_in_this_version()
    {
        InstanceState state = InstanceStateJson.Read(Kept("suspended-format-1.json"));
        InstanceState done = Go(First, state, new InstanceCommand.CompleteTask(state.Tasks.Keys.Single(), FeelContext.Empty, Case.Nurse));
        InstanceState answered = Go(First, done, new InstanceCommand.DeliverMessage("gp-answer", FeelContext.Empty, Case.Nurse));

        Assert.Equal(["answer", "consent", "gate", "letter", "surveillance"], state.Tokens.Values.Select(token => token.Element.ToString()).Order());
        Assert.Equal(["gate", "letter", "surveillance"], answered.Tokens.Values.Select(token => token.Element.ToString()).Order());
    }

    [Fact]
    public void A_suspended_case_of_format_2_reads_and_goes_on_at_every_element()
    {
        InstanceState stored = InstanceStateJson.Read(Kept("suspended-format-2.json"));
        Invariants.Check(stored, Everything);

        foreach (OpenTask task in stored.Tasks.Values)
        {
            InstanceState after = Go(Everything, stored, new InstanceCommand.CompleteTask(
                task.Id, Case.Values(("ok", FeelValue.True), ("goal", FeelValue.True)), Case.Nurse));
            Assert.DoesNotContain(task.Id, after.Tasks.Keys);
        }

        foreach (PendingTimer timer in stored.Timers.Values)
        {
            StepResult result = InstanceStepper.Step(
                Everything, stored, new InstanceCommand.FireTimer(timer.Id), new StepEnvironment { Now = timer.Due });
            Assert.DoesNotContain(timer.Id, Assert.IsType<StepResult.Accepted>(result).State.Timers.Keys);
        }

        foreach (EventWait wait in stored.Waits.Values.Where(wait => wait.Awaits == AwaitedEvent.Message))
        {
            InstanceState after = Go(Everything, stored, new InstanceCommand.DeliverMessage(wait.Name!, FeelContext.Empty, Case.Nurse, null, wait.Number)); // Messages have names.
            Assert.True(after.Revision > stored.Revision);
        }

        Assert.Equal(stored.Waits.Count - 2, Go(Everything, stored, new InstanceCommand.BroadcastSignal("alert", FeelContext.Empty, Case.Nurse)).Waits.Count);
        Assert.True(Go(Everything, stored, new InstanceCommand.SetVariables(Case.Values(("z", Case.Number(-1)), ("pain", Case.Number(8))), Case.Nurse)).Tasks.Count < stored.Tasks.Count);
        Assert.All(stored.Jobs.Keys, job => Assert.DoesNotContain(job, Go(Everything, stored, new InstanceCommand.CompleteJob(job, FeelContext.Empty)).Jobs.Keys));
        Assert.Equal(InstanceStatus.Terminated, Go(Everything, stored, new InstanceCommand.Cancel("moved", Case.Nurse)).Status);
    }

    [Fact]
    public void The_state_is_written_as_the_golden_file_says()
    {
        var written = InstanceStateJson.Write(Suspended().State);
        var golden = Kept("suspended-format-2.json");

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(written)),
            $"The stored form changed. If that is meant, raise InstanceStateJson.Format, convert format 2, and keep the old files. Written now:\n{written}");
    }

    [Fact]
    public void An_event_of_the_first_releases_still_makes_its_state()
    {
        var awaited = InstanceEventJson.Read("""{"type":"messageAwaited","token":7,"element":"answer","message":"gp-answer","format":1,"at":"2026-03-02T12:00:00+00:00"}""");
        var received = InstanceEventJson.Read("""{"type":"messageReceived","token":7,"element":"answer","message":"gp-answer","by":{"person":"g.p"},"format":1,"at":"2026-03-03T12:00:00+00:00"}""");

        InstanceState waiting = EventApplier.Apply(InstanceState.NotStarted(Case.Id), awaited);

        Assert.Equal("gp-answer", Assert.Single(waiting.Waits.Values).Name);
        Assert.Empty(EventApplier.Apply(waiting, received).Waits);
    }

    private static InstanceState Go(ExecutableProcess process, InstanceState state, InstanceCommand command) =>
        Assert.IsType<StepResult.Accepted>(
            InstanceStepper.Step(process, state, command, new StepEnvironment { Now = Case.Noon.AddDays(3) })).State;

    [Fact]
    public void Every_event_type_has_its_name_in_json_and_comes_back()
    {
        Case child = Suspended().Advance(TimeSpan.FromDays(30)).Signal("alert").Report("lab").Report("letter");
        child.Escalate("box_task", "X").Set(("z", Case.Number(3))).Complete("again", ("ok", FeelValue.True)).Complete("release");
        child.Do(new InstanceCommand.DeliverMessage("gp-answer", FeelContext.Empty, Case.Coordinator, "F", child.State.Waits.Values.First(wait => wait.Key == "F").Number));
        child.Do(new InstanceCommand.ReassignTask(child.TaskOf("consent"), Case.Coordinator, "Ring first", null, Case.Nurse));
        child.Do(new InstanceCommand.ReleaseTask(child.TaskOf("consent"), Case.Coordinator));
        child.Do(new InstanceCommand.CompleteTask(child.TaskOf("consent"), FeelContext.Empty, Case.Nurse, LateReason: "holidays"));
        child.Do(new InstanceCommand.Cancel("moved", Case.Coordinator));

        foreach (InstanceEvent happened in child.History)
        {
            var json = InstanceEventJson.Write(happened);
            Assert.Equal(InstanceEventJson.TypeOf(happened), JsonNode.Parse(json)!["type"]!.GetValue<string>()); // Every event is an object.
            Assert.Equal(1, JsonNode.Parse(json)!["format"]!.GetValue<int>());
            Assert.Equal(json, InstanceEventJson.Write(InstanceEventJson.Read(json)));
        }

        Assert.True(child.History.Select(InstanceEventJson.TypeOf).Distinct().Count() >= 30);
    }

    [Fact]
    public void Folding_a_stored_history_gives_the_state()
    {
        Case child = Suspended().Advance(TimeSpan.FromDays(200));

        IEnumerable<InstanceEvent> stored = child.History.Select(InstanceEventJson.Write).Select(InstanceEventJson.Read);
        InstanceState replayed = EventApplier.Fold(InstanceState.NotStarted(Case.Id), stored);

        Assert.Equal(InstanceStateJson.Write(child.State), InstanceStateJson.Write(replayed));
    }

    [Fact]
    public void Members_of_an_event_may_be_reordered_by_a_database()
    {
        InstanceEvent happened = Suspended().History.OfType<InstanceEvent.TaskOpened>().First();
        JsonObject json = JsonNode.Parse(InstanceEventJson.Write(happened))!.AsObject(); // An event is an object.
        var reordered = new JsonObject(json.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

        Assert.Equal(InstanceEventJson.Write(happened), InstanceEventJson.Write(InstanceEventJson.Read(reordered.ToJsonString())));
    }

    [Theory]
    [InlineData("{\"format\":3,\"state\":{\"instanceId\":\"01960000-0000-7000-8000-000000000001\"}}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("no json")]
    public void A_state_that_this_version_cannot_read_is_refused_by_a_sentence(string json)
    {
        Assert.Throws<FormatException>(() => InstanceStateJson.Read(json));
    }

    [Theory]
    [InlineData("{\"type\":\"taskPainted\",\"at\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("{\"at\":\"2026-01-01T00:00:00Z\"}")]
    [InlineData("null")]
    [InlineData("")]
    public void An_event_that_this_version_cannot_read_is_refused_by_a_sentence(string json)
    {
        Assert.Throws<FormatException>(() => InstanceEventJson.Read(json));
    }
}
