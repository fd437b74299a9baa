using System.Security;

namespace Pathways.Rules.Tests;

/// <summary>Short ways to write standing rules and facts in tests.</summary>
internal static class Standing
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private const string care = "xmlns:care=\"urn:pathways:care:1\"";

    public static EvaluationSettings At(DateTimeOffset now) => new() { Now = now, ZoneId = "Europe/Paris" };

    /// <summary>An input that takes the newest fact of a kind.</summary>
    public static string Newest(string name, string kind, string type = "number") => Input(name, type, $"<care:fact kind=\"{kind}\"/>");

    /// <summary>An input that takes all facts of a kind.</summary>
    public static string All(string name, string kind) => Input(name, "Any", $"<care:facts kind=\"{kind}\"/>");

    public static string Input(string name, string type, string marks) => $"""
        <inputData {care} id="{name}" name="{name}"{(type == "number" ? " care:unit=\"1\"" : "")}><extensionElements>{marks}</extensionElements><variable name="{name}" typeRef="{type}"/></inputData>

        """;

    /// <summary>A decision written as one FEEL text.</summary>
    public static string Decision(string name, string marks, string requires, string feel, string type = "Any") =>
        Decided(name, marks, requires, $"<literalExpression><text>{SecurityElement.Escape(feel)}</text></literalExpression>", type);

    /// <summary>A decision written as a table; a rule is a line <c>cell | cell | output</c>.</summary>
    public static string Table(string name, string marks, string requires, string hitPolicy, string columns, string rules) => Decided(
        name,
        marks,
        requires,
        $"""
        <decisionTable hitPolicy="{hitPolicy}">
        {string.Concat(Cells(columns).Select(cell => $"<input><inputExpression><text>{cell}</text></inputExpression></input>"))}<output/>
        {string.Concat(rules.Split('\n').Select(line => Rule([.. Cells(line)])))}</decisionTable>
        """,
        "Any");

    public static StandingRulesCompilation Check(params string[] content)
    {
        RuleSetCompilation compilation = Dmn.Check(string.Concat(content));
        Assert.NotNull(compilation.RuleSet);
        return new StandingRulesCompilation(StandingRules.Compile([compilation.RuleSet], CareVocabulary.Unknown).Rules, compilation.Findings);
    }

    /// <summary>Rules without a finding but notes.</summary>
    public static StandingRules Compile(params string[] content)
    {
        StandingRulesCompilation compilation = Check(content);
        Assert.DoesNotContain(compilation.Findings, finding => finding.Severity != FindingSeverity.Note);
        return compilation.Rules;
    }

    public static RuleSet RuleSetOf(string content) => Dmn.Check(content).RuleSet ?? throw new ArgumentException(content);

    /// <summary>A fact; its value is FEEL text, its time a day of November 2026.</summary>
    public static Fact Fact(string kind, string value, int day = 1, string? source = null) => new(
        kind, Feel.Run(value).Value, new DateTimeOffset(2026, 11, day, 8, 0, 0, TimeSpan.Zero), source ?? $"{kind}@{day}");

    public static StandingResult Evaluate(this StandingRules rules, params Fact[] facts) =>
        rules.Evaluate(StandingState.Empty, PatientFacts.Empty.With(facts), At(Noon));

    public static StandingResult Then(this StandingResult result, StandingRules rules, params Fact[] facts) =>
        rules.Evaluate(result.State, PatientFacts.Empty.With(facts), At(Noon));

    public static string[] Said(this IEnumerable<Conclusion> conclusions) => [.. conclusions.Select(one => one.Says.ToString())];

    private static string Decided(string name, string marks, string requires, string logic, string type) => $"""
        <decision {care} id="{name}" name="{name}"><extensionElements>{marks}</extensionElements><variable name="{name}" typeRef="{type}"/>
        {string.Concat(requires.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Requirement))}{logic}</decision>

        """;

    private static string Requirement(string reference) => reference.StartsWith('>')
        ? $"<informationRequirement><requiredDecision href=\"#{reference[1..]}\"/></informationRequirement>"
        : $"<informationRequirement><requiredInput href=\"#{reference}\"/></informationRequirement>";

    private static IEnumerable<string> Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries).Select(cell => SecurityElement.Escape(cell));

    private static string Rule(string[] cells) =>
        $"<rule>{string.Concat(cells[..^1].Select(cell => $"<inputEntry><text>{cell}</text></inputEntry>"))}<outputEntry><text>{cells[^1]}</text></outputEntry></rule>\n";
}
