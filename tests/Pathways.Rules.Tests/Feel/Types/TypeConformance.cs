namespace Pathways.Rules.Tests;

/// <summary>Type conformance (DMN 1.5, clause 10.3.2.9.2), what types have in common, and how they are written.</summary>
public sealed class TypeConformance
{
    [Theory]
    [Rows("""
        # every type conforms to itself and to Any, and Null to every type
        number                                  => number                               => true
        number                                  => Any                                  => true
        Any                                     => number                               => false
        Null                                    => number                               => true
        Null                                    => list<number>                         => true
        number                                  => Null                                 => false
        number                                  => string                               => false
        date                                    => date and time                        => false
        date and time                           => date                                 => false
        days and time duration                  => years and months duration            => false
        # lists and ranges by their elements
        list<number>                            => list<number>                         => true
        list<number>                            => list<Any>                            => true
        list<number>                            => list                                 => true
        list<Any>                               => list<number>                         => false
        list<number>                            => number                               => false
        number                                  => list<number>                         => false
        list<list<number>>                      => list<list<Any>>                      => true
        range<number>                           => range<Any>                           => true
        range<number>                           => range<string>                        => false
        range<number>                           => list<number>                         => false
        # contexts by the members that are wanted
        context<a: number, b: string>           => context<a: number>                   => true
        context<a: number>                      => context<a: number, b: string>        => false
        context<a: number>                      => context<a: string>                   => false
        context<a: number>                      => context                              => true
        context<b: number, a: string>           => context<a: string, b: number>        => true
        context<a: context<b: number>>          => context<a: context<>>                => true
        context<a: list<number>>                => context<a: list<Any>>                => true
        # functions: the other way round for parameters
        function<number> -> number              => function<number> -> number           => true
        function<Any> -> number                 => function<number> -> number           => true
        function<number> -> number              => function<Any> -> number              => false
        function<number> -> number              => function<number> -> Any              => true
        function<number> -> Any                 => function<number> -> number           => false
        function<number> -> number              => function<number, number> -> number   => false
        function<> -> number                    => function<> -> Any                    => true
        function<number> -> number              => function                             => true
        function<context<a: number>> -> number  => function<context<a: number, b: number>> -> number => true
        """)]
    public void Conforms(string type, string target, string expected) =>
        Assert.Equal(expected == "true", TypeRelations.Conforms(Type(type), Type(target)));

    [Theory]
    [Rows("""
        number              => number               => number
        number              => string               => Any
        Null                => number               => number
        number              => Null                 => number
        list<number>        => list<Any>            => list<Any>
        list<number>        => list<string>         => Any
        context<a: number>  => context<>            => context
        """)]
    public void Join_to_the_narrowest_type_known(string left, string right, string expected) =>
        Assert.Equal(expected, TypeRelations.Join(Type(left), Type(right)).ToString());

    [Theory]
    [Rows("""
        1                               => number
        null                            => Null
        [1, 2]                          => list<number>
        [1, null]                       => list<number>
        [1, "a"]                        => list<Any>
        []                              => list<Any>
        {a: 1, b c: "x"}                => context<a: number, b c: string>
        {}                              => context
        [1..5]                          => range<number>
        @"P1D"                          => days and time duration
        @"2020-01-01T00:00:00"          => date and time
        function(a: number, b) a        => function<number, Any> -> Any
        """)]
    public void Are_told_of_values(string text, string expected) =>
        Assert.Equal(expected, TypeRelations.Of(Feel.Run(text).Value).ToString());

    [Theory]
    [InlineData("list<number>")]
    [InlineData("context<a: number, b c: list<string>>")]
    [InlineData("function<number, string> -> date and time")]
    [InlineData("range<days and time duration>")]
    [InlineData("years and months duration")]
    public void Are_written_as_they_are_read(string text) => Assert.Equal(text, Type(text).ToString());

    [Theory]
    [InlineData("list<")]
    [InlineData("list<number")]
    [InlineData("context<a>")]
    [InlineData("function<number>")]
    [InlineData("number>")]
    [InlineData("")]
    public void Are_not_read_from_what_is_no_type(string text) => Assert.Null(Parser.ParseType(new RuleText(text, "type")));

    private static FeelType Type(string text)
    {
        TypeName? name = Parser.ParseType(new RuleText(text, "type"));
        Assert.NotNull(name);
        FeelType? type = TypeReading.Resolve(name, null);
        Assert.NotNull(type);
        return type;
    }
}
