namespace Pathways.Rules.Tests;

/// <summary>Memory is bounded by the budget: what an expression makes is paid for in steps, whichever way it is made.</summary>
public sealed class GrowingValues
{
    private const int Budget = 50_000;
    private const long BytesPerStep = 1_000;

    [Theory]
    [InlineData("for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1]")]
    [InlineData("for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])")]
    [InlineData("for i in 1..60 return if i = 1 then [1] else append(partial[-1], partial[-1])")]
    [InlineData("for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]]")]
    [InlineData("for i in 1..60 return if i = 1 then {a: 1} else {a: partial[-1], b: partial[-1]}")]
    [InlineData("for i in 1..60 return if i = 1 then {a: 1} else context put(partial[-1], string(i), partial[-1])")]
    [InlineData("for i in 1..60 return if i = 1 then \"a\" else string join([partial[-1], partial[-1]], partial[-1])")]
    [InlineData("for i in 1..60 return if i = 1 then \"a\" else string([partial[-1], partial[-1]])")]
    [InlineData("for i in 1..20000 return if i = 1 then [1..2] else [partial[-1], [1..2]]")]
    [InlineData("for i in 1..20000 return if i = 1 then [] else [partial[-1]]")]
    [InlineData("for i in 1..20000 return if i = 1 then {} else {a: partial[-1]}")]
    [InlineData("for i in 1..20000 return partial")]
    [InlineData("for i in 1..20000 return context put({a: 1}, string(i), partial)")]
    [InlineData("for a in [for i in 1..2000 return i], i in 1..100000 return insert before(a, 1, 0)")]
    [InlineData("for a in [for i in 1..2000 return i], i in 1..100000 return reverse(a)")]
    [InlineData("for a in [for i in 1..2000 return i], i in 1..100000 return sublist(a, 2)")]
    [InlineData("for a in [for i in 1..2000 return {b: i}], i in 1..100000 return a.b")]
    [InlineData("for a in [for i in 1..2000 return {b: i}], i in 1..100000 return a[b > 0]")]
    [InlineData("for i in 1..100000 return 10 ** 6000 < \"a\"")]
    [InlineData("for i in 1..100000 return exp(1.5) + log(1.5) + sqrt(1.5) + 1.5 ** 1.5")]
    [InlineData("for i in 1..100000 return string(10 ** 6000)")]
    [InlineData("for i in 1..100000 return split(string(10 ** 6000), \"0\")")]
    [InlineData("for i in 1..60 return if i = 1 then \"a\" else replace(partial[-1], \"a\", \"aaaaaaaaaaaa\")")]
    [InlineData("for i in 1..100000 return matches(\"a\", \"[a-z]+\" + string(i))")]
    [InlineData("for i in 1..100000 return function(x) x + i")]
    [InlineData("count([1..999999999999][item > 1]) + count(for i in 1..999999999999 return i)")]
    public void Stop_at_the_budget_before_memory_runs_out(string text)
    {
        Feel.Run(text, null, Feel.Settings with { StepBudget = 100 });
        long before = GC.GetAllocatedBytesForCurrentThread();

        FeelResult result = Feel.Run(text, null, Feel.Settings with { StepBudget = Budget });

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(result.Value.IsNull, "the budget did not stop it");
        Assert.Contains(result.Problems, problem => problem.Code is "PW1113" or "PW1150");
        Assert.True(allocated < Budget * BytesPerStep, $"{allocated:N0} bytes were allocated");
    }

    [Theory]
    [InlineData("x = x")]
    [InlineData("list contains([x], x)")]
    [InlineData("is(x, x)")]
    [InlineData("distinct values([x, x, x])")]
    [InlineData("index of([x], x)")]
    [InlineData("x instance of list<list<list<number>>>")]
    [InlineData("count(flatten(x))")]
    public void Looking_through_a_large_value_takes_steps(string test)
    {
        string text = $"{{x: for i in 1..300 return for j in 1..300 return \"a text that is long enough\", n: for i in 1..10000 return {test}}}.n";

        FeelResult result = Feel.Run(text, null, Feel.Settings with { StepBudget = 500_000 });

        Assert.True(result.Value.IsNull);
        Assert.Contains(result.Problems, problem => problem.Code == "PW1113");
    }

    [Fact]
    public void A_value_that_is_nested_deep_is_printed_compared_and_kept_without_a_crash()
    {
        string text = "{x: for i in 1..190 return if i = 1 then [] else [partial[-1]], y: x[-1]}.y";

        FeelValue value = Feel.Run(text).Value;

        Assert.Equal(190, value.Extent.Depth);
        Assert.Equal(value, FeelJson.FromJson(FeelJson.ToJson(value)));
        Assert.Equal(380, value.ToString().Length);
        Assert.True(Feel.Run("x = x and string(x) = string(x)", FeelContext.Of(KeyValuePair.Create("x", value))).Value.IsTrue);
    }

    [Fact]
    public void A_sentence_about_a_large_value_stays_short()
    {
        FeelContext variables = FeelContext.Of(KeyValuePair.Create("x", FeelValue.String(new string('a', 100_000))));

        foreach (string text in new[] { "x + 1", "[x, x] + 1", "{a: x} + 1", "[x..x] + 1", "10 ** 6000 + x" })
        {
            FeelProblem problem = Assert.Single(Feel.Run(text, variables).Problems);
            Assert.True(problem.Message.Length < 400, problem.Message);
        }
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public void A_number_of_very_many_digits_is_rounded_like_any_other(int digits)
    {
        Assert.True(FeelNumber.TryParse($"0.{new string('3', digits)}", out FeelNumber third));
        Assert.True(FeelNumber.TryParse($"0.{new string('0', digits)}1", out FeelNumber tiny));
        Assert.True(FeelNumber.TryParse($"1.{new string('0', 32)}05{new string('0', digits)}1e3", out FeelNumber justAboveHalf));

        Assert.Equal("0." + new string('3', 34), third.ToString());
        Assert.Equal(FeelNumber.Zero, tiny);
        Assert.Equal("1000." + new string('0', 29) + "1", justAboveHalf.ToString());
    }
}
