namespace Pathways.Cli.Tests;

/// <summary>A DMN file small enough to read: a class by BMI and sex, and whether it is high.</summary>
internal static class SmallModel
{
    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="small" namespace="urn:test:small" id="small">
          <itemDefinition name="tSex"><typeRef>string</typeRef><allowedValues><text>"F", "M"</text></allowedValues></itemDefinition>
          <inputData id="i_bmi" name="bmi"><variable name="bmi" typeRef="number"/></inputData>
          <inputData id="i_sex" name="sex"><variable name="sex" typeRef="tSex"/></inputData>
          <inputData id="i_urgent" name="urgent"><variable name="urgent" typeRef="boolean"/></inputData>
          <inputData id="i_seen" name="seen"><variable name="seen" typeRef="date"/></inputData>
          <decision id="d_class" name="class">
            <question>Which class?</question>
            <variable name="class" typeRef="string"/>
            <informationRequirement><requiredInput href="#i_bmi"/></informationRequirement>
            <informationRequirement><requiredInput href="#i_sex"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE" id="t_class">
              <input><inputExpression typeRef="number"><text>bmi</text></inputExpression></input>
              <input><inputExpression typeRef="string"><text>sex</text></inputExpression></input>
              <output name="class" typeRef="string"/>
              <annotation name="source"/>
              <rule><inputEntry><text>&lt; 25</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"normal"</text></outputEntry><annotationEntry><text>guideline 1</text></annotationEntry></rule>
              <rule><inputEntry><text>&gt;= 25</text></inputEntry><inputEntry><text>"F","M"</text></inputEntry><outputEntry><text>"high"</text></outputEntry><annotationEntry><text></text></annotationEntry></rule>
            </decisionTable>
          </decision>
          <decision id="d_all" name="all">
            <variable name="all"/>
            <informationRequirement><requiredDecision href="#d_class"/></informationRequirement>
            <informationRequirement><requiredInput href="#i_bmi"/></informationRequirement>
            <informationRequirement><requiredInput href="#i_urgent"/></informationRequirement>
            <informationRequirement><requiredInput href="#i_seen"/></informationRequirement>
            <literalExpression><text>{class: class, half: bmi / 2, alert: urgent and class = "high", due: seen + @"P7D"}</text></literalExpression>
          </decision>
        </definitions>
        """;
}
