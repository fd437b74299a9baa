namespace Pathways.Rules.Tests;

public sealed class ReadingModels
{
    [Theory]
    [InlineData("http://www.omg.org/spec/DMN/20151101/dmn.xsd")]
    [InlineData("http://www.omg.org/spec/DMN/20180521/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20191111/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20211108/MODEL/")]
    [InlineData("https://www.omg.org/spec/DMN/20230324/MODEL/")]
    public void Works_for_every_version_of_the_standard(string version)
    {
        DmnReading reading = DmnReader.Read(Dmn.Model(Dmn.Table("hitPolicy=\"UNIQUE\"", "1 | - | \"x\""), version: version), "m.dmn");

        Assert.NotNull(reading.Model);
        RuleSet? rules = RuleSet.Compile(reading.Model, _ => null).RuleSet;
        Assert.Equal("\"x\"", rules?.Evaluate("Risk", Dmn.Inputs("{Age: 1, Sex: \"F\"}"), Feel.Settings).Value.ToString());
    }

    [Theory]
    [InlineData("<definitions", "PW1201")]
    [InlineData("<html/>", "PW1202")]
    [InlineData("", "PW1201")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions>&e;</definitions>", "PW1201")]
    public void Refuses_what_is_no_model_with_a_finding(string xml, string code)
    {
        DmnReading reading = DmnReader.Read(xml, "m.dmn");

        Assert.Null(reading.Model);
        Assert.Equal(code, Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void Allowed_values_are_enforced_unless_switched_off()
    {
        RuleSet rules = Dmn.Compile("""
            <itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
            <inputData id="s" name="Sex"><variable name="Sex" typeRef="tSex"/></inputData>
            <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#s"/></informationRequirement>
              <literalExpression><text>Sex</text></literalExpression></decision>
            """);
        FeelContext inputs = Dmn.Inputs("{Sex: \"female\"}");

        Assert.True(rules.Evaluate("d", inputs, Feel.Settings).Value.IsNull);
        Assert.Equal("\"female\"", rules.Evaluate("d", inputs, Feel.Settings with { EnforceAllowedValues = false }).Value.ToString());
    }

    [Fact]
    public void An_unknown_decision_is_answered_with_those_that_there_are()
    {
        RuleSet rules = Dmn.Compile(Dmn.Table("hitPolicy=\"UNIQUE\"", "1 | - | \"x\""));

        FeelProblem problem = Assert.Single(rules.Evaluate("Rick", FeelContext.Empty, Feel.Settings).Problems);

        Assert.Equal("PW1301", problem.Code);
        Assert.Equal("Name one of: Risk.", problem.Remedy);
    }
}
