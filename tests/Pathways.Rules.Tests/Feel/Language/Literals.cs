namespace Pathways.Rules.Tests;

/// <summary>Literals, comments and blanks (DMN 1.5, clause 10.3.1.2, rules 28 to 66).</summary>
public sealed class Literals
{
    [Theory]
    [Rows("""
        0                                       => 0
        -0                                      => 0
        007                                     => 7
        1.50                                    => 1.5
        .5                                      => 0.5
        -.5                                     => -0.5
        1e3                                     => 1000
        1E+3                                    => 1000
        1.5e-3                                  => 0.0015
        --1                                     => 1
        0.1234567890123456789012345678901234    => 0.1234567890123456789012345678901234
        12345678901234567890123456789012345     => 12345678901234567890123456789012340
        12345678901234567890123456789012355     => 12345678901234567890123456789012360
        """)]
    public void Numbers(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        ""                                      => ""
        "a b"                                   => "a b"
        "it's"                                  => "it's"
        "a\"b"                                  => "a\"b"
        "a\\b"                                  => "a\\b"
        "a\nb\tc\rd"                            => "a\nb\tc\rd"
        "\'"                                    => "'"
        "\u0041"                                => "A"
        "\u00E9"                                => "é"
        "\uD83D\uDC0E"                          => "🐎"
        "\U01F40E"                              => "🐎"
        "\U000041"                              => "A"
        "\d+"                                   => "\\d+"
        "// no comment"                         => "// no comment"
        "/* nor here */"                        => "/* nor here */"
        "é🐎漢字"                                 => "é🐎漢字"
        true                                    => true
        false                                   => false
        null                                    => null
        True                                    => null
        """)]
    public void Strings_and_booleans(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        @"2017-10-11"                           => @"2017-10-11"
        @"11:22:33"                             => @"11:22:33"
        @"11:22:33+01:00"                       => @"11:22:33+01:00"
        @"11:22:33@Europe/Paris"                => @"11:22:33@Europe/Paris"
        @"2017-10-11T11:22:33"                  => @"2017-10-11T11:22:33"
        @"2017-10-11T11:22:33Z"                 => @"2017-10-11T11:22:33Z"
        @"-2017-10-11T11:22:33"                 => @"-2017-10-11T11:22:33"
        @"2017-10-11T24:00:00"                  => @"2017-10-12T00:00:00"
        @"P1D"                                  => @"P1D"
        @"-PT2H"                                => @"-PT2H"
        @"P1Y2M"                                => @"P1Y2M"
        @"2017-10-11" = date("2017-10-11")      => true
        @"11:22:33" = time("11:22:33")          => true
        @"2017-10-11T11:22:33" = date and time("2017-10-11T11:22:33") => true
        @"P1D" = duration("P1D")                => true
        @"P1Y" = duration("P12M")               => true
        @"2017-10-11" + @"P1D"                  => @"2017-10-12"
        @"2017-10-11".year                      => 2017
        @"2017-10-11" instance of date          => true
        @"11:22:33" instance of time            => true
        @"2017-10-11T11:22:33" instance of date and time => true
        @"P1D" instance of days and time duration        => true
        @"P1Y" instance of years and months duration     => true
        @ "2017-10-11"                          => @"2017-10-11"
        # only the literal is null, not what is around it
        [@"foo", 1]                             => [null, 1]
        @"foo" = null                           => true
        """)]
    public void At_literals(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("1 // one\n+ 2", "3")]
    [InlineData("1 /* one */ + /* two */ 2", "3")]
    [InlineData("/* a\nb */ 1", "1")]
    [InlineData("1 // the end", "1")]
    [InlineData("// the start\n1", "1")]
    [InlineData("1 +\n\t\u00A0 2", "3")]
    [InlineData("\uFEFF1", "1")]
    [InlineData("/* // */ 1", "1")]
    [InlineData("[1, // one\n 2 /* two */]", "[1, 2]")]
    [InlineData("\"a\nb\"", "\"a\\nb\"")]
    public void Comments_and_blanks_may_stand_anywhere(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        [1..5]                                  => [1..5]
        (1..5]                                  => (1..5]
        [1..5)                                  => [1..5)
        ]1..5[                                  => (1..5)
        ]1..5]                                  => (1..5]
        [1..5[                                  => [1..5)
        [1+1..2*3]                              => [2..6]
        [-5..-1]                                => [-5..-1]
        ["a".."c"]                              => ["a".."c"]
        [@"2020-01-01"..@"2020-12-31"]          => [@"2020-01-01"..@"2020-12-31"]
        [@"P1D"..@"P2D"]                        => [@"P1D"..@"P2D"]
        (< 5)                                   => (<5)
        (<= 5)                                  => (<=5)
        (> 5)                                   => (>5)
        (>= @"P1D")                             => (>=@"P1D")
        [1..1]                                  => [1..1]
        [5..1]                                  => null
        [1.."a"]                                => null
        [1..@"2020-01-01"]                      => null
        [true..false]                           => null
        [1..5] = [1..5]                         => true
        [1..5] = [1..5)                         => false
        [1..5] instance of range<number>        => true
        ["a".."b"] instance of range<number>    => false
        {a: 1, b: 5, r: [a..b]}.r               => [1..5]
        {a: [1,2], r: [a[1]..a[2]]}.r           => [1..2]
        """)]
    public void Ranges_are_values(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
