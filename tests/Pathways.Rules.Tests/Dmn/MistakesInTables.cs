namespace Pathways.Rules.Tests;

/// <summary>An author's slips are found before a patient meets them, with the place and the remedy.</summary>
public sealed class MistakesInTables
{
    [Theory]
    [InlineData("\"eight\" | \"F\" | \"low\"", "PW1019")]
    [InlineData("< 8 | 3 | \"low\"", "PW1034")]
    [InlineData("< 8 | \"Femle\" | \"low\"", "PW1216")]
    [InlineData("< 8 | \"F\" | 5", "PW1034")]
    [InlineData("< Agee | \"F\" | \"low\"", "PW1010")]
    [InlineData("< 8) | \"F\" | \"low\"", "PW1001")]
    [InlineData("[8..\"nine\"] | \"F\" | \"low\"", "PW1014")]
    [InlineData("< 8 | \"F\" | \"low", "PW1002")]
    [InlineData("< 8 | \"F\" | \"a\" + 1", "PW1013")]
    [InlineData("< 8 | \"F\" | substring(Sex)", "PW1016")]
    [InlineData("< 8 | \"F\" | Sex.name", "PW1012")]
    [InlineData("? | \"F\" | @\"2024-02-30\"", "PW1003")]
    public void Are_findings_with_a_code(string rule, string code)
    {
        RuleSetCompilation compilation = Dmn.Check(Dmn.Table("hitPolicy=\"UNIQUE\"", rule));

        Assert.False(compilation.IsSound);
        Assert.Contains(compilation.Findings, finding => finding.Code == code);
    }

    [Fact]
    public void Are_told_with_line_column_sentence_and_remedy()
    {
        RuleSetCompilation compilation = Dmn.Check(Dmn.Table("hitPolicy=\"UNIQUE\"", "< Agee | \"F\" | \"low\""));

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal("The name 'Agee' is not known here.", finding.Message);
        Assert.Equal(["Agee", "Age, Sex"], finding.Arguments);
        Assert.Equal("Correct it, or add the input or decision that gives it to the requirements. Known: Age, Sex.", finding.Remedy);
        Assert.Equal(("test.dmn", 11), (finding.Source, finding.Line));
        Assert.Equal("    <rule><inputEntry><text>< A".Length, finding.Column);
    }

    [Fact]
    public void Do_not_keep_the_sound_rules_from_working()
    {
        RuleSetCompilation compilation = Dmn.Check(Dmn.Table("hitPolicy=\"FIRST\"", "< Agee | - | \"low\"\n- | - | \"other\""));

        DecisionResult? result = compilation.RuleSet?.Evaluate("Risk", Dmn.Inputs("{Age: 2, Sex: \"M\"}"), Feel.Settings);

        Assert.Equal("\"other\"", result?.Value.ToString());
    }

    [Fact]
    public void Missing_cells_and_unknown_policies_are_found_in_the_form()
    {
        RuleSetCompilation compilation = Dmn.Check(
            Dmn.Table("hitPolicy=\"LUCKY\"", "1 | - | \"x\"").Replace("<inputEntry><text>-</text></inputEntry>", "", StringComparison.Ordinal));

        Assert.Equal(["PW1209", "PW1210"], compilation.Findings.Select(finding => finding.Code).Order());
    }

    [Fact]
    public void Circles_of_requirements_are_named_all_round()
    {
        RuleSetCompilation compilation = Dmn.Check("""
            <decision id="a" name="A"><variable name="A"/><informationRequirement><requiredDecision href="#b"/></informationRequirement>
              <literalExpression><text>B</text></literalExpression></decision>
            <decision id="b" name="B"><variable name="B"/><informationRequirement><requiredDecision href="#a"/></informationRequirement>
              <literalExpression><text>A</text></literalExpression></decision>
            """);

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal("PW1207", finding.Code);
        Assert.Contains("A → B → A", finding.Message, StringComparison.Ordinal);
    }
}
