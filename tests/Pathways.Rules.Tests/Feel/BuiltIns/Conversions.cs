namespace Pathways.Rules.Tests;

/// <summary>Conversion functions (DMN 1.5, clause 10.3.4.1), those of time aside.</summary>
public sealed class Conversions
{
    [Theory]
    [Rows("""
        number("1", ",", ".")                       => 1
        number("1.5", ",", ".")                     => 1.5
        number("-1.5", ",", ".")                    => -1.5
        number("1,000.50", ",", ".")                => 1000.5
        number("1,000,000.50", ",", ".")            => 1000000.5
        number("1.000,50", ".", ",")                => 1000.5
        number("1 000,50", " ", ",")                => 1000.5
        number("1 000.50", " ", ".")                => 1000.5
        number("1 000 000", " ", null)              => 1000000
        number("1,5", null, ",")                    => 1.5
        number("1.5", null, null)                   => 1.5
        number("1.5", null, ".")                    => 1.5
        number("1.5")                               => 1.5
        number("1.50")                              => 1.5
        number(".5", null, null)                    => 0.5
        number("1e3", null, null)                   => 1000
        number("0.000000000000000000000000000000001", ",", ".") => 0.000000000000000000000000000000001
        number("9999999999999999999999999999999999", ",", ".")  => 9999999999999999999999999999999999
        # no number
        number("", ",", ".")                        => null
        number("foo", ",", ".")                     => null
        number("1.000.000", ",", ".")               => null
        number("1 000.50", ",", ".")                => null
        number("1-2", ",", ".")                     => null
        number("1,5", null, null)                   => null
        number("NaN", ",", ".")                     => null
        number("Infinity", ",", ".")                => null
        number("0x10", ",", ".")                    => null
        number("--1", ",", ".")                     => null
        number("１", ",", ".")                      => null
        # no separators
        number("1", ",", ",")                       => null
        number("1", ".", ".")                       => null
        number("1", " ", " ")                       => null
        number("1", "$", ".")                       => null
        number("1", ",", "$")                       => null
        number("1", "", ".")                        => null
        number("1", ",", "")                        => null
        number("1", ",,", ".")                      => null
        number("1", ",", " ")                       => null
        # the wrong kinds, too few, too many, by name
        number(null, ",", ".")                      => null
        number(null)                                => null
        number(1, ",", ".")                         => null
        number(true, ",", ".")                      => null
        number("1", 1, ".")                         => null
        number("1", ",", 1)                         => null
        number()                                    => null
        number("1", ",", ".", "x")                  => null
        number(from: "1,000.5", grouping separator: ",", decimal separator: ".") => 1000.5
        number(decimal separator: ",", grouping separator: ".", from: "1.000,5") => 1000.5
        number(from: "1", groupingseparator: ",", decimal separator: ".")        => null
        number(from: "1", group: ",", decimal: ".") => null
        number(["1"], ",", ".")                     => 1
        """)]
    public void Number_reads_with_the_separators_given(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        string("a")                                 => "a"
        string("")                                  => ""
        string(1)                                   => "1"
        string(1.1)                                 => "1.1"
        string(1.10)                                => "1.1"
        string(-0.5)                                => "-0.5"
        string(1e3)                                 => "1000"
        string(1/3)                                 => "0.3333333333333333333333333333333333"
        string(true)                                => "true"
        string(false)                               => "false"
        string(null)                                => null
        string(@"2020-01-01")                       => "2020-01-01"
        string(@"-0044-03-15")                      => "-0044-03-15"
        string(@"99999-03-15")                      => "99999-03-15"
        string(@"10:00:00")                         => "10:00:00"
        string(@"10:00:00.500")                     => "10:00:00.5"
        string(@"10:00:00Z")                        => "10:00:00Z"
        string(@"10:00:00+00:00")                   => "10:00:00Z"
        string(@"10:00:00-05:30")                   => "10:00:00-05:30"
        string(@"10:00:00@Europe/Paris")            => "10:00:00@Europe/Paris"
        string(@"2020-01-01T10:00:00")              => "2020-01-01T10:00:00"
        string(@"2020-01-01T24:00:00")              => "2020-01-02T00:00:00"
        string(@"2020-01-01T10:00:00+01:00")        => "2020-01-01T10:00:00+01:00"
        string(@"2020-01-01T10:00:00@Etc/UTC")      => "2020-01-01T10:00:00@Etc/UTC"
        string(@"P1D")                              => "P1D"
        string(@"PT24H")                            => "P1D"
        string(@"PT90M")                            => "PT1H30M"
        string(@"-PT0.5S")                          => "-PT0.5S"
        string(@"PT0S")                             => "PT0S"
        string(@"P0D")                              => "PT0S"
        string(@"P14M")                             => "P1Y2M"
        string(@"P0Y")                              => "P0M"
        string(@"-P12M")                            => "-P1Y"
        string([])                                  => "[]"
        string([1, 2, "a"])                         => "[1, 2, \"a\"]"
        string([[1], null])                         => "[[1], null]"
        string({})                                  => "{}"
        string({a: 1})                              => "{a: 1}"
        string({a: "x", b: [1]})                    => "{a: \"x\", b: [1]}"
        string({"a b": 1}) = "{a b: 1}" or string({"a b": 1}) = "{\"a b\": 1}" => true
        string([@"2020-01-01"])                     => "[@\"2020-01-01\"]"
        string([1..5])                              => "[1..5]"
        string((1..5])                              => "(1..5]"
        string(1, 2)                                => null
        string()                                    => null
        string(from: 1)                             => "1"
        string(value: 1)                            => null
        """)]
    public void String_writes_what_FEEL_reads(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        range("[1..5]")                             => [1..5]
        range("(1..5)")                             => (1..5)
        range("]1..5[")                             => (1..5)
        range("[\"a\"..\"c\"]")                     => ["a".."c"]
        range("[@\"2020-01-01\"..@\"2020-01-02\")") => [@"2020-01-01"..@"2020-01-02")
        range("[date(\"2020-01-01\")..date(\"2020-01-02\")]") => [@"2020-01-01"..@"2020-01-02"]
        range("[-5..-1]")                           => [-5..-1]
        range("1..5")                               => null
        range("[5..1]")                             => null
        range("[1..\"a\"]")                         => null
        range("[1..5")                              => null
        range("[1+1..5]")                           => null
        range("")                                   => null
        range(null)                                 => null
        range(1)                                    => null
        range()                                     => null
        range(from: "[1..5]")                       => [1..5]
        """)]
    public void Range_reads_literals(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
