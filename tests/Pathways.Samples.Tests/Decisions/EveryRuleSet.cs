using System.Xml.Linq;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

public sealed class EveryRuleSet
{
    private static readonly string[] Drawn = ["decision", "inputData", "businessKnowledgeModel", "knowledgeSource"];
    private static readonly XNamespace Dmn = "https://www.omg.org/spec/DMN/20230324/MODEL/";
    private static readonly XNamespace Di = "https://www.omg.org/spec/DMN/20230324/DMNDI/";

    public static TheoryData<string> Files => [.. SampleRules.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Compiles_without_a_finding(string file) => Assert.Empty(SampleRules.Compilation(file).Findings);

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_named_as_its_file(string file)
    {
        RuleSet ruleSet = SampleRules.Compile(file);

        Assert.Equal(Path.GetFileNameWithoutExtension(file), ruleSet.Name);
        Assert.Equal($"urn:pathways:samples:{ruleSet.Name}", ruleSet.Namespace);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Gives_each_rule_its_basis_with_a_mark(string file)
    {
        foreach (XElement rule in Read(file).Descendants(Dmn + "rule"))
        {
            string annotation = rule.Elements(Dmn + "annotationEntry").Single().Value;

            Assert.Matches(@"\[(V|M|P)\]", annotation);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Says_that_it_is_illustrative_until_signed(string file) =>
        Assert.Contains(
            "Illustrative until the network's doctors have signed it",
            Read(file).Root?.Element(Dmn + "description")?.Value,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void Draws_every_element_and_every_requirement_within_the_file(string file)
    {
        XDocument model = Read(file);
        string[] elements =
        [
            .. model.Elements().Elements().Where(element => Drawn.Contains(element.Name.LocalName))
                .Concat(model.Descendants().Where(IsLocalRequirement))
                .Select(element => (string?)element.Attribute("id") ?? string.Empty),
        ];
        string[] drawn =
        [
            .. model.Descendants().Where(shape => shape.Name == Di + "DMNShape" || shape.Name == Di + "DMNEdge")
                .Select(shape => (string?)shape.Attribute("dmnElementRef") ?? string.Empty),
        ];

        Assert.Equal(elements.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_another_version_when_a_number_of_its_reference_table_changes()
    {
        string? shipped = HashWith(text => text);

        string? changed = HashWith(text => text.Replace("18.41", "18.42", StringComparison.Ordinal));

        Assert.Equal(SampleRules.Compile("corpulence.dmn").ContentHash, shipped);
        Assert.NotEqual(shipped, changed);
    }

    [Fact]
    public void Explains_a_class_by_the_rule_its_limits_and_its_basis()
    {
        DecisionResult result = SampleRules.Explain(
            "corpulence.dmn",
            "iotf_classification",
            FeelJson.FromJson("""{"sex": "F", "age_years": 8.03, "bmi": 19.02}""").AsContext());

        TableTrace table = Tables(result.Trace).Single();
        RuleTrace rule = Assert.Single(table.Matched);
        Assert.Equal(6, rule.Number);
        Assert.Equal("rule_overweight", rule.Id);
        Assert.Contains("IOTF 25", string.Join(' ', rule.Annotations), StringComparison.Ordinal);
        Assert.Empty(result.Problems);
    }

    private static string? HashWith(Func<string, string> change) =>
        RuleSet.Compile(SampleRules.Compile("corpulence.dmn").Model, import => import.IsReferenceTable
            ? new RuleSource.Table(
                change(SampleFolder.Read("reference-tables", $"{import.Name}.csv")), import.Name)
            : new RuleSource.Model(SampleRules.Compile("growth.dmn").Model)).RuleSet?.ContentHash;

    private static IEnumerable<TableTrace> Tables(DecisionTrace trace) =>
        trace.Tables.Concat(trace.Required.SelectMany(Tables));

    private static bool IsLocalRequirement(XElement element) =>
        element.Name.LocalName is "informationRequirement" or "knowledgeRequirement" or "authorityRequirement"
        && element.Elements().Single().Attribute("href")?.Value.StartsWith('#') == true;

    private static XDocument Read(string file) =>
        XDocument.Load(SampleRules.PathOf(file));
}
