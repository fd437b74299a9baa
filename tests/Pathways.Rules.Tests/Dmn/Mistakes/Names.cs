namespace Pathways.Rules.Tests;

/// <summary>Names that are misspelt, unknown, or known only elsewhere.</summary>
public sealed class Names
{
    [Theory]
    [InlineData("Agee > 18", "PW1010", 1, "'Agee' is not known here", "Known: Age,")]
    [InlineData("age > 18", "PW1010", 1, "'age' is not known here", "Known: Age,")]
    [InlineData("birthdate < today()", "PW1010", 1, "'birthdate' is not known here", "Known: birth date,")]
    [InlineData("Lab result > 5", "PW1010", 1, "'Lab result' is not known here", "requirements")]
    [InlineData("Sex = Female", "PW1037", 7, "'Female' is no known name", "Write \"Female\".")]
    [InlineData("elsewhere = \"x\"", "PW1223", 1, "'elsewhere' is in the model, but is not required here", "Draw a requirement")]
    [InlineData("not linked()", "PW1223", 1, "'not linked' is in the model, but is not required here", "Draw a requirement")]
    [InlineData("person.nmae", "PW1012", 8, "has no member 'nmae'", "Known: name, birth date.")]
    [InlineData("birth date.yaer", "PW1012", 12, "has no member 'yaer'", "Known: year,")]
    [InlineData("comment.length()", "PW1012", 9, "has no member 'length'", "Correct the name")]
    [InlineData("codes[lenght > 2]", "PW1010", 7, "'lenght' is not known here", "Known:")]
    [InlineData("string lenght(comment)", "PW1042", 1, "no function 'string lenght'", "Near it: string length,")]
    [InlineData("lenght(comment)", "PW1042", 1, "no function 'lenght'", "Near it: string length,")]
    [InlineData("upper(comment)", "PW1042", 1, "no function 'upper'", "Near it: upper case,")]
    [InlineData("? > 3", "PW1046", 1, "'?' has no meaning here", "Write the name of what is tested")]
    [InlineData("Age(3)", "PW1017", 1, "cannot be called", "Call a function")]
    [InlineData("\"a", "PW1002", 1, "has no closing quotation mark", "Add the quotation mark")]
    [InlineData("if Age > 18 then 1", "PW1001", 19, "'else' was expected", "Look at what stands before it")]
    [InlineData("count(codes", "PW1001", 12, "')' was expected", "a bracket is missing")]
    public void Are_told_once_where_they_stand(string text, string code, int column, string message, string remedy) =>
        Mistake.InExpression(text).AssertIs(code, column, message, remedy);
}
