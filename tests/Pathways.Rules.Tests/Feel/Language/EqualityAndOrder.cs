namespace Pathways.Rules.Tests;

/// <summary>Comparison (DMN 1.5, clause 10.3.2.7, tables 53 to 55): three answers, deep for lists and contexts.</summary>
public sealed class EqualityAndOrder
{
    [Theory]
    [Rows("""
        # null
        null = null                                     => true
        null != null                                    => false
        null = 1                                        => false
        1 = null                                        => false
        1 != null                                       => true
        null = false                                    => false
        [] = null                                       => false
        {} = null                                       => false
        "" = null                                       => false
        # booleans
        true = true                                     => true
        true = false                                    => false
        true != false                                   => true
        true = 1                                        => null
        false = 0                                       => null
        true = "true"                                   => null
        # numbers
        100 = 100.00                                    => true
        1 = 2                                           => false
        1 != 2                                          => true
        -0 = 0                                          => true
        1e3 = 1000                                      => true
        0.1 + 0.2 = 0.3                                 => true
        1/3 = 0.3333333333333333333333333333333333      => true
        1 = "1"                                         => null
        1 != "1"                                        => null
        # strings
        "foo" = "foo"                                   => true
        "foo" = "Foo"                                   => false
        "foo" != "bar"                                  => true
        "" = ""                                         => true
        "é" = "e\u0301"                                 => false
        "foo" = ["foo"]                                 => null
        # lists
        [] = []                                         => true
        [1, 2] = [1, 2]                                 => true
        [1, 2] = [2, 1]                                 => false
        [1, 2] = [1]                                    => false
        [1, 2] != [1, 3]                                => true
        [[1], [2]] = [[1], [2]]                         => true
        [null] = [null]                                 => true
        [null] = [1]                                    => false
        [1] = 1                                         => null
        [{a: 1}] = [{a: 1}]                             => true
        # contexts
        {} = {}                                         => true
        {a: 1, b: 2} = {b: 2, a: 1}                     => true
        {a: 1} = {a: 2}                                 => false
        {a: 1} = {b: 1}                                 => false
        {a: 1} = {a: 1, b: null}                        => false
        {a: {b: [1]}} = {a: {b: [1]}}                   => true
        {a: 1} != {a: 2}                                => true
        {} = []                                         => null
        # ranges
        [1..3] = [1..3]                                 => true
        [1..3] = (1..3]                                 => false
        (< 3) = (< 3)                                   => true
        (< 3) = (<= 3)                                  => false
        """)]
    public void Equality(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        @"2018-12-08" = @"2018-12-08"                                       => true
        @"2018-12-08" = @"2018-12-09"                                       => false
        @"2018-12-08" != @"2018-12-09"                                      => true
        @"2018-12-08" = "2018-12-08"                                        => null
        @"2018-12-08" = @"2018-12-08T00:00:00"                              => null
        @"10:30:00" = @"10:30:00"                                           => true
        @"10:30:00" = @"10:30:00.0"                                         => true
        @"10:30:00.0001" = @"10:30:00"                                      => false
        @"10:30:00Z" = @"10:30:00+00:00"                                    => true
        @"10:30:00Z" = @"11:30:00+01:00"                                    => true
        @"10:30:00+01:00" = @"10:30:00+02:00"                               => false
        @"10:30:00" = @"10:30:00Z"                                          => false
        @"10:30:00@Etc/UTC" = @"10:30:00Z"                                  => true
        @"10:30:00" = @"2018-12-08T10:30:00"                                => null
        @"2018-12-08T10:30:00" = @"2018-12-08T10:30:00"                     => true
        @"2018-12-08T10:30:00" = @"2018-12-08T10:30:01"                     => false
        @"2018-12-08T00:00:00Z" = @"2018-12-08T12:00:00+12:00"              => true
        @"2018-12-08T00:00:00@Etc/UTC" = @"2018-12-08T00:00:00Z"            => true
        @"2018-12-08T10:30:00@Europe/Paris" = @"2018-12-08T10:30:00+01:00"  => true
        @"2018-07-08T10:30:00@Europe/Paris" = @"2018-07-08T10:30:00+01:00"  => false
        @"2018-12-08T10:30:00" = @"2018-12-08T10:30:00Z"                    => false
        @"2018-12-07T24:00:00" = @"2018-12-08T00:00:00"                     => true
        date and time("2018-12-08") = @"2018-12-08T00:00:00"                => true
        @"P1D" = @"PT24H"                                                   => true
        @"P1D" = @"P2D"                                                     => false
        @"P1Y" = @"P12M"                                                    => true
        @"P1Y" = @"P365D"                                                   => null
        @"P0Y" = @"P0D"                                                     => null
        @"-P1D" = @"P1D"                                                    => false
        @"P1D" = 1                                                          => null
        """)]
    public void Equality_in_time(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        1 < 2                                               => true
        2 < 1                                               => false
        1 < 1                                               => false
        1 <= 1                                              => true
        1 > 1                                               => false
        1 >= 1                                              => true
        1.0 >= 1                                            => true
        -1 < 0                                              => true
        "a" < "b"                                           => true
        "B" < "a"                                           => true
        "a" < "aa"                                          => true
        "" < "a"                                            => true
        "\uE000" < "\U01F40E"                               => true
        @"2018-12-08" < @"2018-12-09"                       => true
        @"-0001-12-08" < @"0001-12-09"                      => true
        @"10:30:00" < @"10:30:01"                           => true
        @"10:30:00+01:00" < @"10:30:00Z"                    => true
        @"2018-12-08T00:00:00Z" < @"2018-12-08T00:00:00-01:00" => true
        @"P1D" < @"PT25H"                                   => true
        @"P1Y" < @"P13M"                                    => true
        # no order
        null < 1                                            => null
        1 < null                                            => null
        null <= null                                        => null
        null > null                                         => null
        1 < "2"                                             => null
        true < false                                        => null
        true >= true                                        => null
        [1] < [2]                                           => null
        {a: 1} < {a: 2}                                     => null
        @"2018-12-08" < @"2018-12-08T00:00:00"              => null
        @"10:30:00" < @"11:30:00Z"                          => null
        @"2018-12-08T00:00:00" < @"2019-12-08T00:00:00Z"    => null
        @"P1Y" < @"P366D"                                   => null
        [1..2] < [3..4]                                     => null
        # between
        1 between 0 and 2                                   => true
        0 between 0 and 2                                   => true
        2 between 0 and 2                                   => true
        3 between 0 and 2                                   => false
        1 between 2 and 0                                   => false
        "b" between "a" and "c"                             => true
        @"2018-12-08" between @"2018-12-07" and @"2018-12-09" => true
        null between 0 and 2                                => null
        1 between null and 2                                => null
        1 between 0 and null                                => null
        1 between "a" and "c"                               => null
        1 between 0 and 2 and 2 between 0 and 3             => true
        1 + 1 between 2 and 2 * 2                           => true
        # chains group to the left
        1 < 2 = true                                        => true
        1 = 1 = true                                        => true
        """)]
    public void Order(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        1 in 1                                              => true
        1 in 2                                              => false
        1 in (1)                                            => true
        1 in (2, 3, 1)                                      => true
        1 in (2, 3)                                         => false
        1 in [2, 3, 1]                                      => true
        1 in [2, 3]                                         => false
        1 in []                                             => false
        1 in [[2, 3, 1]]                                    => false
        1 in ([2, 3], [1])                                  => true
        "foo" in ["foo", "bar"]                             => true
        "foo" in "foo"                                      => true
        true in [true, false]                               => true
        null in null                                        => true
        null in [1, null]                                   => true
        null in [1]                                         => false
        1 in null                                           => false
        @"2018-12-08" in [@"2018-12-08"]                    => true
        {a: 1} in [{a: 1}]                                  => true
        {a: 1} in {a: 1}                                    => true
        {a: 1} in [{a: 2}]                                  => false
        [1, 2] in [[1, 2], [3]]                             => true
        [1, 2] in [1, 2]                                    => true
        [1, 2, 3] in [[1, 2, 3, 4], [1, 2, 3]]              => true
        [1, 2, 3] in ([[1, 2, 3, 4]], [[1, 2, 3]])          => true
        [1] in [2]                                          => false
        # ranges and comparisons
        1 in [1..3]                                         => true
        1 in (1..3]                                         => false
        3 in [1..3)                                         => false
        1 in ]1..3]                                         => false
        2 in [[1..1], [2..3]]                               => true
        2 in ([1..1], [2..3])                               => true
        5 in < 10                                           => true
        5 in <= 5                                           => true
        5 in > 5                                            => false
        5 in >= 5                                           => true
        5 in (< 10)                                         => true
        5 in (< 3, > 4)                                     => true
        5 in [< 3, > 4]                                     => true
        5 in = 5                                            => true
        5 in != 4                                           => true
        5 in != 5                                           => false
        "c" in ["a".."d"]                                   => true
        "cat" in [["b".."d"]]                               => true
        @"2018-12-08" in [@"2018-12-01"..@"2018-12-31"]     => true
        @"2018-12-08" in (< @"2018-12-09")                  => true
        @"P1D" in [@"PT1H"..@"P2D"]                         => true
        @"10:00:00" in (> @"09:00:00", < @"08:00:00")       => true
        [1..3] in [[1..3], [5..6]]                          => true
        null in [1..3]                                      => null
        1 in ["a".."c"]                                     => null
        1 in (< "a")                                        => null
        # what a test yields, or says about ?
        1 in (1 + 0)                                        => true
        5 in (? > 3)                                        => true
        5 in (? > 3 and ? < 5)                              => false
        5 in (even(?))                                      => false
        [1, 2] in (count(?) = 2)                            => true
        {x: [1, 2], r: 1 in x}.r                            => true
        {x: [1..2], r: 3 in x}.r                            => false
        1 in [1] and 2 in [2]                               => true
        1 + 1 in [2]                                        => true
        not(1 in [2])                                       => true
        """)]
    public void In(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
