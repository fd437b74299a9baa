namespace Pathways.Rules.Tests;

/// <summary>The built-in functions, chapter by chapter of DMN 1.5, clause 10.3.4.</summary>
public sealed class BuiltInFunctions
{
    [Theory]
    [InlineData("number(\"1 000,0\", \" \", \",\")", "1000")]
    [InlineData("number(\"1.000\", \".\", null)", "1000")]
    [InlineData("number(\"1,000\", \",\", \",\")", "null")]
    [InlineData("string(1.10)", "\"1.1\"")]
    [InlineData("string(@\"PT90M\")", "\"PT1H30M\"")]
    [InlineData("date(\"2024-02-30\")", "null")]
    [InlineData("date and time(@\"2024-02-29\", @\"10:00:00\")", "@\"2024-02-29T10:00:00\"")]
    [InlineData("time(10, 30, 0.5, @\"PT2H\")", "@\"10:30:00.5+02:00\"")]
    [InlineData("duration(\"P1Y2M\")", "@\"P1Y2M\"")]
    [InlineData("duration(\"P1Y2D\")", "null")]
    public void Conversions(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("substring(\"foobar\", 3)", "\"obar\"")]
    [InlineData("substring(\"foobar\", -2, 1)", "\"a\"")]
    [InlineData("substring(\"\\U01F40Eab\", 2)", "\"ab\"")]
    [InlineData("string length(\"\\U01F40Eab\")", "3")]
    [InlineData("substring before(\"foobar\", \"xyz\")", "\"\"")]
    [InlineData("replace(\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\")", "\"[1=ab][2=]cd\"")]
    [InlineData("matches(\"foobar\", \"^fo*b\")", "true")]
    [InlineData("matches(\"abc\", \"(?=a)\")", "null")]
    [InlineData("split(\"a;b;;\", \";\")", "[\"a\", \"b\", \"\", \"\"]")]
    [InlineData("string join([\"a\", null, \"c\"], \"-\")", "\"a-c\"")]
    public void Strings(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("min([])", "null")]
    [InlineData("sum(1, 2, 3)", "6")]
    [InlineData("sum([1, null])", "null")]
    [InlineData("all([true, null])", "null")]
    [InlineData("any([true, null])", "true")]
    [InlineData("sublist([4, 5, 6], -2)", "[5, 6]")]
    [InlineData("insert before([1, 3], 1, 2)", "[2, 1, 3]")]
    [InlineData("list replace([2, 4, 7], function(item, newItem) item < newItem, 5)", "[5, 5, 7]")]
    [InlineData("index of([1, 2, 3, 2], 2)", "[2, 4]")]
    [InlineData("union([1, 2], [2, 3])", "[1, 2, 3]")]
    [InlineData("flatten([[1, 2], [[3]], 4])", "[1, 2, 3, 4]")]
    [InlineData("stddev([47])", "null")]
    [InlineData("stddev(2, 4, 7, 5)", "2.081665999466132735282297706979931")]
    [InlineData("mode([6, 1, 9, 6, 1])", "[1, 6]")]
    public void Lists(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("before([1..10), [10..20])", "true")]
    [InlineData("meets([1..5], [5..10])", "true")]
    [InlineData("overlaps([1..5], [5..8])", "true")]
    [InlineData("overlaps([1..5), [5..8])", "false")]
    [InlineData("overlaps before([1..5], [3..8])", "true")]
    [InlineData("finishes(5, [1..5])", "true")]
    [InlineData("includes([1..10], 5)", "true")]
    [InlineData("during([4..6], [1..10])", "true")]
    [InlineData("starts([1..5), [1..5])", "true")]
    [InlineData("coincides([1..5], [1..5))", "false")]
    [InlineData("before(1, \"a\")", "null")]
    public void Ranges(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("get value({a: {b: 2}}, [\"a\", \"b\"])", "2")]
    [InlineData("context put({x: 1}, \"y\", 2)", "{x: 1, y: 2}")]
    [InlineData("context merge([{x: 1}, {x: 2, y: 0}])", "{x: 2, y: 0}")]
    [InlineData("context([{key: \"a\", value: 1}, {key: \"a\", value: 2}])", "null")]
    [InlineData("get entries({a: 1})[1].key", "\"a\"")]
    public void Contexts(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("day of week(@\"2019-09-17\")", "\"Tuesday\"")]
    [InlineData("month of year(@\"2019-09-17\")", "\"September\"")]
    [InlineData("week of year(@\"2005-01-01\")", "53")]
    [InlineData("week of year(@\"2003-12-29\")", "1")]
    public void Calendar(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Fact]
    public void Tell_what_they_take_when_they_are_called_wrongly()
    {
        FeelProblem problem = Assert.Single(Feel.Run("sqrt(\"a\")").Problems);

        Assert.Equal("PW1108", problem.Code);
        Assert.Equal("sqrt cannot be called with (\"a\").", problem.Message);
        Assert.Equal("It takes: (number: number).", problem.Remedy);
    }
}
