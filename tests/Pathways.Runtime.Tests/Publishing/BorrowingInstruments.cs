namespace Pathways.Runtime.Tests.Publishing;

/// <summary>What a drawing names and its folder lacks comes from the instruments beside it.</summary>
public sealed class BorrowingInstruments : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pathways-borrowing").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Takes_rule_sets_with_their_cases_and_imports_forms_and_messages_that_are_named()
    {
        Write("care/pathway.bpmn", Drawing(ruleSet: "score", form: "asked", template: "late"));
        Write("instruments/decisions/score.dmn", Model("score", """<import name="base" namespace="urn:base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/" locationURI="base.dmn"/>"""));
        Write("instruments/decisions/score.cases.csv", "cas");
        Write("instruments/decisions/base.dmn", Model("base"));
        Write("instruments/decisions/other.dmn", Model("other"));
        Write("instruments/forms/asked.json", "{}");
        Write("instruments/forms/other.json", "{}");
        Write("instruments/templates/late.hbs", "");

        PathwayBundle bundle = await PathwayBundle.ReadFolderAsync(Path.Combine(root, "care"), Cancellation);

        Assert.Equal(
            [
                "../instruments/decisions/base.dmn", "../instruments/decisions/score.cases.csv", "../instruments/decisions/score.dmn",
                "../instruments/forms/asked.json", "../instruments/templates/late.hbs", "pathway.bpmn",
            ],
            bundle.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(BundleFileKind.Form, PathwayBundle.KindOf("../instruments/forms/asked.json"));
    }

    [Fact]
    public void Takes_nothing_that_the_pathway_has_itself()
    {
        Write("care/pathway.bpmn", Drawing(ruleSet: "score", form: "asked", template: "late"));
        Write("care/decisions/score.dmn", Model("score"));
        Write("care/forms/asked.json", "{}");
        Write("instruments/decisions/score.dmn", Model("score"));
        Write("instruments/forms/asked.json", "{}");

        Assert.Empty(BorrowedFiles.Of(Path.Combine(root, "care")));
    }

    private void Write(string path, string text)
    {
        string file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!); // It has one.
        File.WriteAllText(file, text);
    }

    private static string Model(string name, string more = "") => $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="{name}" name="{name}" namespace="urn:{name}">{more}</definitions>
        """;

    private static string Drawing(string ruleSet, string form, string template) => $"""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:care="urn:pathways:care:1" targetNamespace="t">
          <process id="care" isExecutable="true">
            <startEvent id="start"/>
            <subProcess id="phase">
              <userTask id="ask"><extensionElements><care:form key="{form}"/><care:window due="P1D"><care:escalation after="P2D" role="coordinator" template="{template}"/></care:window></extensionElements></userTask>
              <businessRuleTask id="decide"><extensionElements><care:decision ruleSet="{ruleSet}" decision="x"/></extensionElements></businessRuleTask>
            </subProcess>
          </process>
        </definitions>
        """;
}
