namespace Pathways.Rules.Tests;

/// <summary>What is wrong with the parts of a model, not with their texts.</summary>
public sealed class Structure
{
    private const string Input = "<inputData id=\"a\" name=\"Age\"><variable name=\"Age\" typeRef=\"number\" care:unit=\"a\"/></inputData>\n";

    [Theory]
    [InlineData("<decision id=\"d\" name=\"D\"><variable name=\"D\"/><literalExpression><text>Age</text></literalExpression></decision>", "PW1223", 72, "'Age' is in the model, but is not required here", "Draw a requirement")]
    [InlineData("<decision id=\"d\" name=\"D\"><variable name=\"D\"/><informationRequirement><requiredInput href=\"#x\"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision>", "PW1204", 72, "'D' refers to 'x'", "Add the element")]
    [InlineData("<decision id=\"d\" name=\"D\"><variable name=\"D\" typeRef=\"integer\"/><literalExpression><text>1</text></literalExpression></decision>", "PW1011", 2, "'integer' is not known", "such as number.")]
    [InlineData("<decision id=\"d\" name=\"D\"><variable name=\"D\"/></decision>", "PW1205", 2, "has no logic", "Give it a decision table")]
    [InlineData("<inputData id=\"a\" name=\"B\"><variable name=\"B\"/></inputData>", "PW1226", 2, "Two elements have the id 'a'", "its own id")]
    [InlineData("<inputData id=\"b\" name=\"Age\"><variable name=\"Age\"/></inputData>", "PW1206", 2, "Two elements have the name 'Age'", "its own name")]
    [InlineData("<decisionService id=\"s\" name=\"S\"><variable name=\"S\"/></decisionService>", "PW1228", 2, "'S' has no output decision", "Add the decisions")]
    [InlineData("<itemDefinition name=\"t\"><typeRef>t</typeRef></itemDefinition>", "PW1229", 2, "'t' is defined by itself: t → t", "Give it a type of FEEL")]
    [InlineData("<itemDefinition name=\"t\"><typeRef>number</typeRef><allowedValues><text>\"a\"</text></allowedValues></itemDefinition>", "PW1019", 72, "can never be met", "of the type number")]
    [InlineData("<itemDefinition name=\"t\"><typeRef>number</typeRef><allowedValues><text>18..99</text></allowedValues></itemDefinition>", "PW1026", 72, "does not stand between two brackets", "Write [18..99]")]
    [InlineData("<decision id=\"d\" name=\"D\"><variable name=\"D\"/><literalExpression expressionLanguage=\"urn:python\"><text>1</text></literalExpression></decision>", "PW1217", 104, "'urn:python' is not supported", "in FEEL")]
    [InlineData("<import name=\"lib\" namespace=\"urn:lib\" importType=\"x\" locationURI=\"lib.dmn\"/><decision id=\"d\" name=\"D\"><variable name=\"D\"/><informationRequirement><requiredDecision href=\"urn:lib#x\"/></informationRequirement><literalExpression><text>lib.x + 1</text></literalExpression></decision>", "PW1208", 2, "'lib' (urn:lib) was not found", "Add the file lib.dmn")]
    public void Is_told_once_where_it_stands(string content, string code, int column, string message, string remedy)
    {
        RuleFinding finding = Assert.Single(Dmn.Check(Input + content).Findings);

        (finding with { Line = finding.Line - 2 }).AssertIs(code, column, message, remedy);
    }

    [Theory]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"AVG\"", "number", "1", "PW1225", "'AVG' is no aggregator")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", "string", "\"x\"", "PW1227", "it cannot be summed")]
    [InlineData("hitPolicy=\"UNIQE\"", "number", "1", "PW1210", "'UNIQE' is no hit policy")]
    [InlineData("hitPolicy=\"PRIORITY\"", "number", "1", "PW1212", "needs the output values in their order")]
    [InlineData("hitPolicy=\"UNIQUE\"", "number", "", "PW1224", "is empty")]
    [InlineData("hitPolicy=\"UNIQUE\"", "number", "-", "PW1224", "is empty")]
    public void Of_tables_is_told_once(string hitPolicy, string type, string output, string code, string message)
    {
        RuleFinding finding = Assert.Single(Dmn.Check(Dmn.Table(hitPolicy, $"< 8 | - | {output}", type: type)).Findings);

        Assert.Equal(code, finding.Code);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }
}
