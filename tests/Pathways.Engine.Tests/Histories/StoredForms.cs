using System.Text.Json.Nodes;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>What a store keeps: states and events as JSON, for longer than any version of the program.</summary>
public sealed class StoredForms
{
    private static readonly ExecutableProcess Everything = ProcessCompiler
        .Compile(Kept("suspended-format-1.bpmn"), "suspended-format-1.bpmn", DefinitionCatalog.Unknown).Process!.AtVersion(1); // The file is sound.

    private static string Kept(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Histories", file));

    private static Case Suspended()
    {
        Case child = new Case(Everything).Start(variables:
        [
            ("child", FeelValue.Context(Case.Values(("sex", Case.Text("F")), ("born", FeelValue.Date(new DateOnly(2018, 2, 3)))))),
            ("z", FeelValue.Number(FeelNumber.FromDecimal(2.345678901234567890123456m))),
            ("é \"quoted\"", FeelValue.ListOf(FeelValue.Null, FeelValue.True)),
        ]);
        return child.Do(new InstanceCommand.ClaimTask(child.TaskOf("consent"), Case.Nurse));
    }

    [Fact]
    public void A_suspended_case_of_format_1_reads_and_goes_on_in_this_version()
    {
        var stored = Kept("suspended-format-1.json");

        InstanceState state = InstanceStateJson.Read(stored);
        StepResult result = InstanceStepper.Step(
            Everything, state,
            new InstanceCommand.CompleteTask(state.Tasks.Keys.Single(), FeelContext.Empty, Case.Nurse),
            new StepEnvironment { Now = Case.Noon.AddDays(3) });

        Assert.Equal(4, Assert.IsType<StepResult.Accepted>(result).State.Tokens.Count);
        Assert.Equal(["answer", "consent", "gate", "letter", "surveillance"], state.Tokens.Values.Select(token => token.Element.ToString()).Order());
    }

    [Fact]
    public void The_state_is_written_as_the_golden_file_says()
    {
        var written = InstanceStateJson.Write(Suspended().State);
        var golden = Kept("suspended-format-1.json");

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(golden), JsonNode.Parse(written)),
            $"The stored form changed. If that is meant, raise InstanceStateJson.Format, convert format 1, and keep the old file. Written now:\n{written}");
    }

    [Fact]
    public void Every_event_type_has_its_name_in_json_and_comes_back()
    {
        Case child = Suspended().Advance(TimeSpan.FromDays(30)).Deliver("gp-answer", ("agrees", FeelValue.True));
        child.Do(new InstanceCommand.ReleaseTask(child.TaskOf("consent"), Case.Nurse));
        child.Do(new InstanceCommand.CompleteJob(child.State.Jobs.Keys.Single(), FeelContext.Empty));
        child.Do(new InstanceCommand.CompleteTask(child.TaskOf("consent"), FeelContext.Empty, Case.Nurse, LateReason: "holidays"));
        child.Do(new InstanceCommand.Cancel("moved", Case.Coordinator));

        foreach (InstanceEvent happened in child.History)
        {
            var json = InstanceEventJson.Write(happened);
            Assert.Equal(InstanceEventJson.TypeOf(happened), JsonNode.Parse(json)!["type"]!.GetValue<string>()); // Every event is an object.
            Assert.Equal(1, JsonNode.Parse(json)!["format"]!.GetValue<int>());
            Assert.Equal(json, InstanceEventJson.Write(InstanceEventJson.Read(json)));
        }

        Assert.True(child.History.Select(InstanceEventJson.TypeOf).Distinct().Count() >= 20);
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
        InstanceEvent happened = Suspended().History.OfType<InstanceEvent.TaskOpened>().Single();
        JsonObject json = JsonNode.Parse(InstanceEventJson.Write(happened))!.AsObject(); // An event is an object.
        var reordered = new JsonObject(json.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

        Assert.Equal(InstanceEventJson.Write(happened), InstanceEventJson.Write(InstanceEventJson.Read(reordered.ToJsonString())));
    }

    [Theory]
    [InlineData("{\"format\":2,\"state\":{\"instanceId\":\"01960000-0000-7000-8000-000000000001\"}}")]
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
