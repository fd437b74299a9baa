namespace Pathways.Rules.Tests;

/// <summary>What people read for the names, values and guidelines of a model.</summary>
public sealed class WordsOfTheModel
{
    private const string Content = """
        <extensionElements>
          <term xmlns="urn:pathways:care:1" text="F" fr="fille" en="girl"/>
          <term xmlns="urn:pathways:care:1" text="weight" en="weight"/>
          <term xmlns="urn:other" text="height" en="not ours"/>
        </extensionElements>
        <inputData id="w" name="weight" label="poids"><variable name="weight" typeRef="number" xmlns:care="urn:pathways:care:1" care:unit="kg"/></inputData>
        <inputData id="h" name="height"><variable name="height" label="taille (m)" typeRef="number" xmlns:care="urn:pathways:care:1" care:unit="m"/></inputData>
        <decision id="d" name="body mass"><variable name="body mass" xmlns:care="urn:pathways:care:1" care:unit="kg/m2"/>
          <informationRequirement><requiredInput href="#w"/></informationRequirement>
          <informationRequirement><requiredInput href="#h"/></informationRequirement>
          <authorityRequirement><requiredAuthority href="#g"/></authorityRequirement>
          <literalExpression><text>weight / height ** 2</text></literalExpression>
        </decision>
        <knowledgeSource id="g" name="guide" label="HAS 2022" locationURI="https://example.org/guide"><description> Whole title. </description></knowledgeSource>
        """;

    private static readonly RuleSet rules = Dmn.Compile(Content);

    [Theory]
    [InlineData("F", "fille", "girl")]
    [InlineData("weight", "poids", "weight")]
    [InlineData("height", "taille (m)", "taille (m)")]
    [InlineData("very_early", "very early", "very early")]
    [InlineData("Seen at home", "Seen at home", "Seen at home")]
    public void Are_the_terms_in_their_language_then_the_labels_then_the_names(string text, string french, string english)
    {
        Assert.Equal(french, rules.Glossary.Say(text, RuleLanguage.French));
        Assert.Equal(english, rules.Glossary.Say(text, RuleLanguage.English));
    }

    [Fact]
    public void Hold_the_guidelines_of_a_decision()
    {
        DmnKnowledgeSource source = Assert.Single(rules.Glossary.SourcesOf("d"));

        Assert.Equal(("HAS 2022", "https://example.org/guide", "Whole title."), (source.Label, source.Location, source.Description));
        Assert.Empty(rules.Glossary.SourcesOf("elsewhere"));
    }

    [Fact]
    public void Put_units_after_numbers_whose_name_does_not_hold_them()
    {
        DecisionExplanation told = rules.Evaluate("body mass", Dmn.Inputs("{weight: 31.4, height: 1.28}"), Feel.Settings)
            .Trace.Explain(rules.Glossary, RuleLanguage.French);

        Assert.Equal(["poids : 31,4 kg", "taille (m) : 1,28"], told.Facts.Select(fact => $"{fact.Name} : {fact.Value}"));
        Assert.Equal("environ 19,165 kg/m²", told.Answer);
        Assert.Equal(["HAS 2022, https://example.org/guide"], Assert.Single(told.Steps).Sources);
    }

    [Fact]
    public void Name_the_sources_of_an_input_and_of_its_members()
    {
        RuleSet patients = Dmn.Compile("""
            <inputData id="p" name="patient"><variable name="patient"/></inputData>
            <decision id="d" name="heavy"><variable name="heavy"/>
              <informationRequirement><requiredInput href="#p"/></informationRequirement>
              <literalExpression><text>patient.weight > 100</text></literalExpression>
            </decision>
            """);
        EvaluationSettings settings = Feel.Settings with
        {
            Sources =
            [
                new InputSource("patient.weight", InputOrigin.Measure, "m-1", Feel.Settings.Now, "A. Morel"),
                new InputSource("patient.limit", InputOrigin.Setting),
                new InputSource("patients", InputOrigin.Message),
            ],
        };

        DecisionTrace trace = patients.Evaluate("heavy", Dmn.Inputs("{patient: {weight: 120, limit: 100}}"), settings).Trace;

        Assert.Equal(
            "weight: measure, 21 November 2026, A. Morel; limit: setting",
            Assert.Single(trace.Explain(patients.Glossary, RuleLanguage.English).Facts).Source);
    }
}
