namespace Pathways.Rules.Tests;

public sealed class ImportsAndTables
{
    private const string Csv = "# Cole 2012, table 2\nsex,age_months,l,m,label\nF,24,-1.5,16.2,\nF,30,-1.6,16.0,\"a, b\"\nM,24,-1.4,16.6,x\n";

    private const string TableImport =
        "<import importType=\"urn:pathways:reference-table:1\" namespace=\"urn:t\" name=\"IOTF LMS\" locationURI=\"t.csv\"/>";

    [Theory]
    [InlineData("IOTF LMS[sex = \"F\" and age_months &lt;= 30][-1].m", "16")]
    [InlineData("count(IOTF LMS)", "3")]
    [InlineData("IOTF LMS[1].label", "null")]
    [InlineData("IOTF LMS.label", "[null, \"a, b\", \"x\"]")]
    public void A_reference_table_is_a_list_of_contexts_under_its_name(string text, string expected)
    {
        RuleSet rules = Dmn.Compile(
            TableImport + Decision(text), import => new RuleSource.Table(Csv, import.Location ?? "?"));

        Assert.Equal(expected, rules.Evaluate("d", FeelContext.Empty, Feel.Settings).Value.ToString());
    }

    [Fact]
    public void A_wrong_column_of_a_reference_table_is_found_when_compiling()
    {
        RuleSetCompilation compilation = Dmn.Check(
            TableImport + Decision("IOTF LMS[age_weeks > 3]"), _ => new RuleSource.Table(Csv, "t.csv"));

        RuleFinding finding = Assert.Single(compilation.Findings);
        Assert.Equal(("PW1010", "age_weeks"), (finding.Code, finding.Arguments[0]));
        Assert.Contains("age_months", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_model_lends_its_decisions_types_and_functions_under_the_imports_name()
    {
        DmnModel growth = DmnReader.Read(Dmn.Model("""
            <itemDefinition name="tChild"><itemComponent name="weight kg"><typeRef>number</typeRef></itemComponent></itemDefinition>
            <inputData id="c" name="Child"><variable name="Child" typeRef="tChild"/></inputData>
            <decision id="g" name="Grams"><variable name="Grams" typeRef="number"/>
              <informationRequirement><requiredInput href="#c"/></informationRequirement>
              <literalExpression><text>Child.weight kg * 1000</text></literalExpression></decision>
            """, "urn:growth"), "growth.dmn").Model!; // the text above is well-formed

        RuleSet rules = Dmn.Compile("""
            <import importType="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:growth" name="growth"/>
            <decision id="d" name="d"><variable name="d"/>
              <informationRequirement><requiredDecision href="urn:growth#g"/></informationRequirement>
              <literalExpression><text>growth.Grams / 2</text></literalExpression></decision>
            """, _ => new RuleSource.Model(growth));

        Assert.Equal("15700", rules.Evaluate("d", Dmn.Inputs("{Child: {weight kg: 31.4}}"), Feel.Settings).Value.ToString());
        Assert.Equal(["Child: tChild"], rules.InputsOf("d").Select(input => $"{input.Name}: {input.Type}"));
    }

    [Fact]
    public void A_missing_import_is_a_finding()
    {
        RuleSetCompilation compilation = Dmn.Check(TableImport + Decision("1"));

        Assert.Equal("PW1208", Assert.Single(compilation.Findings).Code);
    }

    [Fact]
    public void The_hash_changes_with_the_content_and_with_an_imported_table_but_not_with_the_layout()
    {
        string model = TableImport + Decision("1");
        RuleSet first = Dmn.Compile(model, _ => new RuleSource.Table(Csv, "t.csv"));

        Assert.Equal(first.ContentHash, Dmn.Compile(model.Replace("><", ">\n  <", StringComparison.Ordinal), _ => new RuleSource.Table(Csv, "t.csv")).ContentHash);
        Assert.NotEqual(first.ContentHash, Dmn.Compile(model, _ => new RuleSource.Table(Csv + "M,30,1,2,\n", "t.csv")).ContentHash);
        Assert.NotEqual(first.ContentHash, Dmn.Compile(TableImport + Decision("2"), _ => new RuleSource.Table(Csv, "t.csv")).ContentHash);
    }

    private static string Decision(string text) =>
        $"<decision id=\"d\" name=\"d\"><variable name=\"d\"/><literalExpression><text>{text}</text></literalExpression></decision>";
}
