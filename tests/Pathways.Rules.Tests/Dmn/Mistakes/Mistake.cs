using System.Security;

namespace Pathways.Rules.Tests;

/// <summary>One mistake in an otherwise sound model, and the one finding that tells of it.</summary>
internal static class Mistake
{
    private const string Inputs = """
        <itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
        <itemDefinition name="tCodes" isCollection="true"><typeRef>string</typeRef></itemDefinition>
        <itemDefinition name="tPerson"><itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="birth date"><typeRef>date</typeRef></itemComponent></itemDefinition>
        <inputData id="i1" name="Age"><variable name="Age" typeRef="number" care:unit="a"/></inputData>
        <inputData id="i2" name="Sex"><variable name="Sex" typeRef="tSex"/></inputData>
        <inputData id="i3" name="birth date"><variable name="birth date" typeRef="date"/></inputData>
        <inputData id="i4" name="smoker"><variable name="smoker" typeRef="boolean"/></inputData>
        <inputData id="i5" name="person"><variable name="person" typeRef="tPerson"/></inputData>
        <inputData id="i6" name="codes"><variable name="codes" typeRef="tCodes"/></inputData>
        <inputData id="i7" name="comment"><variable name="comment" typeRef="string"/></inputData>
        <inputData id="i8" name="seen at"><variable name="seen at" typeRef="dateTime"/></inputData>
        <inputData id="i9" name="stay"><variable name="stay" typeRef="dayTimeDuration"/></inputData>
        <inputData id="i10" name="elsewhere"><variable name="elsewhere" typeRef="string"/></inputData>
        <businessKnowledgeModel id="k1" name="dose"><variable name="dose"/><encapsulatedLogic>
          <formalParameter name="age" typeRef="number" care:unit="a"/><formalParameter name="sex" typeRef="string"/>
          <literalExpression><text>if sex = "F" then age else age + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
        <businessKnowledgeModel id="k2" name="not linked"><variable name="not linked"/><encapsulatedLogic>
          <literalExpression><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
        """;

    private static readonly string requirements = string.Concat(Enumerable.Range(1, 9).Select(i =>
        $"<informationRequirement><requiredInput href=\"#i{i}\"/></informationRequirement>"))
        + "<knowledgeRequirement><requiredKnowledge href=\"#k1\"/></knowledgeRequirement>";

    /// <summary>What is found in an expression; its first line is line 1.</summary>
    public static RuleFinding InExpression(string text) => Single(
        $"<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{requirements}<literalExpression><text>", text, "</text></literalExpression></decision>");

    /// <summary>What is found in a cell of a column.</summary>
    public static RuleFinding InCell(string column, string text) => Single(
        $"{Table(column, "string")}<rule><inputEntry><text>", text, "</text></inputEntry><outputEntry><text>\"x\"</text></outputEntry></rule></decisionTable></decision>");

    /// <summary>What is found in an output cell of a type.</summary>
    public static RuleFinding InOutput(string type, string text) => Single(
        $"{Table("Age", type)}<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>", text, "</text></outputEntry></rule></decisionTable></decision>");

    /// <summary>All that is found in a cell that is in order.</summary>
    public static IEnumerable<RuleFinding> AllInCell(string column, string text) => Dmn.Check(
        $"{Inputs}{Table(column, "string")}<rule><inputEntry><text>{SecurityElement.Escape(text)}</text></inputEntry>"
        + "<outputEntry><text>\"x\"</text></outputEntry></rule></decisionTable></decision>").Findings;

    /// <summary>Asserts that a finding is the one that is expected, at the column of the text, and says what to do.</summary>
    public static void AssertIs(this RuleFinding finding, string code, int column, string message, string remedy)
    {
        Assert.Equal((code, 1, column), (finding.Code, finding.Line, finding.Column));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, finding.Remedy, StringComparison.Ordinal);
    }

    private static string Table(string column, string type) =>
        $"<decision id=\"d\" name=\"D\"><variable name=\"D\"/>{requirements}<decisionTable hitPolicy=\"FIRST\"><input><inputExpression>"
        + $"<text>{column}</text></inputExpression></input><output name=\"D\" typeRef=\"{type}\"/>";

    private static RuleFinding Single(string before, string text, string after)
    {
        string start = $"{Inputs}\n{before}\n";
        RuleFinding finding = Assert.Single(Dmn.Check($"{start}{SecurityElement.Escape(text)}{after}").Findings);
        return finding with { Line = finding.Line - start.Count(c => c == '\n') - 1 };
    }
}
