namespace Pathways.Rules.Tests;

public sealed class RunawayExpressions
{
    [Theory]
    [InlineData("for i in 1..999999999999 return i")]
    [InlineData("every i in 1..999999999999 satisfies true")]
    [InlineData("for a in 1..10000, b in 1..10000 return a * b")]
    [InlineData("count(for a in 1..100000 return partial)")]
    [InlineData("{f: function(g) g(g), r: f(f)}.r")]
    [InlineData("string join(for i in 1..500000 return \"0123456789012345678901234567890123456789\")")]
    public void Stop_at_the_budget_and_say_so(string text)
    {
        FeelResult result = Feel.Run(text, null, Feel.Settings with { StepBudget = 200_000 });

        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Problems, problem => problem.Code is "PW1113" or "PW1114" or "PW1117" or "PW1110");
    }

    [Fact]
    public void Stop_when_they_call_themselves_for_ever()
    {
        RuleSet rules = Dmn.Compile("""
            <businessKnowledgeModel id="f" name="f"><variable name="f"/>
              <encapsulatedLogic><formalParameter name="n"/><literalExpression><text>f(n + 1)</text></literalExpression></encapsulatedLogic>
              <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
            </businessKnowledgeModel>
            <decision id="d" name="d"><variable name="d"/>
              <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
              <literalExpression><text>f(1)</text></literalExpression>
            </decision>
            """);

        DecisionResult result = rules.Evaluate("d", FeelContext.Empty, Feel.Settings);

        Assert.True(result.Value.IsNull);
        Assert.Equal("PW1114", Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void Deep_nesting_is_refused_with_a_finding_not_a_crash()
    {
        string text = new string('(', 5000) + "1" + new string(')', 5000);

        FeelCompilation compilation = FeelExpression.Compile(text, FeelScope.Closed());

        Assert.Equal("PW1004", Assert.Single(compilation.Findings).Code);
    }
}
