using System.Text.Json;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class EveryScenario
{
    public static TheoryData<string> Files =>
        [.. SampleFolder.FilesIn(SampleFolder.Obesity, "scenarios")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Goes_as_its_file_says(string file)
    {
        ScenarioFile scenario = ScenarioFile.Read(file);

        ScenarioRun run = ScenarioRun.Play(scenario);

        string[] visited =
            [.. run.Events.OfType<InstanceEvent.ElementActivated>().Select(activated => activated.Element.ToString())];
        Assert.Equal(scenario.Expect.GetProperty("state").GetString(), run.State.Status.ToString().ToLowerInvariant());
        ExpectInOrder(Words(scenario.Expect, "visited"), visited);
        Assert.DoesNotContain(visited, element => Words(scenario.Expect, "notVisited").Contains(element));
        ExpectValues(scenario.Expect, "counts", id => FeelValue.Number(visited.Count(element => element == id)));
        ExpectValues(scenario.Expect, "variables", name => run.State.Variables[name]);
        ExpectValues(scenario.Expect, "decisions", name =>
            run.Events.OfType<InstanceEvent.DecisionMade>().Last(made => made.Decision == name).Output);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_told_whole_by_its_events(string file)
    {
        ScenarioRun run = ScenarioRun.Play(ScenarioFile.Read(file));

        InstanceState folded = run.Events.Aggregate(InstanceState.NotStarted(run.State.InstanceId), EventApplier.Apply);

        Assert.Equal(InstanceStateJson.Write(run.State), InstanceStateJson.Write(folded));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Leaves_nothing_behind_when_it_has_ended(string file)
    {
        InstanceState state = ScenarioRun.Play(ScenarioFile.Read(file)).State;

        Assert.True(state.IsOver);
        Assert.Empty(state.Tokens);
        Assert.Empty(state.Tasks);
        Assert.Empty(state.Timers);
    }

    [Fact]
    public void Together_they_reach_every_step_of_the_drawing()
    {
        var reached = Files.SelectMany(file => ScenarioRun.Play(ScenarioFile.Read(file.Data)).Events)
            .OfType<InstanceEvent.ElementActivated>().Select(activated => activated.Element).ToHashSet();

        Assert.All(SamplePathway.Process.Nodes, node => Assert.Contains(node.Id, reached));
    }

    private static void ExpectInOrder(string[] expected, string[] visited)
    {
        int from = 0;
        foreach (string element in expected)
        {
            int at = Array.IndexOf(visited, element, from);
            Assert.True(at >= 0, $"'{element}' was not reached in its turn; reached: {string.Join(", ", visited)}");
            from = at + 1;
        }
    }

    private static void ExpectValues(JsonElement expect, string kind, Func<string, FeelValue> found)
    {
        if (expect.TryGetProperty(kind, out JsonElement values))
        {
            foreach (JsonProperty value in values.EnumerateObject())
            {
                Assert.Equal((value.Name, FeelJson.Read(value.Value)), (value.Name, found(value.Name)));
            }
        }
    }

    private static string[] Words(JsonElement expect, string kind) =>
        expect.TryGetProperty(kind, out JsonElement words)
            ? [.. words.EnumerateArray().Select(word => word.GetString() ?? string.Empty)]
            : [];
}
