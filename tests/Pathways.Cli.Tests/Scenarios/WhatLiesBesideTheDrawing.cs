namespace Pathways.Cli.Tests.Scenarios;

/// <summary>Which files are scenarios, and what of the drawing's folder is played with them.</summary>
public sealed class WhatLiesBesideTheDrawing : IDisposable
{
    private const string Decides = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="main" isExecutable="true"><startEvent id="start"/>
            <userTask id="ask"><extensionElements><care:form key="ask"/></extensionElements></userTask>
            <businessRuleTask id="rate"><extensionElements><care:decision ruleSet="small" decision="class" result="class"/></extensionElements></businessRuleTask>
            <endEvent id="end"/>
            <sequenceFlow id="f1" sourceRef="start" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="rate"/><sequenceFlow id="f3" sourceRef="rate" targetRef="end"/>
          </process>
        </definitions>
        """;

    private const string Form = """
        { "type": "default", "id": "ask", "schemaVersion": 16, "components": [ { "type": "number", "key": "bmi", "label": "BMI", "validate": { "required": true, "max": 80 } } ] }
        """;

    private const string Plays = """
        {"pathway": "pathway.bpmn", "at": "2026-03-02T09:00", "variables": {"sex": "F"},
         "steps": [{"rejected": {"complete": "ask", "with": {"bmi": 300}}}, {"complete": "ask", "with": {"bmi": 20}}], "expect": {"decisions": {"class": "normal"}}}
        """;

    private readonly TemporaryFolder folder = new();

    public WhatLiesBesideTheDrawing()
    {
        folder.Write("pathway.bpmn", Decides);
        folder.Write("small.dmn", SmallModel.Xml);
        folder.Write("ask.json", Form);
        folder.Write("plays.json", Plays);
    }

    public void Dispose() => folder.Dispose();

    private async Task<string[]> LinesAsync(int expectedCode)
    {
        Shell shell = await Shell.RunAsync("scenario", folder.Path);
        Assert.Equal((expectedCode, string.Empty), (shell.ExitCode, shell.Errors));
        return shell.Lines;
    }

    [Fact]
    public async Task Decisions_and_forms_may_lie_beside_the_drawing_itself() =>
        Assert.Equal(["plays.json passed", "1 passed, 0 failed"], await LinesAsync(0));

    [Fact]
    public async Task Other_JSON_is_passed_over_and_a_scenario_is_known_by_its_members_or_its_folder()
    {
        folder.Write("settings.json", "{\"pathway\": \"x\"}");
        folder.Write("list.json", "[1, 2]");
        folder.Write("broken.json", "{");
        folder.Write("deep/scenarios/unfinished.json", "{");

        string[] lines = await LinesAsync(1);

        Assert.StartsWith("broken.json failed: PW2170 broken.json: the file is not JSON", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("deep/scenarios/unfinished.json failed: PW2170 deep/scenarios/unfinished.json: the file is not JSON", lines[1], StringComparison.Ordinal);
        Assert.Equal(["plays.json passed", "1 passed, 2 failed"], lines[2..]);
    }

    [Fact]
    public async Task A_scenario_without_steps_is_one_when_it_expects_something()
    {
        folder.Write("begins.json", "{\"pathway\": \"gone.bpmn\", \"at\": \"2026-03-02\", \"expect\": {\"state\": \"active\"}}");

        Assert.StartsWith("begins.json failed: PW6215", (await LinesAsync(1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_named_on_its_own_has_to_be_a_scenario()
    {
        Shell shell = await Shell.RunAsync("scenario", Path.Combine(folder.Path, "ask.json"));

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith("ask.json failed: PW2172 ask.json: \"type\" means nothing here.", shell.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_said_to_be_so()
    {
        Shell shell = await Shell.RunAsync("scenario", Path.Combine(folder.Path, "nowhere"));

        Assert.Equal((2, string.Empty), (shell.ExitCode, shell.Output));
        Assert.StartsWith("PW6201 ", shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_that_is_not_there_is_named_with_its_whole_path()
    {
        File.Delete(Path.Combine(folder.Path, "pathway.bpmn"));

        Assert.StartsWith(
            $"plays.json failed: PW6215 The drawing '{Path.Combine(folder.Path, "pathway.bpmn")}' does not exist.", (await LinesAsync(1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_with_an_error_is_named_and_not_asked()
    {
        folder.Write("small.dmn", SmallModel.Xml.Replace("bmi / 2", "bmi /", StringComparison.Ordinal));

        string line = (await LinesAsync(1))[0];

        Assert.StartsWith("plays.json failed: small.dmn(", line, StringComparison.Ordinal);
        Assert.Contains(": error PW1", line, StringComparison.Ordinal);
        Assert.Contains("PW206", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_set_with_an_error_that_the_drawing_does_not_use_does_not_matter()
    {
        folder.Write("decisions/other.dmn", SmallModel.Xml.Replace("bmi / 2", "bmi /", StringComparison.Ordinal));

        Assert.Equal("plays.json passed", (await LinesAsync(0))[0]);
    }

    [Theory]
    [InlineData("decision=\"class\"", "decision=\"clas\"", "'clas'")]
    [InlineData("ruleSet=\"small\"", "ruleSet=\"smal\"", "'smal'")]
    [InlineData("form key=\"ask\"", "form key=\"aks\"", "'aks'")]
    public async Task What_the_drawing_names_and_the_folder_does_not_hold_is_an_error(string drawn, string wrong, string named)
    {
        folder.Write("pathway.bpmn", Decides.Replace(drawn, wrong, StringComparison.Ordinal));

        string line = (await LinesAsync(1))[0];

        Assert.StartsWith("plays.json failed: pathway.bpmn(", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_which_the_folder_holds_nothing_is_not_checked()
    {
        File.Delete(Path.Combine(folder.Path, "small.dmn"));
        File.Delete(Path.Combine(folder.Path, "ask.json"));

        string line = (await LinesAsync(1))[0];

        Assert.Contains("step 1 {\"rejected\": {\"complete\": \"ask\", \"with\": {\"bmi\": 300}}}: expected a refusal; found that it was done; incident at rate: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_stands_on_one_line_whatever_stands_in_the_file()
    {
        folder.Write("plays.json", Plays.Replace("{\"complete\": \"ask\", ", "{\n  \"complete\":\n  \"tell\",\n ", StringComparison.Ordinal));

        string[] lines = await LinesAsync(1);

        Assert.Equal(2, lines.Length);
        Assert.Contains("\"complete\": \"tell\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scenarios_of_the_samples_pass()
    {
        Shell shell = await Shell.RunAsync("scenario", Path.Combine(Repository.Root, "samples"));

        Assert.Equal(0, shell.ExitCode);
        Assert.EndsWith(" passed, 0 failed", shell.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("childhood-obesity-etp/scenarios/accepted.json passed", shell.Lines);
    }
}
