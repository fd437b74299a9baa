using System.Text.Json;

namespace Pathways.Rules.Tests;

/// <summary>Every value as a FEEL literal and as JSON, there and back.</summary>
public sealed class ValuesAsText
{
    [Theory]
    [Rows("""
        # FEEL => JSON
        null                                    => null
        true                                    => true
        12                                      => 12
        -0.5                                    => -0.5
        1234567890123456789012345678901234      => 1234567890123456789012345678901234
        0.000000000000000000000000000000001     => 0.000000000000000000000000000000001
        "a"                                     => "a"
        ""                                      => ""
        "é\n\"\\"                              => "é\n\"\\"
        @"2026-11-21"                           => {"@":"2026-11-21"}
        @"-999999999-12-31"                     => {"@":"-999999999-12-31"}
        @"10:30:00.123456789+05:30"             => {"@":"10:30:00.123456789+05:30"}
        @"10:30:00@Europe/Paris"                => {"@":"10:30:00@Europe/Paris"}
        @"2026-11-21T10:30:00Z"                 => {"@":"2026-11-21T10:30:00Z"}
        @"P1DT2H"                               => {"@":"P1DT2H"}
        @"-P1Y2M"                               => {"@":"-P1Y2M"}
        []                                      => []
        [1, "a", [null]]                        => [1,"a",[null]]
        {}                                      => {}
        {a: 1, "b c": {d: []}}                  => {"a":1,"b c":{"d":[]}}
        {"@": "2026-11-21"}                     => {"@@":"2026-11-21"}
        {"@@": 1}                               => {"@@@":1}
        {"@": 1, b: 2}                          => {"@":1,"b":2}
        [1..5]                                  => {"@":"[1..5]"}
        (<5)                                    => {"@":"(<5)"}
        (>=@"P1D")                              => {"@":"(>=@\"P1D\")"}
        """)]
    public void Is_read_back_as_it_was(string feel, string json)
    {

        FeelValue value = Feel.Run(feel).Value;

        Assert.Equal(json, FeelJson.ToJson(value));
        Assert.Equal(value, FeelJson.FromJson(json));
        Assert.Equal(value, Feel.Run(value.ToString()).Value);
    }

    [Theory]
    [Rows("""
        1e3                         => 1000
        1.50                        => 1.5
        {"a":1,"a":2}               => {a: 2}
        {"@":"no date"}             => null
        {"@":5}                     => null
        {"@":"2026-11-21","b":1}    => {"@": "2026-11-21", b: 1}
        "\u00e9"                    => "é"
        """)]
    public void Json_from_elsewhere_is_read_too(string json, string expected) =>
        Assert.Equal(expected, FeelJson.FromJson(json).ToString());

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("'a'")]
    public void What_is_no_Json_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => FeelJson.FromJson(json));

    [Theory]
    [Rows("""
        {a: 1}                  => {a: 1}
        {a b: 1}                => {"a b": 1}
        {if: 1}                 => {"if": 1}
        {"1": 1}                => {"1": 1}
        {é: 1}                  => {é: 1}
        {a-b: 1}                => {"a-b": 1}
        (function(x, y) x)      => function(x, y)
        abs                     => function abs(n)
        [1, [2]]                => [1, [2]]
        (1..5]                  => (1..5]
        ]1..5[                  => (1..5)
        """)]
    public void Names_are_quoted_where_they_need_it(string feel, string expected) => Assert.Equal(expected, Feel.Show(feel));
}
