namespace Pathways.Rules.Tests;

/// <summary>Where a mistake is said to be: the line and the column an author looks at.</summary>
public sealed class PlacesOfMistakes
{
    [Theory]
    [InlineData("1 +", 1, 4, "PW1001")]
    [InlineData("1 + * 2", 1, 5, "PW1001")]
    [InlineData("if true then 1", 1, 15, "PW1001")]
    [InlineData("[1, 2", 1, 6, "PW1001")]
    [InlineData("a +\n  b +\n  )", 3, 3, "PW1001")]
    [InlineData("1 // one\n+ \"open", 2, 3, "PW1002")]
    [InlineData("x + @\"no date\"", 1, 5, "PW1003")]
    [InlineData("\"é🐎\" + @\"no date\"", 1, 9, "PW1003")]
    [InlineData("{a: 1, b: @\"x\"}", 1, 11, "PW1003")]
    public void Of_the_grammar(string text, int line, int column, string code)
    {
        RuleFinding finding = FeelExpression.Compile(text, FeelScope.Open()).Findings.First(one => one.Code == code);

        Assert.Equal((line, column), (finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("age + weight", 1, 7, "PW1010")]
    [InlineData("age +\n   \"a\"", 1, 1, "PW1013")]
    [InlineData("if age then 1 else 2", 1, 4, "PW1015")]
    [InlineData("1 + sqrt(\"a\")", 1, 5, "PW1016")]
    [InlineData("age(1)", 1, 1, "PW1017")]
    [InlineData("age < \"a\"", 1, 1, "PW1014")]
    [InlineData("{a: 1}.b", 1, 8, "PW1012")]
    [InlineData("1 instance of tNothing", 1, 15, "PW1011")]
    [InlineData("1 instance of context<a: number,\n b: list<tNothing>>", 2, 10, "PW1011")]
    [InlineData("function(a: number, b: tNothing) a", 1, 24, "PW1011")]
    public void Of_the_meaning(string text, int line, int column, string code)
    {
        FeelScope scope = FeelScope.Closed(new FeelParameter("age", FeelType.Number));

        RuleFinding finding = FeelExpression.Compile(text, scope).Findings.First(one => one.Code == code);

        Assert.Equal((line, column), (finding.Line, finding.Column));
    }

    [Theory]
    [InlineData("1 / 0", "PW1104", 1)]
    [InlineData("[1, 2][5]", "PW1112", 1)]
    [InlineData("10 + (1 / 0)", "PW1104", 7)]
    [InlineData("{a: 1, b: a / 0}", "PW1104", 11)]
    [InlineData("for x in [1, 0] return 1 / x", "PW1104", 24)]
    [InlineData("number(\"x\", \",\", \".\")", "PW1109", 1)]
    [InlineData("[2..1]", "PW1111", 1)]
    [InlineData("(function(n: number) n)(\"a\")", "PW1106", 1)]
    [InlineData("{f: 1, r: f(2)}", "PW1107", 11)]
    public void Of_the_evaluation(string text, string code, int column)
    {
        FeelProblem problem = Feel.Run(text).Problems[0];

        Assert.Equal(code, problem.Code);
        Assert.Equal(column, problem.Column);
    }
}
