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

    /// <summary>The value of a decision or service, written as a FEEL literal, with a trace and without; the model may have mistakes.</summary>
    public static string Show(string content, string decision, string inputs = "{}", Func<DmnImport, RuleSource?>? resolve = null)
    {
        RuleSet? rules = Check(content, resolve).RuleSet;
        Assert.NotNull(rules);
        FeelContext given = Inputs(inputs);
        FeelValue value = rules.Evaluate(decision, given, Feel.Settings with { Trace = false }).Value;
        Assert.Equal(value, rules.Evaluate(decision, given, Feel.Settings with { Trace = true }).Value);
        return value.ToString();
    }

    public static string Input(string name, string? type = null) =>
        $"<inputData id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"{TypeRef(type)}/></inputData>\n";

    /// <summary>A decision with FEEL text or a boxed expression; its id is its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="logic">FEEL text, or XML that starts with an angle bracket; empty for none.</param>
    /// <param name="type">The type of its value.</param>
    /// <param name="needs">The inputs and decisions it requires, with commas.</param>
    /// <param name="calls">The knowledge models and services it requires, with commas.</param>
    public static string Decision(string name, string logic, string? type = null, string needs = "", string calls = "") =>
        $"<decision id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"{TypeRef(type)}/>"
        + string.Concat(Names(needs).Select(need => $"<informationRequirement><requiredInput href=\"{Href(need)}\"/></informationRequirement>"))
        + Knowledge(calls) + Box(logic) + "</decision>\n";

    /// <summary>A knowledge model with parameters such as <c>a: number, b</c>.</summary>
    public static string Knowledge(string name, string parameters, string logic, string? type = null, string calls = "") =>
        $"<businessKnowledgeModel id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"{TypeRef(type)}/><encapsulatedLogic>"
        + string.Concat(Names(parameters).Select(Parameter)) + Box(logic)
        + $"</encapsulatedLogic>{Knowledge(calls)}</businessKnowledgeModel>\n";

    /// <summary>A boxed literal expression; XML stays as it is, and nothing is nothing.</summary>
    public static string Box(string logic) => logic.Length == 0 || logic[0] == '<'
        ? logic
        : $"<literalExpression><text>{System.Security.SecurityElement.Escape(logic)}</text></literalExpression>";

    private static string Parameter(string text)
    {
        string[] parts = text.Split(": ", 2);
        return $"<formalParameter name=\"{parts[0]}\"{TypeRef(parts.Length > 1 ? parts[1] : null)}/>";
    }

    private static string Knowledge(string calls) => string.Concat(
        Names(calls).Select(call => $"<knowledgeRequirement><requiredKnowledge href=\"{Href(call)}\"/></knowledgeRequirement>"));

    private static string Href(string name) => name.Contains('#', StringComparison.Ordinal) ? name : "#" + name;

    private static string TypeRef(string? type) => type is null ? string.Empty : $" typeRef=\"{type}\"";

    private static string[] Names(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

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
