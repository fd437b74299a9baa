namespace Pathways.Rules.Tests;

/// <summary>Short ways to make and evaluate models in tests.</summary>
internal static class Dmn
{
    public static string Model(string content, string ns = "urn:test", string version = "https://www.omg.org/spec/DMN/20230324/MODEL/") =>
        $"<definitions xmlns=\"{version}\" xmlns:care=\"{DmnModel.CareNamespace}\" name=\"test\" namespace=\"{ns}\">\n{content}\n</definitions>";

    public static RuleSetCompilation Check(string content, Func<DmnImport, RuleSource?>? resolve = null)
    {
        DmnReading reading = DmnReader.Read(Model(content), "test.dmn");
        Assert.NotNull(reading.Model);
        RuleSetCompilation compilation = RuleSet.Compile(reading.Model, resolve ?? (_ => null));
        return compilation with { Findings = [.. reading.Findings, .. compilation.Findings] };
    }

    public static RuleSet Compile(string content, Func<DmnImport, RuleSource?>? resolve = null)
    {
        RuleSetCompilation compilation = Check(content, resolve);
        Assert.DoesNotContain(compilation.Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.NotNull(compilation.RuleSet);
        return compilation.RuleSet;
    }

    /// <summary>Inputs written as a FEEL context.</summary>
    public static FeelContext Inputs(string text) => Feel.Run(text).Value.AsContext();

    /// <summary>A table over <c>Age</c> and <c>Sex</c> with one output, given as lines <c>age | sex | output</c>.</summary>
    public static string Table(string hitPolicy, string rules, string outputValues = "", string type = "string") => $"""
        <inputData id="age" name="Age"><variable name="Age" typeRef="number" care:unit="a"/></inputData>
        <inputData id="sex" name="Sex"><variable name="Sex" typeRef="string"/></inputData>
        <decision id="d" name="Risk"><variable name="Risk"/>
          <informationRequirement><requiredInput href="#age"/></informationRequirement>
          <informationRequirement><requiredInput href="#sex"/></informationRequirement>
          <decisionTable id="t" {hitPolicy}>
            <input><inputExpression typeRef="number"><text>Age</text></inputExpression></input>
            <input><inputExpression typeRef="string"><text>Sex</text></inputExpression><inputValues><text>"F", "M"</text></inputValues></input>
            <output name="Risk" typeRef="{type}">{outputValues}</output>
            {string.Concat(rules.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Rule))}
          </decisionTable>
        </decision>
        """;

    private static string Rule(string line)
    {
        string[] cells = [.. line.Split('|', StringSplitOptions.TrimEntries).Select(System.Security.SecurityElement.Escape)!];
        return $"""
            <rule><inputEntry><text>{cells[0]}</text></inputEntry><inputEntry><text>{cells[1]}</text></inputEntry>
            <outputEntry><text>{cells[2]}</text></outputEntry></rule>

            """;
    }
}
