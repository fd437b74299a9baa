using Pathways.Engine;

namespace Pathways.Samples.Tests;

public sealed class EveryScenario
{
    public static TheoryData<string> Files => [.. SampleFolder.All("scenarios", ".json")];

    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Files))]
    public void Goes_as_its_file_says(string file) => Assert.Null(Played.Play(file, Played.Read(file)).Difference);

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_where_it_should_end_and_what_it_should_visit(string file)
    {
        ScenarioExpectation expect = Played.Read(file).Expect;

        Assert.NotNull(expect.State);
        Assert.NotEmpty(expect.Visited);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_told_whole_by_its_events(string file)
    {
        ScenarioOutcome outcome = Played.Play(file);

        InstanceState folded = EventApplier.Fold(InstanceState.NotStarted(outcome.State.InstanceId), outcome.Events);

        Assert.Equal(InstanceStateJson.Write(outcome.State), InstanceStateJson.Write(folded));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Leaves_nothing_behind_when_it_has_ended(string file)
    {
        InstanceState state = Played.Play(file).State;

        if (state.IsOver)
        {
            Assert.Empty(state.Tokens);
            Assert.Empty(state.Tasks);
            Assert.Empty(state.Timers);
        }
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Together_they_reach_every_step_of_the_drawing(string pathway)
    {
        var reached = Files.Select(file => file.Data).Where(file => file.StartsWith(pathway + "/", StringComparison.Ordinal))
            .SelectMany(file => Played.Play(file).Events)
            .OfType<InstanceEvent.ElementActivated>().Select(activated => activated.Element).ToHashSet();

        Assert.All(SamplePathway.Of(pathway).Process.Nodes, node => Assert.Contains(node.Id, reached));
    }
}
