namespace Pathways.Runtime.Tests;

/// <summary>The consent pathway with a rule set beside it: high risk from an age on.</summary>
internal static class RiskBundle
{
    public const string Model = "decisions/risk.dmn";
    public const string Cases = "decisions/risk.cases.csv";

    public static PathwayBundle Of(string? cases, int highFrom = 65)
    {
        PathwayBundle bundle = Drawings.Consent().With(Model, $"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:care="urn:pathways:care:1" name="risk" namespace="urn:risk">
              <inputData id="age" name="age"><variable name="age" typeRef="number" care:unit="a"/></inputData>
              <decision id="d" name="risk"><variable name="risk" typeRef="string"/>
                <informationRequirement><requiredInput href="#age"/></informationRequirement>
                <decisionTable id="t">
                  <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                  <output name="risk" typeRef="string"/>
                  <rule><inputEntry><text>&lt; {highFrom}</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
                  <rule><inputEntry><text>&gt;= {highFrom}</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
                </decisionTable></decision>
            </definitions>
            """);
        return cases is null ? bundle : bundle.With(Cases, cases);
    }
}
