namespace Pathways.Cli.Tests.Scenarios;

public sealed class PlayingFiles : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PlayingFiles()
    {
        folder.Write("care/pathway.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="main" isExecutable="true"><startEvent id="start"/><userTask id="ask"><extensionElements><care:form key="ask"/></extensionElements></userTask>
                <callActivity id="call" calledElement="decide"/><endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="call"/><sequenceFlow id="f3" sourceRef="call" targetRef="end"/></process>
              <process id="other" isExecutable="true"><startEvent id="o_start"/><endEvent id="o_end"/><sequenceFlow id="o1" sourceRef="o_start" targetRef="o_end"/></process>
            </definitions>
            """);
        folder.Write("care/decide.bpmn", """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
              <process id="decide"><startEvent id="start"/><businessRuleTask id="rate" name="class"/><endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="start" targetRef="rate"/><sequenceFlow id="f2" sourceRef="rate" targetRef="end"/></process>
            </definitions>
            """);
        folder.Write("care/decisions/small.dmn", SmallModel.Xml);
        folder.Write("care/forms/ask.json", """
            { "type": "default", "id": "ask", "schemaVersion": 16, "components": [ { "type": "number", "key": "bmi", "label": "BMI", "validate": { "required": true, "max": 80 } } ] }
            """);
        folder.Write("care/notes.json", "{\"unrelated\": true}");
    }

    public void Dispose() => folder.Dispose();

    private const string Fine = """
        {"pathway": "../pathway.bpmn", "at": "2026-03-02T09:00:00", "variables": {"sex": "F"},
         "steps": [ {"rejected": {"complete": "ask", "with": {"bmi": 300}}}, {"rejected": {"complete": "ask"}}, {"complete": "ask", "with": {"bmi": 20}} ],
         "expect": {"state": "completed", "decisions": {"class": "normal"}, "variables": {"class": "normal"}}}
        """;

    [Fact]
    public async Task Says_a_line_for_each_and_how_many_passed()
    {
        folder.Write("care/scenarios/a.json", Fine);
        folder.Write("care/scenarios/b.json", Fine.Replace("\"state\": \"completed\"", "\"state\": \"active\"", StringComparison.Ordinal));
        folder.Write("care/scenarios/c.json", "{\"pathway\": \"../pathway.bpmn\", \"process\": \"other\", \"at\": \"2026-03-02T09:00:00\", \"steps\": [], \"expect\": {\"visited\": [\"o_end\"]}}");

        Shell shell = await Shell.RunAsync("scenario", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Equal(
            [
                "care/scenarios/a.json passed",
                "care/scenarios/b.json failed: expect state: expected active; found completed",
                "care/scenarios/c.json passed",
                "2 passed, 1 failed",
            ],
            shell.Lines);
    }

    [Fact]
    public async Task Says_what_no_scenario_reaches_before_how_many_passed()
    {
        folder.Write("care/scenarios/a.json", Fine.Replace(", {\"complete\": \"ask\", \"with\": {\"bmi\": 20}}", string.Empty, StringComparison.Ordinal)
            .Replace("\"state\": \"completed\", \"decisions\": {\"class\": \"normal\"}, \"variables\": {\"class\": \"normal\"}", string.Empty, StringComparison.Ordinal));

        Shell shell = await Shell.RunAsync("scenario", folder.Path, "--coverage");

        Assert.Equal("care/scenarios/a.json passed", shell.Lines[0]);
        Assert.Equal("main: 2 of 5 elements, 1 of 4 flows, 0 of 2 rules", shell.Lines[1]);
        Assert.Contains("main: never reached: element end (end)", shell.Lines);
        Assert.Contains("main: never reached: flow f2 (ask -> call)", shell.Lines);
        Assert.Contains(shell.Lines, line => line.StartsWith("main: never reached: rule 1 of ", StringComparison.Ordinal));
        Assert.Equal("1 passed, 0 failed", shell.Lines[^1]);
    }

    [Fact]
    public async Task Plays_one_file_and_is_fine_when_it_passes()
    {
        folder.Write("care/scenarios/a.json", Fine);

        Shell shell = await Shell.RunAsync("scenario", Path.Combine(folder.Path, "care/scenarios/a.json"));

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(["a.json passed", "1 passed, 0 failed"], shell.Lines);
    }

    [Theory]
    [InlineData("{\"pathway\": \"gone.bpmn\", \"at\": \"2026-03-02T09:00:00\"}", "care/scenarios/gone.bpmn' does not exist")]
    [InlineData("{\"pathway\": \"../pathway.bpmn\", \"process\": \"gone\", \"at\": \"2026-03-02T09:00:00\"}", "PW2013")]
    [InlineData("{\"pathway\": \"../pathway.bpmn\"}", "PW2171 care/scenarios/a.json: \"at\" is missing")]
    [InlineData("nothing", "PW2170 care/scenarios/a.json: the file is not JSON")]
    public async Task A_scenario_that_cannot_be_played_fails_with_the_reason(string json, string expected)
    {
        folder.Write("care/scenarios/a.json", json);

        Shell shell = await Shell.RunAsync("scenario", folder.Path);

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains(expected, shell.Lines[0], StringComparison.Ordinal);
        Assert.Equal("0 passed, 1 failed", shell.Lines[^1]);
    }

    [Fact]
    public async Task A_folder_without_scenarios_is_said_to_be_one()
    {
        Shell shell = await Shell.RunAsync("scenario", folder.Path);

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains("PW6214", shell.Errors, StringComparison.Ordinal);
    }
}
