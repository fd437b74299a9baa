using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>An author's slips in what stands around decisions are found before a patient meets them.</summary>
public sealed class MistakesInStandingRules
{
    private const string Conclude = """<care:concludes kind="tall"/><care:starts pathway="growth"/>""";

    [Theory]
    [InlineData("PW1260", """<care:conclude kind="tall"/>""")]
    [InlineData("PW1261", """<care:concludes kind="tall"/><care:starts pathway="growth" urgent="yes"/>""")]
    [InlineData("PW1262", """<care:concludes kind="tall"/><care:opensTask title="Measure"/>""")]
    [InlineData("PW1262", """<care:concludes kind=" "/>""")]
    [InlineData("PW1263", """<care:starts pathway="growth"/>""")]
    [InlineData("PW1264", """<care:concludes kind="tall"/><care:concludes kind="small"/>""")]
    public void On_decisions_are_findings_with_a_code(string code, string marks)
    {
        RuleFinding finding = Assert.Single(
            Check(Newest("height", "height"), Decision("is_tall", marks, "height", "height > 190")).Findings,
            found => found.Severity != FindingSeverity.Note);

        Assert.Equal((code, FindingSeverity.Error, "is_tall"), (finding.Code, finding.Severity, finding.ElementId));
        Assert.True(finding.Line > 1 && finding.Column > 1);
        Assert.DoesNotContain("{", finding.Message + finding.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PW1260", """<care:facct kind="height"/>""", "number")]
    [InlineData("PW1265", """<care:fact kind="height"/><care:facts kind="height"/>""", "number")]
    [InlineData("PW1267", """<care:facts kind="height"/>""", "number")]
    public void On_inputs_are_findings_with_a_code(string code, string marks, string type)
    {
        RuleFinding finding = Assert.Single(Check(Input("height", type, marks), Decision("is_tall", Conclude, "height", "height > 190")).Findings);

        Assert.Equal((code, "height"), (finding.Code, finding.ElementId));
    }

    [Fact]
    public void A_function_or_a_list_of_lists_cannot_be_concluded() => Assert.All(
        ["function(x) x", "[[1]]"],
        feel => Assert.Equal("PW1270", Assert.Single(Check(Decision("odd", Conclude, "", feel)).Findings).Code));

    [Fact]
    public void One_of_several_values_is_doubtful()
    {
        RuleFinding finding = Assert.Single(Check(
            Newest("x", "x", "string"), Newest("risk", "risk", "string"),
            Decision("one", """<care:concludes kind="risk"/>""", "x", "\"a\" + x"),
            Decision("two", """<care:concludes kind="risk"/>""", "x", "\"b\" + x"),
            Decision("seen", Conclude, "risk", "risk = \"ax\"")).Findings);

        Assert.Equal(("PW1273", FindingSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public void A_conclusion_that_nobody_uses_is_noted()
    {
        RuleFinding finding = Assert.Single(Check(Decision("odd", """<care:concludes kind="odd"/>""", "", "true")).Findings);

        Assert.Equal(("PW1274", FindingSeverity.Note), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData(Conclude, false)]
    [InlineData("", true)]
    public void A_table_may_match_nothing_where_that_concludes_nothing(string marks, bool isFound)
    {
        RuleSet rules = RuleSetOf(Newest("falls", "falls") + Table("many", marks, "falls", "COLLECT", "falls", ">= 2 | true"));

        Assert.Equal(isFound, Assert.Single(rules.ProveTables()).Findings.Any(finding => finding.Code is "PW1237" or "PW1239"));
    }

    [Fact]
    public void Names_that_the_platform_does_not_know_are_found()
    {
        CareVocabulary vocabulary = new()
        {
            Facts = [new FeelParameter("measure.height", FeelType.Number), new FeelParameter("tall", FeelType.Boolean)],
            Pathways = ["growth-watch"],
            Messages = ["measured"],
            Roles = ["nurse", "gp"],
            Forms = ["height"],
        };
        RuleSet rules = RuleSetOf(
            Newest("a", "measure.heigth") + Newest("b", "measure.height", "string")
            + Decision(
                "is_tall",
                """
                <care:concludes kind="tall"/><care:starts pathway="growth"/><care:signals message="mesured"/>
                <care:opensTask title="Measure" roles="nurse doctor" form="hight"/>
                """,
                "a b",
                "a > 190 or b = \"\""));

        StandingRulesCompilation compilation = StandingRules.Compile([rules], vocabulary);

        Assert.False(compilation.IsSound);
        Assert.Equal(
            ["PW1266", "PW1267", "PW1268", "PW1269", "PW1269", "PW1269", "PW1269"],
            compilation.Findings.Select(finding => finding.Code).Order());
        Assert.Contains("Near: measure.height", compilation.Findings.Single(finding => finding.Code == "PW1266").Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_sets_are_known_to_each_other()
    {
        RuleSet first = RuleSetOf(Newest("height", "height") + Decision("is_tall", """<care:concludes kind="tall"/>""", "height", "height > 190"));
        DmnReading reading = DmnReader.Read(
            Dmn.Model(
                Newest("tall", "tall", "boolean") + Decision("too_tall", """<care:concludes kind="too-tall"/>""", "tall", "tall = true"), "urn:other"),
            "other.dmn");
        Assert.NotNull(reading.Model);
        RuleSet? second = RuleSet.Compile(reading.Model, _ => null).RuleSet;
        Assert.NotNull(second);

        StandingRulesCompilation compilation = StandingRules.Compile(
            [second, first], new CareVocabulary { Facts = [new FeelParameter("height", FeelType.Number)] });

        Assert.True(compilation.IsSound);
        Assert.Equal(["tall = true", "too-tall = true"], compilation.Rules.Evaluate(Fact("height", "200")).Conclusions.Said());
    }
}
