namespace Pathways.Rules.Tests;

public sealed class KnowledgeModels
{
    private const string Fibonacci = """
        <businessKnowledgeModel id="f" name="fibonacci"><variable name="fibonacci"/>
          <encapsulatedLogic><formalParameter name="n" typeRef="number"/>
            <literalExpression><text>if n &lt; 2 then n else fibonacci(n - 1) + fibonacci(n - 2)</text></literalExpression>
          </encapsulatedLogic></businessKnowledgeModel>
        <decision id="d" name="d"><variable name="d"/><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
          <literalExpression><text>fibonacci({0})</text></literalExpression></decision>
        """;

    [Fact]
    public void May_call_themselves_without_requiring_themselves()
    {
        RuleSet rules = Dmn.Compile(Fibonacci.Replace("{0}", "10", StringComparison.Ordinal));

        Assert.Equal("55", rules.Evaluate("d", FeelContext.Empty, Feel.Settings).Value.ToString());
    }

    [Fact]
    public void That_never_end_are_stopped_with_a_reason()
    {
        RuleSet rules = Dmn.Compile(Fibonacci.Replace("{0}", "10000", StringComparison.Ordinal));

        DecisionResult result = rules.Evaluate("d", FeelContext.Empty, Feel.Settings);

        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Problems, problem => problem.Code is "PW1113" or "PW1114");
    }
}
