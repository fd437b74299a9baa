namespace Pathways.Rules.Tests;

/// <summary>A null that nobody gave says why it is there.</summary>
public sealed class Reasons
{
    [Theory]
    [InlineData("not(1)", "PW1109")]
    [InlineData("1 and true", "PW1115")]
    [InlineData("false or \"yes\"", "PW1115")]
    [InlineData("some x in [1] satisfies x", "PW1115")]
    [InlineData("every x in [\"a\", true] satisfies x", "PW1115")]
    [InlineData("all([true, 1])", "PW1109")]
    [InlineData("5 in \"a\"", "PW1152")]
    [InlineData("5 in (< \"a\", [\"b\"..\"c\"])", "PW1152")]
    [InlineData("(< [1])", "PW1151")]
    [InlineData("(!= 5)", "PW1151")]
    [InlineData("[null..true]", "PW1111")]
    public void Stand_beside_every_misuse(string text, string code)
    {
        FeelResult result = Feel.Run(text);

        Assert.True(result.Value.IsNull);
        Assert.Equal(code, Assert.Single(result.Problems).Code);
    }

    [Theory]
    [InlineData("(function(x: number) x = null)([null])", "true")]
    [InlineData("(function(x: list<list<number>>) x)([1, 2])", "[[1, 2]]")]
    [InlineData("(function(x: list<number>) x)([[1, 2]])", "[1, 2]")]
    [InlineData("abs([null])", "null")]
    [InlineData("abs([-1])", "1")]
    public void Values_go_into_a_list_and_out_of_one_when_they_are_bound(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("{r: (>= \"a\"), is: 5 in r}.is")]
    [InlineData("{r: (< 3), is: null in r}.is")]
    [InlineData("{r: [1..3], is: \"a\" in r}.is")]
    public void What_has_no_order_with_a_range_is_neither_inside_nor_outside(string text) => Assert.Equal("null", Feel.Show(text));

    [Theory]
    [InlineData("[null..3]")]
    [InlineData("(\"a\"..null)")]
    [InlineData("(<null)")]
    public void A_range_whose_end_is_not_known_survives_json(string text)
    {
        FeelValue range = Feel.Run(text).Value;

        Assert.Equal(FeelKind.Range, range.Kind);
        Assert.Equal(range, FeelJson.FromJson(FeelJson.ToJson(range)));
    }

    [Theory]
    [InlineData("\"¤\"", "\"\uFFFD\"")]
    [InlineData("\"\\uD83D\"", "\"\uFFFD\"")]
    [InlineData("\"\\uD83D\\uDE00\"", "\"\U0001F600\"")]
    [InlineData("{¤: 1}", "{\uFFFD: 1}")]
    public void Half_a_character_is_replaced_where_it_is_read(string text, string expected)
    {
        FeelValue value = Feel.Run(text.Replace('¤', '\uD83D')).Value;

        Assert.Equal(expected, value.ToString());
        Assert.Equal(value, FeelJson.FromJson(FeelJson.ToJson(value)));
    }

    [Fact]
    public void Half_a_character_in_json_is_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() => FeelJson.FromJson("\"\\ud83d\""));

    [Fact]
    public void The_reason_for_stopping_is_told_even_where_a_filter_of_nothing_is_tried()
    {
        FeelResult result = Feel.Run("[][count(for i in 1..100000 return i) > 0]", null, Feel.Settings with { StepBudget = 1_000 });

        Assert.Equal("PW1113", Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void The_reason_for_stopping_is_told_even_after_a_hundred_others()
    {
        FeelResult result = Feel.Run("for i in 1..100000 return nobody + i", null, Feel.Settings with { StepBudget = 1_000 });

        Assert.Equal("PW1113", result.Problems[^1].Code);
    }
}
