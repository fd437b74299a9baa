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
    [InlineData("nothing", "PW2170 s.json: the file is not JSON")]
    [InlineData("[]", "PW2170 s.json: the file is no JSON object. Write {")]
    [InlineData("{\"at\": \"2026-03-02T09:00:00\"}", "PW2171 s.json: \"pathway\" is missing. Add the drawing")]
    [InlineData("{\"pathway\": \"p.bpmn\"}", "PW2171 s.json: \"at\" is missing. Add when the case begins")]
    [InlineData("{\"pathway\": \"p.bpmn\", \"at\": \"soon\"}", "PW2173 s.json: \"at\" is \"soon\", which is no ISO 8601 time. Write for example")]
    [InlineData("{HEAD, \"zone\": \"Mars\"}", "\"zone\" is \"Mars\", which is no time zone. Use an IANA name")]
    [InlineData("{HEAD, \"stepz\": []}", "PW2172 s.json: \"stepz\" means nothing here. Known are: pathway, process")]
    [InlineData("{HEAD, \"steps\": {}}", "PW2173 s.json: \"steps\" is {}, which is no list")]
    [InlineData("{HEAD, \"steps\": [1]}", "PW2174 s.json, step 1: 1 is no step. Write an object with exactly one of: waiting, complete")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": []}, {\"wait\": []}]}", "PW2174 s.json, step 2: {\"wait\": []} says nothing that is known. Write exactly one of: waiting")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": [], \"set\": {}}]}", "PW2174 s.json, step 1: the step says several things at once (waiting, set). Make a step of each.")]
    [InlineData("{HEAD, \"steps\": [{\"waiting\": \"a\"}]}", "\"waiting\" is \"a\", which is no list")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": 3}]}", "PW2173 s.json, step 1: \"complete\" is 3, which is no text. Write it between quotes.")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"whith\": {}}]}", "PW2172 s.json, step 1: \"whith\" means nothing here. Known are: complete, with, index, by.")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"index\": -1}]}", "\"index\" is -1, which is no whole number from 0")]
    [InlineData("{HEAD, \"steps\": [{\"complete\": \"a\", \"with\": [1]}]}", "\"with\" is [1], which is no object")]
    [InlineData("{HEAD, \"steps\": [{\"advance\": \"one week\"}]}", "\"advance\" is \"one week\", which is no ISO 8601 duration forward in time. Write for example")]
    [InlineData("{HEAD, \"steps\": [{\"advance\": \"-P1D\"}]}", "which is no ISO 8601 duration")]
    [InlineData("{HEAD, \"steps\": [{\"until\": \"later\"}]}", "\"until\" is \"later\", which is no ISO 8601 time")]
    [InlineData("{HEAD, \"steps\": [{\"notified\": [{\"role\": \"gp\"}]}]}", "PW2171 s.json, step 1: \"template\" is missing")]
    [InlineData("{HEAD, \"steps\": [{\"rejected\": {\"compleet\": \"a\"}}]}", "s.json, step 1: {\"compleet\": \"a\"} says nothing that is known")]
    [InlineData("{HEAD, \"expect\": {\"state\": \"done\"}}", "PW2173 s.json, expect: \"state\" is \"done\", which is no state. Write active, completed")]
    [InlineData("{HEAD, \"expect\": {\"counts\": {\"a\": \"two\"}}}", "PW2173 s.json, counts: \"a\" is \"two\", which is no whole number from 0")]
    [InlineData("{HEAD, \"expect\": {\"vizited\": []}}", "PW2172 s.json, expect: \"vizited\" means nothing here. Known are: state, visited")]
    public void What_is_wrong_is_said_with_its_place(string json, string expected)
    {
        ScenarioReading reading = ScenarioReader.Read(json.Replace("HEAD", Head, StringComparison.Ordinal), "s.json");

        Assert.Null(reading.Scenario);
        Assert.Contains(reading.Problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
