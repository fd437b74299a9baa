namespace Pathways.Rules.Tests;

public sealed class Traces
{
    private static readonly RuleSet rules = Dmn.Compile(Dmn.Table(
        "hitPolicy=\"UNIQUE\"", "< 2 | - | \"infant\"\n[2..18) | \"F\" | \"girl\"\n[2..18) | \"M\" | \"boy\""));

    [Fact]
    public void Tell_the_inputs_the_rule_that_matched_and_the_nearest_that_did_not()
    {
        DecisionTrace trace = rules.Evaluate("Risk", Dmn.Inputs("{Age: 8, Sex: \"F\"}"), Feel.Settings).Trace;

        Assert.Equal(("d", "Risk", rules.ContentHash), (trace.DecisionId, trace.DecisionName, trace.RuleSetHash));
        Assert.Equal(["Age = 8", "Sex = \"F\""], trace.Inputs.Select(input => $"{input.Name} = {input.Value}"));
        TableTrace table = Assert.Single(trace.Tables);
        Assert.Equal("UNIQUE", table.HitPolicy);
        RuleTrace matched = Assert.Single(table.Matched);
        Assert.Equal((2, "[2..18)"), (matched.Number, matched.Entries[0]));
        Assert.NotNull(table.Nearest);
        Assert.Equal(1, table.Nearest.Number);
        Assert.Equal(("Age", "< 2"), (table.Nearest.Failed[0].Input, table.Nearest.Failed[0].Test));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(10, 1)]
    public void Name_of_equally_near_rules_the_one_beside_the_rule_that_matched(int age, int nearest)
    {
        RuleSet bands = Dmn.Compile(Dmn.Table(
            "hitPolicy=\"UNIQUE\"", "< 2 | - | \"a\"\n[2..4) | - | \"b\"\n[4..6) | - | \"c\"\n[6..8) | - | \"d\""));

        DecisionTrace trace = bands.Evaluate("Risk", Dmn.Inputs($"{{Age: {age}}}"), Feel.Settings).Trace;

        Assert.Equal(nearest, Assert.Single(trace.Tables).Nearest?.Number);
    }

    [Fact]
    public void Say_that_a_missing_value_could_not_be_tested()
    {
        DecisionTrace trace = rules.Evaluate("Risk", Dmn.Inputs("{Sex: \"F\"}"), Feel.Settings).Trace;

        NearMiss? nearest = Assert.Single(trace.Tables).Nearest;
        Assert.NotNull(nearest);
        Assert.True(nearest.Failed[0].IsUnknown);
        Assert.True(trace.Output.IsNull);
    }

    [Fact]
    public void Say_and_show_once_what_an_output_does()
    {
        RuleSet computed = Dmn.Compile("""
            <inputData id="a" name="a"><variable name="a" typeRef="number"/></inputData>
            <businessKnowledgeModel id="b" name="band"><variable name="band"/>
              <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
                <decisionTable id="inner"><input><inputExpression typeRef="number"><text>n</text></inputExpression></input><output typeRef="number"/>
                  <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>n / (n - n)</text></outputEntry></rule></decisionTable>
              </encapsulatedLogic></businessKnowledgeModel>
            <decision id="d" name="d"><variable name="d"/>
              <informationRequirement><requiredInput href="#a"/></informationRequirement>
              <knowledgeRequirement><requiredKnowledge href="#b"/></knowledgeRequirement>
              <decisionTable id="outer"><input><inputExpression typeRef="number"><text>a</text></inputExpression></input><output typeRef="number"/>
                <rule><inputEntry><text>> 1</text></inputEntry><outputEntry><text>band(a)</text></outputEntry></rule></decisionTable></decision>
            """);

        DecisionResult result = computed.Evaluate("d", Dmn.Inputs("{a: 2}"), Feel.Settings);

        Assert.Equal("PW1104", Assert.Single(result.Problems).Code);
        Assert.Equal(["inner", "outer"], result.Trace.Tables.Select(table => table.TableId));
    }

    [Fact]
    public void Survive_json()
    {
        DecisionTrace trace = rules.Evaluate("Risk", Dmn.Inputs("{Age: 8, Sex: \"F\"}"), Feel.Settings).Trace;

        string json = DecisionTraceJson.ToJson(trace);

        Assert.Equal(json, DecisionTraceJson.ToJson(DecisionTraceJson.FromJson(json)));
        Assert.Equal("\"girl\"", DecisionTraceJson.FromJson(json).Output.ToString());
    }

    [Fact]
    public void Are_left_out_when_nobody_wants_them()
    {
        DecisionTrace trace = rules.Evaluate("Risk", Dmn.Inputs("{Age: 8, Sex: \"F\"}"), Feel.Settings with { Trace = false }).Trace;

        Assert.Empty(trace.Tables);
    }
}
