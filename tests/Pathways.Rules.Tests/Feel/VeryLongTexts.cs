namespace Pathways.Rules.Tests;

/// <summary>Texts that nobody writes, but somebody sends: they end in a finding or a value, soon, on a small stack.</summary>
public sealed class VeryLongTexts
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("{a: ", "1", "}")]
    [InlineData("-", "1", "")]
    [InlineData("1 + ", "1", "")]
    [InlineData("1 + (", "1", ")")]
    [InlineData("", "x", ".a")]
    [InlineData("", "x", "[1]")]
    [InlineData("", "x", "()")]
    [InlineData("", "x", " instance of Any")]
    [InlineData("x[", "1", "]")]
    [InlineData("f(", "1", ")")]
    [InlineData("not(", "1", ")")]
    [InlineData("if true then ", "1", " else 2")]
    [InlineData("if true then 1 else ", "1", "")]
    [InlineData("for x in ", "[1]", " return 1")]
    [InlineData("for x in [1] return ", "1", "")]
    [InlineData("some x in [1] satisfies ", "1", "")]
    [InlineData("function() ", "1", "")]
    [InlineData("1 in (", "1", ")")]
    [InlineData("1 in (", "1", "..2]")]
    [InlineData("1 in ((", "1", "")]
    [InlineData("]1..x[", "1", "")]
    [InlineData("[1..", "1", "]")]
    [InlineData("1 between 1 and ", "1", "")]
    [InlineData("x instance of list<", "Any", ">")]
    [InlineData("x instance of function<", "Any", "> -> Any")]
    [InlineData("x and ", "1", "")]
    [InlineData("\"\\u", "1", "\"")]
    [InlineData("/*", "1", "*/")]
    [InlineData("[x, nobody, ", "1", "]")]
    [InlineData("1, ", "1", "")]
    [InlineData("a ", "1", "")]
    [InlineData("a-", "1", "")]
    [InlineData("\uFFFD\u0000", "1", "\u202E")]
    public void Are_read_checked_and_run(string before, string middle, string after)
    {
        foreach (int times in new[] { 50, 115, 10_000, Megabyte / (before.Length + after.Length) })
        {
            string text = Repeat(before, times) + middle + Repeat(after, times);

            Try(() => FeelExpression.Compile(text, FeelScope.Open()).Expression?.Evaluate(RandomExpression.Variables, Feel.Settings));
            Try(() => FeelExpression.CompileUnaryTests(text, FeelScope.Closed()).Expression?.Evaluate(RandomExpression.Variables, Feel.Settings));
        }
    }

    [Theory]
    [InlineData("[", "1, ", "1]")]
    [InlineData("{", "{n}: 1, ", "z: 1}")]
    [InlineData("{", "a{n}: nobody{n}, ", "z: 1}")]
    [InlineData("[", "nobody, ", "1]")]
    [InlineData("function(", "a{n}, ", "z) 1")]
    [InlineData("for ", "a{n} in [1], ", "z in [1] return z")]
    [InlineData("x in (", "< {n}, ", "1)")]
    [InlineData("[", "x in (1..{n}], ", "1]")]
    [InlineData("[", "]1..{n}[, ", "1]")]
    [InlineData("f(", "a{n}: 1, ", "z: 1)")]
    [InlineData("x instance of context<", "a{n}: Any, ", "z: Any>")]
    [InlineData("\"", "\\u00e9", "\"")]
    [InlineData("1", "0", "1")]
    [InlineData("1.", "0", "1")]
    [InlineData("matches(\"a\", \"", "a?", "\")")]
    public void Are_read_checked_and_run_when_they_are_wide(string before, string part, string after)
    {
        string text = before + string.Concat(Enumerable.Range(0, 40_000).Select(n =>
            part.Replace("{n}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))) + after;

        Try(() => FeelExpression.Compile(text, FeelScope.Of(RandomExpression.Variables)).Expression?.Evaluate(RandomExpression.Variables, Feel.Settings));
    }

    [Fact]
    public void A_deep_body_that_calls_itself_stops_before_the_stack_ends() => Try(() =>
    {
        string body = Repeat("1 + (", 100) + "g(g)" + Repeat(")", 100);

        FeelResult result = Feel.Run($"{{f: function(g) {body}, r: f(f)}}.r");

        Assert.Equal("PW1114", Assert.Single(result.Problems).Code);
    });

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    /// <summary>On a thread with the smallest stack that servers give; within a time that only a hang exceeds.</summary>
    private static void Try(Action act)
    {
        Exception? thrown = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    act();
                }
#pragma warning disable CA1031 // whatever is thrown, the test is told
                catch (Exception any)
#pragma warning restore CA1031
                {
                    thrown = any;
                }
            },
            Megabyte)
        { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)), "it hangs");
        Assert.Null(thrown);
    }
}
