namespace Pathways.Rules.Tests;

/// <summary>Functions written in FEEL, and calls (DMN 1.5, clauses 10.3.2.9.3, 10.3.2.9.4 and 10.3.2.15).</summary>
public sealed class FunctionsInFeel
{
    [Theory]
    [Rows("""
        (function(x) x + 1)(2)                                  => 3
        (function() 5)()                                        => 5
        (function(a, b) a - b)(b: 1, a: 3)                      => 2
        (function(a, b) a - b)(1, 3)                            => -2
        (function(first name) first name)(first name: "a")      => "a"
        (function(f) f(2))(function(x) x * 3)                   => 6
        (function(x) function(y) x + y)(1)(2)                   => 3
        {x: 1, f: function(y) x + y, g: function(x) f(x)}.g(5)  => 6
        {f: function(x) if x = 0 then 1 else 2}.f(0)            => 1
        [function(x) x + 1][1](2)                               => 3
        {abs: function(x) 5}.abs(-1)                            => 5
        {my abs: abs, r: my abs(-1)}.r                          => 1
        sum(for f in [abs, sqrt] return f(4))                   => 6
        # too few, too many, misspelt
        (function(x) x)()                                       => null
        (function(x) x)(1, 2)                                   => null
        (function(x) x)(y: 1)                                   => null
        (function(x, y) x)(x: 1)                                => null
        (function(x) x)(x: 1, y: 2)                             => null
        (function(x) x)(x: 1, x: 2)                             => null
        # no function
        1(2)                                                    => null
        {f: 1}.f(2)                                             => null
        {f: null, r: f(2)}.r                                    => null
        foo(2)                                                  => null
        "abs"(1)                                                => null
        """)]
    public void Calls(string text, string expected)
    {
        FeelCompilation compilation = FeelExpression.Compile(text, FeelScope.Open());

        Assert.Equal(
            expected, compilation.Expression?.Evaluate(FeelContext.Empty, Feel.Settings).Value.ToString() ?? "null");
    }

    [Theory]
    [Rows("""
        (function(x: number) x)(1)                              => 1
        (function(x: number) x)("a")                            => null
        (function(x: number) 5)("a")                            => null
        (function(x: number) x)(null)                           => null
        (function(x: number) 5)(null)                           => 5
        (function(x: number) x)([1])                            => 1
        (function(x: number) x)([1, 2])                         => null
        (function(x: list<number>) x)(1)                        => [1]
        (function(x: list<number>) x)([1, "a"])                 => null
        (function(x: list<number>) x)([1, null])                => [1, null]
        (function(x: list) x)(1)                                => [1]
        (function(x: string) x)(["a"])                          => "a"
        (function(x: date and time) x)(@"2020-01-01")           => @"2020-01-01T00:00:00Z"
        (function(x: date) x)(@"2020-01-01T00:00:00")           => null
        (function(x: context<a: number>) x.a)({a: 1, b: 2})     => 1
        (function(x: context<a: number>) x)({a: "1"})           => null
        (function(x: context<a: number>) x)({})                 => null
        (function(x: context<a: number>) x)({a: null})          => {a: null}
        (function(x: range<number>) x.end)([1..5])              => 5
        (function(x: range<number>) x)(["a".."b"])              => null
        (function(x: function<number> -> number) x(2))(function(y: number) y + 1) => 3
        (function(x: function<number> -> number) 1)(abs)        => 1
        (function(x: Any) x)("a")                               => "a"
        (function(x: days and time duration) x)(@"P1Y")         => null
        (function(x: years and months duration, y: boolean) x)(@"P1Y", true) => @"P1Y"
        """)]
    public void Parameters_with_types_convert_or_refuse(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [Rows("""
        1 instance of number                                    => true
        1 instance of string                                    => false
        1 instance of Any                                       => true
        "a" instance of string                                  => true
        true instance of boolean                                => true
        @"2020-01-01" instance of date                          => true
        @"2020-01-01" instance of date and time                 => false
        @"2020-01-01T00:00:00" instance of date and time        => true
        @"10:00:00" instance of time                            => true
        @"P1D" instance of days and time duration               => true
        @"P1D" instance of years and months duration            => false
        @"P1Y" instance of years and months duration            => true
        [1] instance of list<number>                            => true
        [1] instance of list<string>                            => false
        [1, "a"] instance of list<Any>                          => true
        [] instance of list<number>                             => true
        1 instance of list<number>                              => false
        [1] instance of number                                  => false
        {a: 1} instance of context<a: number>                   => true
        {a: 1, b: 2} instance of context<a: number>             => true
        {a: "1"} instance of context<a: number>                 => false
        {b: 1} instance of context<a: number>                   => false
        {a: {b: 1}} instance of context<a: context<b: number>>  => true
        {first name: "a"} instance of context<first name: string> => true
        [1..2] instance of range<number>                        => true
        [1..2] instance of range<string>                        => false
        abs instance of function<number> -> number              => true
        (function(a: number) a) instance of function<number> -> Any => true
        null instance of number                                 => false
        null instance of Any                                    => false
        null instance of Null                                   => true
        1 instance of number and true                           => true
        1 + 1 instance of number                                => null
        -1 instance of number                                   => true
        -.5 instance of number                                  => true
        (1 + 1) instance of number                              => true
        [1, 2][1] instance of number                            => true
        {a: 1}.a instance of number                             => true
        """)]
    public void Instance_of_converts_nothing(string text, string expected) => Assert.Equal(expected, Feel.Show(text));
}
