namespace Pathways.Rules.Tests;

public sealed class Problems
{
    [Fact]
    public void A_name_that_is_not_there_is_null_and_says_so()
    {
        FeelResult result = Feel.Run("weight kg / 2");

        Assert.True(result.Value.IsNull);
        Assert.Contains("'weight kg'", result.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_literal_that_is_no_date_says_so_where_it_stands()
    {
        FeelCompilation compilation = FeelExpression.Compile("[@\"2020-02-30\", 1]", FeelScope.Closed());

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal("PW1003", finding.Code);
        Assert.Equal(2, finding.Column);
        Assert.False(compilation.IsSound);
    }
}
