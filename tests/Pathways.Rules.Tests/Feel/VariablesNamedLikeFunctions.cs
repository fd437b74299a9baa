namespace Pathways.Rules.Tests;

/// <summary>Authors call their data "date", "count" or "all"; that the standard has functions of these names is no obstacle.</summary>
public sealed class VariablesNamedLikeFunctions
{
    private static readonly FeelContext Data = FeelContext.Of(
        KeyValuePair.Create("date", Feel.Run("date(\"2026-03-02\")").Value),
        KeyValuePair.Create("count", FeelValue.Number(3)),
        KeyValuePair.Create("all", FeelValue.ListOf(FeelValue.Number(1), FeelValue.Number(2))));

    [Theory]
    [InlineData("count", "3")]
    [InlineData("count + 1", "4")]
    [InlineData("all[2]", "2")]
    [InlineData("sum(all)", "3")]
    [InlineData("date > date(\"2026-01-01\")", "true")]
    [InlineData("count(all) + count", "5")]
    [InlineData("{n: count}.n", "3")]
    [InlineData("for x in all return x * count", "[3, 6]")]
    public void Are_read_and_the_functions_can_still_be_called(string text, string expected)
    {
        Assert.Empty(FeelExpression.Compile(text, FeelScope.Anything).Findings);
        Assert.Equal(expected, Feel.Show(text, Data));
    }

    [Theory]
    [InlineData("(function(f, of) f(of))(count, [1, 2])", "2")]
    [InlineData("sort([1, 2], function(a, b) a > b)", "[2, 1]")]
    [InlineData("count([1, 2])", "2")]
    public void Without_such_data_the_name_is_the_function(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
