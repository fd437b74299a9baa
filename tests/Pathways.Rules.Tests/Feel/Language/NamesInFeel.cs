namespace Pathways.Rules.Tests;

/// <summary>Names (DMN 1.5, clauses 10.3.1.3 to 10.3.1.5): with blanks and signs, the longest that is in scope.</summary>
public sealed class NamesInFeel
{
    [Theory]
    [Rows("""
        {a b: 1, r: a b}.r                              => 1
        {a b: 1, r: a   b}.r                            => 1
        {a  b: 1, r: a b}.r                             => 1
        {a-b: 3, a: 5, b: 1, r: a-b}.r                  => 3
        {a-b: 3, a: 5, b: 1, r: a - b}.r                => 3
        {a: 5, b: 1, r: a-b}.r                          => 4
        {a+b: 3, a: 5, b: 1, r: a+b}.r                  => 3
        {a*b: 3, r: a*b + 1}.r                          => 4
        {a/b: 3, r: a/b}.r                              => 3
        {a.b: 3, r: a.b}.r                              => 3
        {a: {b: 3}, r: a.b}.r                           => 3
        {a'b: 3, r: a'b}.r                              => 3
        {Pre-bureau risk: 3, r: Pre-bureau risk * 2}.r  => 6
        {profit and loss: 3, r: profit and loss}.r      => 3
        {profit: true, loss: false, r: profit and loss}.r => false
        {a in b: 3, r: a in b}.r                        => 3
        {a: 1, a b: 2, a b c: 3, r: [a, a b, a b c]}.r  => [1, 2, 3]
        {a1: 1, r: a1}.r                                => 1
        {_a: 1, r: _a}.r                                => 1
        {a 1: 1, r: a 1}.r                              => 1
        {é: 1, r: é}.r                                  => 1
        {漢字: 1, r: 漢字 + 1}.r                          => 2
        {🐎: 1, r: 🐎}.r                                  => 1
        {"a b": 1, r: a b}.r                            => 1
        {"a b": 1}.a b                                  => 1
        {"": 1}                                         => {"": 1}
        {is it?: 1, r: is it? + 1}.r                    => 2
        {Approved?: true, r: if Approved? then 1 else 2}.r => 1
        {"1a": 1}                                       => {"1a": 1}
        {"if": 1}                                       => {"if": 1}
        """)]
    public void May_have_blanks_and_signs(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        {date: 1, r: date + 1}.r                        => 2
        {number: 5, r: number * 2}.r                    => 10
        {string length: 3, r: string length}.r          => 3
        {count: 5, r: count([1, 2])}.r                  => 2
        {list: [1, 2], r: count(list)}.r                => 2
        {time offset: 3}.time offset                    => 3
        {date and time: 3, r: date and time}.r          => 3
        {f: function(count) count + 1}.f(1)             => 2
        {x: 1, r: {x: 2, y: x}}.r.y                     => 2
        {x: 1, r: {y: x}}.r.y                           => 1
        {x: 1, f: function(x) x}.f(5)                   => 5
        {y: 2, x: y, y2: x}.y2                          => 2
        {x: y, y: 2}.x                                  => null
        {a: 1, a: 2}                                    => null
        {x: 1, r: for x in [5] return x}.r              => [5]
        {item: 1, r: [5][item = 5]}.r                   => [5]
        {a: 1, r: [{a: 5}][a = 5]}.r                    => [{a: 5}]
        {b: 5, r: [{a: 5}][a = b]}.r                    => [{a: 5}]
        not a name                                      => null
        """)]
    public void May_hide_others(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/* nothing")]
    [InlineData("1.")]
    [InlineData("1.5.5")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("+1")]
    [InlineData("1e")]
    [InlineData("\"open")]
    [InlineData("'a'")]
    [InlineData("@\"foo\"")]
    [InlineData("@\"\"")]
    [InlineData("@\"2017-02-29\"")]
    [InlineData("@\"25:00:00\"")]
    [InlineData("@\"2017-10-11T11:22:33+01:00@Europe/Paris\"")]
    [InlineData("@\"P1Y1D\"")]
    [InlineData("@2017")]
    [InlineData("{\\U01F40E: 1}")]
    [InlineData("in")]
    [InlineData("then")]
    [InlineData("[1")]
    [InlineData("{a 1}")]
    [InlineData("{a: 1,}")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("1 +")]
    [InlineData("* 1")]
    [InlineData("1 2")]
    [InlineData("if true then 1")]
    [InlineData("if true 1 else 2")]
    [InlineData("for x return x")]
    [InlineData("for x in [1] x")]
    [InlineData("some x in [1]")]
    [InlineData("function(x)")]
    [InlineData("1 between 2")]
    [InlineData("1 instance number")]
    [InlineData("a = = b")]
    [InlineData("1 == 1")]
    [InlineData("1 <> 2")]
    [InlineData("true && true")]
    [InlineData("sum(1, list: [2])")]
    public void What_is_no_FEEL_is_null_and_says_where(string text)
    {
        FeelCompilation compilation = FeelExpression.Compile(text, FeelScope.Open());

        Assert.NotEmpty(compilation.Findings);
        Assert.True(compilation.Expression?.Evaluate(FeelContext.Empty, Feel.Settings).Value.IsNull ?? true);
    }
}
