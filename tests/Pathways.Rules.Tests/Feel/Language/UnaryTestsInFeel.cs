namespace Pathways.Rules.Tests;

/// <summary>Unary tests, as in the cells of decision tables (DMN 1.5, clauses 10.3.1.2, rules 7 to 17, and 7.3.3).</summary>
public sealed class UnaryTestsInFeel
{
    [Theory]
    [Rows("""
        # cell => input => met
        -                       => 1                    => true
        -                       => null                 => true
        1                       => 1                    => true
        1                       => 2                    => false
        1                       => null                 => false
        1                       => "1"                  => false
        1, 2                    => 2                    => true
        1, 2                    => 3                    => false
        "a", "b"                => "b"                  => true
        null                    => null                 => true
        null                    => 1                    => false
        true                    => true                 => true
        false                   => false                => true
        false                   => true                 => false
        < 10                    => 5                    => true
        < 10                    => 10                   => false
        <= 10                   => 10                   => true
        > 10                    => 11                   => true
        >= 10                   => 10                   => true
        = 10                    => 10                   => true
        != 10                   => 10                   => false
        != 10                   => 9                    => true
        < 10                    => null                 => false
        < 10                    => "a"                  => false
        < 3, > 5                => 6                    => true
        < 3, > 5                => 4                    => false
        [1..5]                  => 1                    => true
        (1..5]                  => 1                    => false
        ]1..5[                  => 5                    => false
        [1..5), [8..9]          => 9                    => true
        [1..5]                  => null                 => false
        ["a".."c"]              => "b"                  => true
        [@"2020-01-01"..@"2020-12-31"]  => @"2020-05-05" => true
        < @"2020-01-01"         => @"2019-12-31"        => true
        date("2020-01-01")      => @"2020-01-01"        => true
        @"P1D"                  => @"PT24H"             => true
        not(1)                  => 2                    => true
        not(1)                  => 1                    => false
        not(1, 2)               => 2                    => false
        not(1, 2)               => 3                    => true
        not(< 10)               => 11                   => true
        not([1..5])             => 3                    => false
        not([1..5], 10)         => 9                    => true
        not("a", "b")           => "c"                  => true
        not(null)               => 1                    => true
        not(null)               => null                 => false
        not(1)                  => null                 => true
        not(true)               => false                => true
        not(true)               => true                 => false
        not(? > 5)              => 3                    => true
        ? > 5                   => 6                    => true
        ? > 5 and ? < 8         => 9                    => false
        even(?)                 => 4                    => true
        even(?)                 => 3                    => false
        ? in [1, 2]             => 2                    => true
        ? = null                => null                 => true
        count(?) = 2            => [1, 2]               => true
        ?.a = 1                 => {a: 1}               => true
        some x in ? satisfies x > 1 => [1, 2]           => true
        contains(?, "b")        => "abc"                => true
        ? between 1 and 3       => 2                    => true
        # what a cell yields: the value, a list or a range it is in
        1 + 1                   => 2                    => true
        [1, 2]                  => 2                    => true
        [1, 2]                  => 3                    => false
        [1, 2]                  => [1, 2]               => true
        [[1, 2]]                => [1, 2]               => true
        [< 3, > 5]              => 6                    => true
        {a: 1}                  => {a: 1}               => true
        if true then 1 else 2   => 1                    => true
        -1                      => -1                   => true
        - 1                     => -1                   => true
        -5                      => 5                    => false
        sum([1, 2])             => 3                    => true
        1 = 1                   => true                 => true
        1 = 1                   => 5                    => false
        """)]
    public void Test_their_input(string cell, string input, string expected)
    {
        FeelCompilation compilation = FeelExpression.CompileUnaryTests(cell, FeelScope.Open());
        FeelContext inputs = FeelContext.Of(KeyValuePair.Create("?", Feel.Run(input).Value));

        Assert.Equal(expected, compilation.Expression?.Evaluate(inputs, Feel.Settings).Value.ToString());
    }
}
