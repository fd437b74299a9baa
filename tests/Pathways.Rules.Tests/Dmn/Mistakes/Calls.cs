namespace Pathways.Rules.Tests;

/// <summary>Functions that are given what they cannot use.</summary>
public sealed class Calls
{
    [Theory]
    [InlineData("date(\"2026-13-01\")", "PW1038", "is always null", "date(\"2026-11-21\")")]
    [InlineData("date(\"31/12/2026\")", "PW1038", "is always null", "date(\"2026-12-31\")")]
    [InlineData("date(2026, 13, 1)", "PW1038", "is always null", "date(\"2026-11-21\")")]
    [InlineData("time(\"25:00:00\")", "PW1038", "is always null", "time(\"10:30:00\")")]
    [InlineData("duration(\"3 days\")", "PW1038", "is always null", "duration(\"P3D\")")]
    [InlineData("number(\"18,5\")", "PW1038", "is always null", "number(\"18.5\")")]
    [InlineData("matches(comment, \"[a-\")", "PW1038", "is always null", "matches(")]
    [InlineData("sqrt(-1)", "PW1038", "is always null", "sqrt(number: number)")]
    [InlineData("@\"2026-13-01\"", "PW1003", "is no date, time or duration", "@\"2026-11-21\"")]
    [InlineData("modulo(Age, 0)", "PW1044", "divides by 0", "Correct the divisor")]
    [InlineData("substring(comment)", "PW1016", "cannot be called with (string)", "start position: number")]
    [InlineData("string length(Age)", "PW1016", "cannot be called with (number)", "string: string")]
    [InlineData("sum(\"a\", \"b\")", "PW1016", "cannot be called with (string, string)", "numbers")]
    [InlineData("sum(codes)", "PW1016", "cannot be called with (tCodes)", "numbers")]
    [InlineData("date(form: \"2026-01-01\")", "PW1016", "form: string", "from: string")]
    [InlineData("contains(codes, \"A\")", "PW1047", "a list stands where one value does", "string: string")]
    [InlineData("list contains(comment, \"a\")", "PW1047", "one value for a list", "list: list")]
    [InlineData("dose(Age)", "PW1021", "takes 2 arguments, but 1 are given", "age, sex")]
    [InlineData("dose(age: Age, sexe: Sex)", "PW1043", "has no parameter 'sexe'", "Its parameters: age, sex.")]
    public void Are_told_once(string text, string code, string message, string remedy) =>
        Mistake.InExpression(text).AssertIs(code, 1, message, remedy);

    [Theory]
    [InlineData("dose(Age, 3)", "PW1034", 11, "but string is wanted", "Write \"3\".")]
    [InlineData("dose(smoker, Sex)", "PW1022", 6, "'smoker' is of type boolean, but dose(age) wants number", "of the type number")]
    public void Are_told_at_the_argument(string text, string code, int column, string message, string remedy) =>
        Mistake.InExpression(text).AssertIs(code, column, message, remedy);
}
