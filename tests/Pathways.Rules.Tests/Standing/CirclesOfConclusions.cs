using static Pathways.Rules.Tests.Standing;

namespace Pathways.Rules.Tests;

/// <summary>Decisions may read each other's conclusions in a circle if that can only ever add: then nothing holds itself up.</summary>
public sealed class CirclesOfConclusions
{
    private const string Frail = """<care:concludes kind="frail"/>""";
    private const string Falling = """<care:concludes kind="falling"/>""";

    private static readonly string inputs =
        Newest("gait", "gait") + Newest("falls", "falls") + Newest("frail", "frail", "boolean") + Newest("falling", "falling", "boolean");

    private static readonly StandingRules circle = Compile(
        inputs,
        Decision("is_frail", Frail, "gait falling", "gait < 0.8 or falling = true", "boolean"),
        Table("is_falling", Falling, "falls frail", "COLLECT", "falls | frail", ">= 2 | - | true\n- | true | true"));

    [Fact]
    public void Come_to_rest()
    {
        Assert.Equal(["falling = true", "frail = true"], circle.Evaluate(Fact("gait", "0.7")).Conclusions.Said());
        Assert.Equal(["falling = true", "frail = true"], circle.Evaluate(Fact("falls", "2")).Conclusions.Said());
        Assert.Empty(circle.Evaluate(Fact("falls", "1")).Conclusions);
    }

    [Fact]
    public void Do_not_hold_themselves_up()
    {
        StandingResult first = circle.Evaluate(Fact("gait", "0.7"));

        Assert.Empty(first.Then(circle, Fact("gait", "1.0")).Conclusions);
        Assert.Equal(2, first.Then(circle, Fact("gait", "1.0"), Fact("falls", "4")).Conclusions.Length);
    }

    [Fact]
    public void Are_not_gone_through_again_when_nothing_changed() =>
        Assert.Equal(0, circle.Evaluate(Fact("gait", "0.7")).Then(circle, Fact("gait", "0.7")).Evaluations);

    [Fact]
    public void Are_explained_without_going_round()
    {
        StandingResult result = circle.Evaluate(Fact("gait", "0.7"));

        Explanation? why = Explanation.Of(result.State, new Concluded("falling", FeelValue.True));

        Assert.NotNull(why);
        Explanation because = Assert.Single(why.Because);
        Assert.Equal("frail", because.Conclusion.Says.Kind);
        Assert.Empty(because.Because);
        Assert.Equal("gait", Assert.Single(why.Facts).Kind);
    }

    [Theory]
    [InlineData("not(falling = true)")]
    [InlineData("falling = null")]
    [InlineData("gait < 0.8 or falling = false")]
    [InlineData("if falling = true then false else true")]
    [InlineData("falling != true")]
    public void Over_an_absence_are_refused_with_the_way_round(string feel)
    {
        StandingRulesCompilation compilation = Check(
            inputs,
            Decision("is_frail", Frail, "gait falling", feel, "boolean"),
            Decision("is_falling", Falling, "frail", "frail = true", "boolean"));

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal(("PW1271", FindingSeverity.Error), (finding.Code, finding.Severity));
        Assert.Contains("is_frail → is_falling → is_frail", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'falling'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNIQUE", "- | true | true\n>= 2 | - | true", false)]
    [InlineData("UNIQUE", "- | true | true", true)]
    [InlineData("FIRST", "- | true | true\n- | - | false", true)]
    [InlineData("FIRST", "- | true | false\n- | - | true", false)]
    [InlineData("FIRST", "0 | - | false\n- | true | true", true)]
    [InlineData("ANY", "- | true | true\n>= 2 | - | true", true)]
    [InlineData("COLLECT", "- | null | true", false)]
    [InlineData("COLLECT", "- | not(true) | true", false)]
    [InlineData("COLLECT", "< 1 | true | true", true)]
    public void Through_tables_are_refused_when_a_rule_could_take_away(string hitPolicy, string rules, bool isSound)
    {
        StandingRulesCompilation compilation = Check(
            inputs,
            Decision("is_frail", Frail, "gait falling", "gait < 0.8 or falling = true", "boolean"),
            Table("is_falling", Falling, "falls frail", hitPolicy, "falls | frail", rules));

        Assert.Equal(isSound ? [] : ["PW1271"], compilation.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void May_go_by_way_of_lists_of_constants()
    {
        StandingRules rules = Compile(
            Newest("start", "start", "string"), All("reached", "reached"),
            Table(
                "reach", """<care:concludes kind="reached"/>""", "start reached", "COLLECT",
                "start | list contains(reached.value, \"a\") | list contains(reached.value, \"b\")",
                "\"a\" | - | - | \"a\"\n- | true | - | \"b\"\n- | - | true | \"c\""));

        Assert.Equal(["reached = \"a\"", "reached = \"b\"", "reached = \"c\""], rules.Evaluate(Fact("start", "\"a\"")).Conclusions.Said());
        Assert.Empty(rules.Evaluate(Fact("start", "\"z\"")).Conclusions);
    }

    [Fact]
    public void May_go_by_way_of_a_decision_between()
    {
        StandingRules rules = Compile(
            inputs,
            Decision("either", "", "gait falling", "gait < 0.8 or falling = true", "boolean"),
            Decision("is_frail", Frail, ">either", "either", "boolean"),
            Decision("is_falling", Falling, "frail", "frail = true", "boolean"));

        Assert.Equal(2, rules.Evaluate(Fact("gait", "0.7")).Conclusions.Length);
    }

    [Fact]
    public void That_count_up_are_found_before_they_run_and_stopped_when_they_do()
    {
        StandingRulesCompilation compilation = Check(
            Newest("n", "n"), Newest("limit", "limit"),
            Decision("next", """<care:concludes kind="n"/>""", "n limit", "if n = null then 1 else if limit = null or n < limit then n + 1 else n"));

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal("PW1272", finding.Code);
        Assert.Contains("next → next", finding.Message, StringComparison.Ordinal);
        StandingResult result = compilation.Rules.Evaluate();
        StandingIncident incident = Assert.Single(result.Incidents);
        Assert.Equal("PW1351", incident.Code);
        Assert.Contains("next → next", incident.Message, StringComparison.Ordinal);
        Assert.Contains("next: 1000", incident.Message, StringComparison.Ordinal);
        Assert.Empty(result.Conclusions);
    }

    [Fact]
    public void That_never_rest_keep_what_was_concluded_before()
    {
        StandingRules sound = Compile(
            inputs, Decision("is_frail", Frail, "gait", "gait < 0.8", "boolean"), Decision("is_falling", Falling, "frail", "frail = true", "boolean"));
        StandingRules unsound = Check(
            inputs, Decision("is_frail", Frail, "gait falling", "falling = null", "boolean"), Decision("is_falling", Falling, "frail", "frail = true", "boolean")).Rules;

        StandingResult result = sound.Evaluate(Fact("gait", "0.7")).Then(unsound, Fact("gait", "0.7"));

        Assert.Equal("PW1351", Assert.Single(result.Incidents).Code);
        Assert.All(result.Conclusions, conclusion => Assert.True(conclusion.IsKept));
        Assert.Equal(2, result.Conclusions.Length);
    }
}
