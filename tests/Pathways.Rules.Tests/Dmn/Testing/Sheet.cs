namespace Pathways.Rules.Tests;

/// <summary>A rule set small enough to read, with what test cases need: types, a service, members, a clock.</summary>
internal static class Sheet
{
    public static readonly RuleSet Rules = Dmn.Compile("""
        <itemDefinition name="tClass"><typeRef>string</typeRef><allowedValues><text>"normal", "high"</text></allowedValues></itemDefinition>
        <itemDefinition name="tPatient">
          <itemComponent name="bmi"><typeRef>number</typeRef></itemComponent>
          <itemComponent name="birth date"><typeRef>date</typeRef></itemComponent>
          <itemComponent name="smokes"><typeRef>boolean</typeRef></itemComponent>
        </itemDefinition>
        <inputData id="p" name="patient"><variable name="patient" typeRef="tPatient"/></inputData>
        <inputData id="m" name="medicines"><variable name="medicines"/></inputData>
        <decision id="d_class" name="class"><variable name="class" typeRef="tClass"/>
          <informationRequirement><requiredInput href="#p"/></informationRequirement>
          <decisionTable id="t">
            <input><inputExpression typeRef="number"><text>patient.bmi</text></inputExpression></input>
            <output name="class"/>
            <rule id="r1"><inputEntry><text>&lt; 25</text></inputEntry><outputEntry><text>"normal"</text></outputEntry></rule>
            <rule id="r2"><inputEntry><text>&gt;= 25</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
          </decisionTable></decision>
        <decision id="d_all" name="all"><variable name="all"/>
          <informationRequirement><requiredDecision href="#d_class"/></informationRequirement>
          <informationRequirement><requiredInput href="#p"/></informationRequirement>
          <informationRequirement><requiredInput href="#m"/></informationRequirement>
          <context>
            <contextEntry><variable name="class" typeRef="tClass"/><literalExpression><text>class</text></literalExpression></contextEntry>
            <contextEntry><variable name="half" typeRef="number"/><literalExpression><text>patient.bmi / 2</text></literalExpression></contextEntry>
            <contextEntry><variable name="age" typeRef="number"/><literalExpression><text>years and months duration(patient.birth date, today()).years</text></literalExpression></contextEntry>
            <contextEntry><variable name="smokes" typeRef="boolean"/><literalExpression><text>patient.smokes</text></literalExpression></contextEntry>
            <contextEntry><variable name="given"/><literalExpression><text>medicines</text></literalExpression></contextEntry>
          </context></decision>
        <decisionService id="s" name="classify"><variable name="classify"/>
          <outputDecision href="#d_class"/><inputData href="#p"/></decisionService>
        """);

    public static RuleSetCases Read(string text) => RuleSetCases.Read(text, "test.cases.csv", Rules);

    public static CaseRun Run(string text)
    {
        RuleSetCases cases = Read(text);
        Assert.Empty(cases.Findings);
        return cases.Run(Feel.Settings);
    }
}
