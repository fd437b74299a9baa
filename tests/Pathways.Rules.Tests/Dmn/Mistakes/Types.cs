namespace Pathways.Rules.Tests;

/// <summary>Values of one type where another is wanted.</summary>
public sealed class Types
{
    [Theory]
    [InlineData("Age = \"18\"", "PW1034", 7, "of type string, but number is wanted", "Write 18.")]
    [InlineData("codes[1] = 3", "PW1034", 12, "of type number, but string is wanted", "Write \"3\".")]
    [InlineData("smoker = \"true\"", "PW1034", 10, "but boolean is wanted", "Write true.")]
    [InlineData("birth date < \"2000-01-01\"", "PW1034", 14, "but date is wanted", "Write @\"2000-01-01\".")]
    [InlineData("birth date > 2000-01-01", "PW1033", 14, "not a date", "Write @\"2000-01-01\".")]
    [InlineData("birth date.year = \"2000\"", "PW1034", 19, "but number is wanted", "Write 2000.")]
    [InlineData("seen at > birth date", "PW1034", 1, "of type date and time", "Write date(seen at).")]
    [InlineData("Sex = \"female\"", "PW1040", 7, "'Sex' is never \"female\"", "Correct the value")]
    [InlineData("codes = \"A\"", "PW1049", 1, "is a list", "Write list contains(codes, \"A\")")]
    [InlineData("today() - birth date > 18", "PW1035", 1, "is a duration", "years and months duration(from, to) with @\"P18Y\"")]
    [InlineData("years and months duration(birth date, today()) > 18", "PW1036", 1, "is a duration", "@\"P18Y\" for years")]
    [InlineData("stay > duration(\"P1M\")", "PW1014", 1, "never comparable with", "Compare values of one kind")]
    [InlineData("today - birth date", "PW1041", 1, "'today' is a function", "Write today().")]
    [InlineData("Age + \"x\"", "PW1013", 1, "'+' cannot work on", "number()")]
    [InlineData("birth date + 3", "PW1013", 1, "'+' cannot work on", "date()")]
    [InlineData("if Age then 1 else 2", "PW1015", 4, "a true or false is wanted", "Write a condition")]
    [InlineData("not(Age)", "PW1015", 5, "a true or false is wanted", "Write a condition")]
    [InlineData("Age = 18 or 19", "PW1027", 13, "missing at '19'", "Age = 18 or Age = 19")]
    [InlineData("Sex = \"F\" or \"M\"", "PW1027", 14, "missing at '\"M\"'", "Sex = \"F\" or Sex = \"M\"")]
    [InlineData("18 < Age < 25", "PW1027", 1, "missing at '< 25'", "18 < Age and Age < 25")]
    [InlineData("Age > 18 and < 25", "PW1027", 14, "missing at '<'", "Age > 18 and Age < 25")]
    [InlineData("Age in (1, \"x\")", "PW1019", 12, "can never be met", "of the type number")]
    [InlineData("Age in [25..18]", "PW1039", 8, "Nothing lies in", "Write [18..25].")]
    [InlineData("Age between 25 and 18", "PW1039", 1, "Nothing lies in", "Write Age between 18 and 25.")]
    [InlineData("Age in 18-25", "PW1031", 8, "is a subtraction", "Write [18..25]")]
    [InlineData("Age > 18,5", "PW1029", 7, "'18,5' is no number", "Write 18.5.")]
    [InlineData("Age instance of integer", "PW1011", 17, "'integer' is not known", "such as number.")]
    [InlineData("Age / 0", "PW1044", 1, "divides by 0", "Correct the divisor")]
    [InlineData("codes[0]", "PW1045", 7, "items are counted from 1", "Write [1]")]
    public void Are_told_once_where_they_stand(string text, string code, int column, string message, string remedy) =>
        Mistake.InExpression(text).AssertIs(code, column, message, remedy);
}
