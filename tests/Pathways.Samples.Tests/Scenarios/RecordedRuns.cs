using Pathways.Engine;

namespace Pathways.Samples.Tests;

/// <summary>What authors play becomes a scenario: shown on every scenario there is.</summary>
public sealed class RecordedRuns
{
    public static TheoryData<string> Files => [.. SampleFolder.All("scenarios", ".json")];

    public static TheoryData<string> Pathways => [.. SampleFolder.Pathways];

    [Theory]
    [MemberData(nameof(Files))]
    public void Written_down_and_read_again_it_is_the_same_scenario(string file)
    {
        string once = ScenarioWriter.Write(Played.Read(file));

        Scenario again = Read(once, file);

        Assert.Equal(once, ScenarioWriter.Write(again));
        Assert.Null(Played.Play(file, again).Difference);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_played_is_recorded_as_a_scenario_that_passes_and_ends_the_same_way(string file)
    {
        ScenarioPlayer player = Played.PlayerOf(file);
        Scenario given = Played.Read(file);

        Scenario? recorded = ScenarioRecorder.Record(player, given);

        Assert.NotNull(recorded);
        ScenarioOutcome replayed = player.Play(Read(ScenarioWriter.Write(recorded), file));
        Assert.Null(replayed.Difference);
        Assert.Equal(InstanceStateJson.Write(Played.Play(file).State), InstanceStateJson.Write(replayed.State));
        Assert.Equal(replayed.State.Status, recorded.Expect.State);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_run_cut_off_anywhere_is_recorded_as_a_scenario_that_passes(string file)
    {
        ScenarioPlayer player = Played.PlayerOf(file);
        Scenario acts = ScenarioRecorder.Acts(Played.Read(file));

        // A few places of each keep the test quick; none is special.
        for (int most = 0; most < acts.Steps.Length; most += 9)
        {
            Scenario? recorded = ScenarioRecorder.Record(player, acts with { Steps = acts.Steps[..most] });

            Assert.NotNull(recorded);
            Assert.Null(player.Play(Read(ScenarioWriter.Write(recorded), file)).Difference);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void At_every_moment_each_place_that_waits_is_shown_once(string file)
    {
        ScenarioPlayer player = Played.PlayerOf(file);
        Scenario acts = ScenarioRecorder.Acts(Played.Read(file));
        ScenarioOutcome outcome = player.Play(acts);

        foreach ((int count, ScenarioMoment moment) in outcome.Moments.Index())
        {
            ScenarioScene scene = ScenarioScene.Of(player.Process, new ScenarioOutcome(null, moment.State, [.. outcome.Moments.Take(count + 1).SelectMany(before => before.Happened)]));

            Assert.Equal(moment.State.Tasks.Count, scene.Places.Count(place => place.Task is not null));
            Assert.Equal(scene.Places.Length, scene.Places.Select(place => (place.Node.Id, place.Index)).Distinct().Count());
            Assert.All(scene.Places, place => Assert.Contains(place.Node.Id, scene.Visited));
        }
    }

    [Theory]
    [MemberData(nameof(Pathways))]
    public void Together_the_scenarios_reach_every_element_and_every_flow(string pathway)
    {
        SamplePathway drawn = SamplePathway.Of(pathway);

        var coverage = ScenarioCoverage.Of(drawn.Process, drawn.RuleSets, [.. OutcomesOf(pathway)]);

        Assert.Empty(coverage.MissedElements);
        Assert.Empty(coverage.MissedFlows);
        Assert.InRange(coverage.CoveredRules, 0, coverage.RuleCount);
    }

    [Fact]
    public void What_no_scenario_reaches_is_named()
    {
        SamplePathway drawn = SamplePathway.Of("hospital-discharge");

        var coverage = ScenarioCoverage.Of(drawn.Process, drawn.RuleSets, [Played.Play("hospital-discharge/scenarios/deceased-in-ward.json").Events]);

        Assert.Contains(coverage.MissedElements, node => node.Id.ToString() == "dc_call");
        Assert.DoesNotContain(coverage.MissedElements, node => node.Id.ToString() == "dc_screen");
        Assert.Contains(coverage.MissedFlows, flow => flow.From.Id.ToString() == "dc_call");
        Assert.False(coverage.IsWhole);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_far_from_what_playing_a_draft_is_bounded_to(string file) =>
        Assert.InRange(Played.Play(file).Events.Length, 1, 1_000);

    private static IEnumerable<System.Collections.Immutable.ImmutableArray<InstanceEvent>> OutcomesOf(string pathway) =>
        Files.Select(file => file.Data).Where(file => file.StartsWith(pathway + "/", StringComparison.Ordinal))
            .Select(file => Played.Play(file).Events);

    private static Scenario Read(string json, string file)
    {
        ScenarioReading reading = ScenarioReader.Read(json, file);
        return reading.Scenario ?? throw new InvalidDataException(string.Join('\n', reading.Problems));
    }
}
