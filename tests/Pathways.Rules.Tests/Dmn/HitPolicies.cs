namespace Pathways.Rules.Tests;

public sealed class HitPolicies
{
    private const string Overlapping = """
        >= 18 | "F" | "low"
        >= 65 | -   | "high"
        < 18  | -   | "child"
        """;

    private const string Ranked = "<outputValues><text>\"high\", \"child\", \"low\"</text></outputValues>";

    [Theory]
    [InlineData("hitPolicy=\"UNIQUE\"", "{Age: 30, Sex: \"F\"}", "\"low\"")]
    [InlineData("hitPolicy=\"UNIQUE\"", "{Age: 70, Sex: \"F\"}", "null")]
    [InlineData("hitPolicy=\"UNIQUE\"", "{Age: 30, Sex: \"M\"}", "null")]
    [InlineData("hitPolicy=\"FIRST\"", "{Age: 70, Sex: \"F\"}", "\"low\"")]
    [InlineData("hitPolicy=\"ANY\"", "{Age: 70, Sex: \"F\"}", "null")]
    [InlineData("hitPolicy=\"PRIORITY\"", "{Age: 70, Sex: \"F\"}", "\"high\"")]
    [InlineData("hitPolicy=\"OUTPUT ORDER\"", "{Age: 70, Sex: \"F\"}", "[\"high\", \"low\"]")]
    [InlineData("hitPolicy=\"RULE ORDER\"", "{Age: 70, Sex: \"F\"}", "[\"low\", \"high\"]")]
    [InlineData("hitPolicy=\"COLLECT\"", "{Age: 70, Sex: \"F\"}", "[\"low\", \"high\"]")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "{Age: 70, Sex: \"F\"}", "2")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", "{Age: 70, Sex: \"F\"}", "\"high\"")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MAX\"", "{Age: 70, Sex: \"F\"}", "\"low\"")]
    public void Choose_among_the_rules_that_match(string policy, string inputs, string expected)
    {
        RuleSet rules = Dmn.Compile(Dmn.Table(policy, Overlapping, Ranked));

        foreach (bool trace in new[] { true, false })
        {
            DecisionResult result = rules.Evaluate("Risk", Dmn.Inputs(inputs), Feel.Settings with { Trace = trace });
            Assert.Equal(expected, result.Value.ToString());
        }
    }

    [Fact]
    public void Sum_adds_the_points_of_every_matching_rule()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table(
            "hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "> 10 | - | 1\n> 20 | - | 2.5\n> 30 | - | 4", type: "number"));

        Assert.Equal("3.5", rules.Evaluate("Risk", Dmn.Inputs("{Age: 25, Sex: \"F\"}"), Feel.Settings).Value.ToString());
    }

    [Fact]
    public void Several_matches_of_a_unique_table_are_named_in_the_problem()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table("hitPolicy=\"UNIQUE\"", Overlapping));

        DecisionResult result = rules.Evaluate("Risk", Dmn.Inputs("{Age: 70, Sex: \"F\"}"), Feel.Settings);

        FeelProblem problem = Assert.Single(result.Problems);
        Assert.Equal("PW1302", problem.Code);
        Assert.Equal("Rules 1, 2 of the UNIQUE table all match.", problem.Message);
    }

    [Fact]
    public void A_default_output_stands_in_when_no_rule_matches()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table(
            "hitPolicy=\"UNIQUE\"", "> 100 | - | \"old\"", "<defaultOutputEntry><text>\"usual\"</text></defaultOutputEntry>"));

        Assert.Equal("\"usual\"", rules.Evaluate("Risk", Dmn.Inputs("{Age: 2, Sex: \"M\"}"), Feel.Settings).Value.ToString());
    }

    [Fact]
    public void An_input_outside_the_allowed_values_is_refused_with_the_values()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table("hitPolicy=\"UNIQUE\"", "> 1 | - | \"old\""));

        DecisionResult result = rules.Evaluate("Risk", Dmn.Inputs("{Age: 2, Sex: \"X\"}"), Feel.Settings);

        Assert.True(result.Value.IsNull);
        Assert.Equal("PW1304", Assert.Single(result.Problems).Code);
    }
}
