namespace Pathways.Rules.Tests;

public sealed class Evaluating
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1 / 3", "0.3333333333333333333333333333333333")]
    [InlineData("2 / 3", "0.6666666666666666666666666666666667")]
    [InlineData("-2 ** 2", "4")]
    [InlineData("2 ** 3 ** 2", "64")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("1e3", "1000")]
    [InlineData(".5 + .25", "0.75")]
    [InlineData("9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000")]
    [InlineData("123456789012345678901234567890 * 10", "1234567890123456789012345678900")]
    public void Numbers_are_exact_decimals(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("[1,2,3][2]", "2")]
    [InlineData("[1,2,3][-1]", "3")]
    [InlineData("[1,2,3][item > 1]", "[2, 3]")]
    [InlineData("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", "[4]")]
    [InlineData("{a b: 1, c: a b + 1}.c", "2")]
    [InlineData("for i in 1..3 return i * i", "[1, 4, 9]")]
    [InlineData("for i in 3..1, j in [10, 20] return i + j", "[13, 23, 12, 22, 11, 21]")]
    [InlineData("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", "[1, 1, 2, 6, 24]")]
    [InlineData("some x in [1,2,3] satisfies x > 2", "true")]
    [InlineData("every x in [1,2,3] satisfies x > 2", "false")]
    [InlineData("(function(a, b) a + b)(1, 2)", "3")]
    [InlineData("sort([3,1,2], function(x, y) x > y)", "[3, 2, 1]")]
    [InlineData("{f: function(x) x + 1, y: f(2)}.y", "3")]
    [InlineData("for f in (for i in 1..3 return function(x) x + i) return f(10)", "[11, 12, 13]")]
    public void Lists_contexts_and_functions_work_together(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("5 in [1..5]", "true")]
    [InlineData("5 in (1..5)", "false")]
    [InlineData("5 in ]1..5[", "false")]
    [InlineData("5 in (< 3, > 4)", "true")]
    [InlineData("5 in [1, 5]", "true")]
    [InlineData("1 between 0 and 2 and true", "true")]
    [InlineData("{r: (>= \"a\"), is: 5 in r}.is", "null")]
    [InlineData("{r: (< 3), is: null in r}.is", "null")]
    [InlineData("null = 1", "false")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("false and null", "false")]
    [InlineData("null or true", "true")]
    [InlineData("true and 1", "null")]
    public void Comparisons_have_three_answers(string text, string expected) => Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("date(\"2024-01-31\") + duration(\"P1M\")", "@\"2024-02-29\"")]
    [InlineData("@\"2021-01-01\" + @\"PT36H\"", "@\"2021-01-02\"")]
    [InlineData("@\"2021-03-28T01:30:00@Europe/Paris\" + @\"PT1H\"", "@\"2021-03-28T03:30:00@Europe/Paris\"")]
    [InlineData("years and months duration(@\"2011-12-22\", @\"2013-08-24\")", "@\"P1Y8M\"")]
    [InlineData("now()", "@\"2026-11-21T11:30:00@Europe/Paris\"")]
    [InlineData("today().weekday", "6")]
    [InlineData("@\"-999999999-12-31\".year", "-999999999")]
    [InlineData("day of year(date(2019, 9, 17))", "260")]
    public void Dates_and_durations_follow_the_calendar(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Theory]
    [InlineData("sqrt(2)", "1.414213562373095048801688724209698")]
    [InlineData("exp(1)", "2.718281828459045235360287471352662")]
    [InlineData("log(10)", "2.302585092994045684017991454684364")]
    [InlineData("2 ** 0.5", "1.414213562373095048801688724209698")]
    [InlineData("2 ** -2", "0.25")]
    [InlineData("1.5 ** -1.7", "0.5019319713141579784205759089486135")]
    [InlineData("round half up(15.125, 2)", "15.13")]
    [InlineData("decimal(2.5, 0)", "2")]
    [InlineData("modulo(-12, 5)", "3")]
    [InlineData("median([8, 2, 5, 3, 4])", "4")]
    public void Functions_of_numbers_are_right_to_the_last_digit(string text, string expected) =>
        Assert.Equal(expected, Feel.Show(text));

    [Fact]
    public void A_name_that_is_not_there_is_null_and_says_so()
    {
        FeelResult result = Feel.Run("weight kg / 2");

        Assert.True(result.Value.IsNull);
        Assert.Contains("'weight kg'", result.Problems[0].Message, StringComparison.Ordinal);
    }
}
