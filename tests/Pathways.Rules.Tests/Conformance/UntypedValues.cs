namespace Pathways.Rules.Tests;

/// <summary>Old test files of the kit type none of their values: the model says what the texts are.</summary>
public sealed class UntypedValues
{
    [Theory]
    [InlineData("12", "2026-11-21", "")]
    [InlineData("13", "2026-11-22", "1 is less than 13")]
    public void Are_read_by_the_types_of_the_model(string number, string date, string difference)
    {
        ConformanceFile file = ConformanceFile.Read($"""
            <testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase">
              <testCase id="1">
                <inputNode name="visit"><component name="day"><value>2026-11-21</value></component><component name="scores">
                  <list><item><value>5</value></item><item><value>7</value></item></list></component></inputNode>
                <resultNode name="seen"><expected><component name="score"><value>{number}</value></component>
                  <component name="day"><value>{date}</value></component><component name="note"><value/></component></expected></resultNode>
              </testCase>
            </testCases>
            """);
        RuleSet rules = Dmn.Compile("""
            <itemDefinition name="tVisit">
              <itemComponent name="day"><typeRef>date</typeRef></itemComponent>
              <itemComponent name="scores" isCollection="true"><typeRef>number</typeRef></itemComponent>
            </itemDefinition>
            <inputData id="v" name="visit"><variable name="visit" typeRef="tVisit"/></inputData>
            <decision id="d" name="seen"><variable name="seen"/><informationRequirement><requiredInput href="#v"/></informationRequirement>
              <literalExpression><text>{score: sum(visit.scores), day: visit.day, note: null}</text></literalExpression></decision>
            """);

        ConformanceOutcome outcome = Assert.Single(file.Run(rules, Feel.Settings));

        Assert.Equal(difference.Length == 0, outcome.HasPassed);
    }
}
