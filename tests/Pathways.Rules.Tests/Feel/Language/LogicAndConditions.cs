namespace Pathways.Rules.Tests;

/// <summary>Logic with three answers (DMN 1.5, tables 49 and 50) and <c>if</c> (clause 10.3.2.11).</summary>
public sealed class LogicAndConditions
{
    [Theory]
    [Rows("""
        true and true       => true
        true and false      => false
        true and null       => null
        false and true      => false
        false and false     => false
        false and null      => false
        null and true       => null
        null and false      => false
        null and null       => null
        true or true        => true
        true or false       => true
        true or null        => true
        false or true       => true
        false or false      => false
        false or null       => null
        null or true        => true
        null or false       => null
        null or null        => null
        # what is no boolean is unknown
        true and 1          => null
        false and 1         => false
        1 and true          => null
        1 and false         => false
        "true" and true     => null
        [] and [true]       => null
        true or 1           => true
        false or 1          => null
        1 or true           => true
        "a" or "b"          => null
        [true] or false     => null
        # and binds tighter than or, comparisons tighter than both
        true or false and false         => true
        (true or false) and false       => false
        1 = 1 and 2 > 1 or false        => true
        not(true) or true               => true
        not(true and false)             => true
        not(1 = 2) and true             => true
        true and true and null          => null
        null and false and true         => false
        """)]
    public void And_and_or(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        if true then 1 else 2                                   => 1
        if false then 1 else 2                                  => 2
        if null then 1 else 2                                   => 2
        if 1 then 1 else 2                                      => 2
        if "true" then 1 else 2                                 => 2
        if [true] then 1 else 2                                 => 2
        if 1 = "1" then 1 else 2                                => 2
        if 2 > 1 and 1 > 0 then "a" else "b"                    => "a"
        if true then null else 2                                => null
        if false then 1 else if true then 2 else 3              => 2
        if true then if false then 1 else 2 else 3              => 2
        1 + (if true then 1 else 2)                             => 2
        if true then 1 else 2 + 3                               => 1
        if false then 1 else 2 + 3                              => 5
        [if true then 1 else 2, 3]                              => [1, 3]
        {a: if true then 1 else 2, b: 3}                        => {a: 1, b: 3}
        if every x in [1] satisfies x = 1 then "yes" else "no"  => "yes"
        if 1 in [1..2] then 1 / 0 else 2                        => null
        if false then unknown name else 1                       => 1
        if(true)then(1)else(2)                                  => 1
        """)]
    public void If_takes_else_unless_the_condition_is_true(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));
}
