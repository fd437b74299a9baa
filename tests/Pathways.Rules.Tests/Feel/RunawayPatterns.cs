namespace Pathways.Rules.Tests;

/// <summary>Patterns that take very long elsewhere: here they are quick, or end at the budget, the same on every machine.</summary>
public sealed class RunawayPatterns
{
    private const string LongText = "string join(for i in 1..3000 return \"a\") + \"!\"";

    [Theory]
    [InlineData("matches(TEXT, \"^(a+)+$\")", "false")]
    [InlineData("matches(TEXT, \"^(a|aa)+$\")", "false")]
    [InlineData("matches(TEXT, \"^(.*a){20}$\")", "false")]
    [InlineData("matches(TEXT, \"(a)\\1!\")", "true")]
    [InlineData("matches(TEXT, \"^(a*)\\1!$\")", "true")]
    [InlineData("matches(TEXT, \"^(a{2})(?:\\1)+!\")", "null")]
    public void Are_answered(string text, string expected)
    {
        string expression = text.Replace("TEXT", LongText, StringComparison.Ordinal);

        Assert.Equal(expected, Feel.Show(expression));
    }

    [Theory]
    [InlineData("matches(TEXT, \"^(a+)+\\1b$\")")]
    [InlineData("matches(TEXT, \"^(a|aa)*?(a*)\\1\\2b$\")")]
    [InlineData("replace(TEXT, \"(a*)(a*)(a*)\\1\\2\\3b\", \"x\")")]
    [InlineData("split(TEXT, \"(a*)(a*)(a*)\\3b\")")]
    public void With_back_references_end_within_the_budget(string text)
    {
        string expression = text.Replace("TEXT", LongText, StringComparison.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();

        FeelResult result = Feel.Run(expression, null, Feel.Settings with { StepBudget = 200_000 });

        Assert.True(result.Value.IsNull);
        Assert.Contains(Assert.Single(result.Problems).Code, new[] { "PW1109", "PW1113" });
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200_000 * 1_000L);
    }

    [Theory]
    [InlineData("((a{1,100}){1,100}){1,100}")]
    [InlineData("(((((a{9}){9}){9}){9}){9}){9}")]
    [InlineData("a{1000000}")]
    [InlineData("(a{1,1000}b?)*c{999999999}")]
    public void Whose_repetitions_multiply_are_refused(string pattern)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        FeelResult result = Feel.Run($"matches({LongText}, \"{pattern}\")");

        Assert.True(result.Value.IsNull);
        Assert.Equal("PW1109", Assert.Single(result.Problems).Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
    }
}
