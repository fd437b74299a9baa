using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class ReadingScenarios
{
    private const string Head = "\"pathway\": \"p.bpmn\", \"at\": \"2026-03-02T09:00:00\"";

    private static Scenario Sound(string json)
    {
        ScenarioReading reading = ScenarioReader.Read(json, "s.json");
        Assert.Empty(reading.Problems);
        return reading.Scenario!; // There is no problem.
    }

    [Fact]
    public void Every_step_and_expectation_is_understood()
    {
        Scenario scenario = Sound("{" + Head + """
            , "title": "Alles", "process": "main", "zone": "Indian/Reunion", "variables": {"born": {"@": "2018-02-03"}, "n": 1},
            "steps": [ {"waiting": ["a", "a"]}, {"complete": "a", "with": {"x": 1}, "index": 1, "by": "nurse"}, {"start": "b"},
              {"message": "m", "key": "k", "with": {"y": 2}}, {"signal": "s"}, {"set": {"z": null}}, {"advance": "P1D"}, {"until": "2026-04-01T00:00:00Z"},
              {"fail": "a", "error": "E"}, {"escalate": "a", "code": "X"}, {"retry": "a"}, {"cancel": "b"},
              {"notified": [{"role": "gp", "template": "t"}]}, {"rejected": {"complete": "a"}} ],
            "expect": {"state": "incident", "visited": ["a"], "notVisited": ["c"], "counts": {"a": 2}, "variables": {"x": 1}, "decisions": {"d": true}} }
            """);

        Assert.Equal(14, scenario.Steps.Length);
        Assert.Equal(14, scenario.Steps.Select(step => step.GetType()).Distinct().Count());
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero), scenario.At.ToUniversalTime());
        Assert.Equal(FeelKind.Date, scenario.Variables["born"].Kind);
        Assert.Equal(("main", InstanceStatus.Incident), (scenario.Process?.ToString(), scenario.Expect.State));
        var complete = Assert.IsType<ScenarioStep.Complete>(scenario.Steps[1]);
        Assert.Equal((1, "nurse"), (complete.Index, complete.By));
    }

    [Theory]
    [InlineData("nothing", "is not JSON")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("{\"at\": \"2026-03-02T09:00:00\"}", "names no pathway")]
    [InlineData("{\"pathway\": \"p.bpmn\"}", "has no \"at\"")]
    [InlineData("{\"pathway\": \"p.bpmn\", \"at\": \"soon\"}", "has the time 'soon'")]
    [InlineData("{HEAD, \"zone\": \"Mars\"}", "names the zone 'Mars'")]
    [InlineData("{HEAD, \"stepz\": []}", "has \"stepz\", which means nothing there")]
    [InlineData("{HEAD, \"steps\": {}}", "has \"steps\" that are no list")]
    [InlineData("{HEAD, \"steps\": [1]}", "s.json, step 1 is no step: 1")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": []}, {\"wait\": []}]}", "s.json, step 2 is no step")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": [], \"set\": {}}]}", "says several things at once (waiting, set)")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": \"a\"}]}", "has \"waiting\" that is no list")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": 3}]}", "has \"complete\": 3, where a text is expected")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"whith\": {}}]}", "has \"whith\"")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"index\": -1}]}", "has \"index\": -1")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"with\": [1]}]}", "has \"with\" that is no object")]
    [InlineData("{HEAD, \"steps\": [{\"advance\": \"one week\"}]}", "which is no ISO 8601 duration")]
    [InlineData("{HEAD, \"steps\": [{\"advance\": \"-P1D\"}]}", "which is no ISO 8601 duration")]
    [InlineData("{HEAD, \"steps\": [{\"until\": \"later\"}]}", "has the time 'later'")]
    [InlineData("{HEAD, \"steps\": [{\"notified\": [{\"role\": \"gp\"}]}]}", "without role and template")]
    [InlineData("{HEAD, \"steps\": [{\"rejected\": {\"compleet\": \"a\"}}]}", "s.json, step 1 is no step")]
    [InlineData("{HEAD, \"expect\": {\"state\": \"done\"}}", "s.json, expect has the state 'done'")]
    [InlineData("{HEAD, \"expect\": {\"counts\": {\"a\": \"two\"}}}", "counts 'a' as \"two\"")]
    [InlineData("{HEAD, \"expect\": {\"vizited\": []}}", "has \"vizited\"")]
    public void What_is_wrong_is_said_with_its_place(string json, string expected)
    {
        ScenarioReading reading = ScenarioReader.Read(json.Replace("HEAD", Head, StringComparison.Ordinal), "s.json");

        Assert.Null(reading.Scenario);
        Assert.Contains(reading.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }
}
