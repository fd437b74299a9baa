namespace Pathways.Runtime.Tests;

/// <summary>A rule set is published only when no two rules of its tables contradict each other.</summary>
public sealed class PublishingTables
{
    [Fact]
    public async Task Is_refused_with_a_patient_for_whom_two_rules_match()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome outcome = await here.Publisher.PublishAsync(
            Installation.Network, Installation.Nadia.Person, Bundle("<= 65"), TestContext.Current.CancellationToken);

        Definitions.Finding finding = Assert.Single(
            Assert.IsType<PublishOutcome.Refused>(outcome).Findings, finding => finding.IsError);
        Assert.Equal(("PW1230", "decisions/risk.dmn"), (finding.Code, finding.Source));
        Assert.EndsWith("for example age = 65 a.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_of_a_gap_and_publishes_all_the_same()
    {
        await using Installation here = await Installation.CreateAsync();

        PublishOutcome.Published published = await here.PublishAsync(Bundle("< 60"));

        Assert.Contains(published.Findings, finding => finding.Message.StartsWith("No rule matches where age in [60..65)", StringComparison.Ordinal));
    }

    private static PathwayBundle Bundle(string low) => Drawings.Consent().With("decisions/risk.dmn", $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:care="urn:pathways:care:1" name="risk" namespace="urn:risk">
          <inputData id="age" name="age"><variable name="age" typeRef="number" care:unit="a"/></inputData>
          <decision id="d" name="risk"><variable name="risk" typeRef="string"/>
            <informationRequirement><requiredInput href="#age"/></informationRequirement>
            <decisionTable id="t">
              <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
              <output name="risk" typeRef="string"/>
              <rule><inputEntry><text>{low.Replace("<", "&lt;", StringComparison.Ordinal)}</text></inputEntry><outputEntry><text>"low"</text></outputEntry></rule>
              <rule><inputEntry><text>&gt;= 65</text></inputEntry><outputEntry><text>"high"</text></outputEntry></rule>
            </decisionTable></decision>
        </definitions>
        """);
}
