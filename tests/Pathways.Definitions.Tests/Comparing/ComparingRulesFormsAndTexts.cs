using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions.Tests;

public sealed class ComparingRulesFormsAndTexts
{
    [Fact]
    public void A_cell_tells_its_row_its_column_and_both_values()
    {
        RuleChange change = Assert.Single(Rules([("r1", ">= 65", "\"high\""), ("r2", "< 65", "\"low\"")], [("r1", ">= 70", "\"high\""), ("r2", "< 65", "\"low\"")]));

        Assert.Equal(new RuleChange("risk", RuleAspect.Cell, 1, "age", ">= 65", ">= 70"), change);
    }

    [Fact]
    public void Rows_that_come_and_go_are_told_and_those_that_only_moved_are_not()
    {
        ImmutableArray<RuleChange> changes = Rules([("r1", "1", "\"a\""), ("r2", "2", "\"b\"")], [("r2", "2", "\"b\""), ("r3", "3", "\"c\"")]);

        Assert.Equal(
            [new RuleChange("risk", RuleAspect.Row, 2, null, null, "3 → \"c\""), new RuleChange("risk", RuleAspect.Row, 1, null, "1 → \"a\"", null)],
            changes);
    }

    [Fact]
    public void A_field_tells_its_limits_and_its_label()
    {
        FormDefinition before = Form("""{"key":"weight","type":"number","label":"Poids","validate":{"min":1,"max":300}}""");
        FormDefinition after = Form("""{"key":"weight","type":"number","label":"Poids (kg)","validate":{"min":1,"max":250,"required":true}},{"key":"note","type":"textfield","label":"Note"}""");

        ImmutableArray<FormChange> changes = FormDifference.Between(before, after);

        Assert.Contains(new FormChange("weight", "Poids (kg)", FormAspect.Label, "Poids", "Poids (kg)"), changes);
        Assert.Contains(new FormChange("weight", "Poids (kg)", FormAspect.Limits, "1 – 300", "1 – 250"), changes);
        Assert.Contains(new FormChange("weight", "Poids (kg)", FormAspect.Required, "false", "true"), changes);
        Assert.Contains(new FormChange("note", "Note", FormAspect.Field, null, "Note"), changes);
        Assert.Equal(4, changes.Length);
        Assert.Empty(FormDifference.Between(before, before));
    }

    [Fact]
    public void Lines_are_told_with_two_around_them()
    {
        ImmutableArray<TextLine> lines = TextDifference.Between("a\nb\nc\nd\ne\nf\r\ng", "a\nb\nc\nd\nE\nf\ng");

        Assert.Equal(["…", " c", " d", "-e", "+E", " f", " g"], lines.Select(Told));
        Assert.Empty(TextDifference.Between("a\r\nb", "a\nb"));
    }

    [Fact]
    public void Texts_without_a_common_line_are_told_whole() =>
        Assert.Equal(["-a", "-b", "+c"], TextDifference.Between("a\nb", "c").Select(Told));

    private static string Told(TextLine line) => line.Kind switch
    {
        TextLineKind.Added => $"+{line.Text}",
        TextLineKind.Removed => $"-{line.Text}",
        TextLineKind.LeftOut => "…",
        _ => $" {line.Text}",
    };

    private static ImmutableArray<RuleChange> Rules((string Id, string Age, string Risk)[] before, (string Id, string Age, string Risk)[] after) =>
        RuleDifference.Between(Model(before), Model(after));

    private static DmnModel Model((string Id, string Age, string Risk)[] rows) => DmnReader.Read(
        $"""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="risk" namespace="urn:test">
          <inputData id="i" name="age"><variable name="age" typeRef="number"/></inputData>
          <decision id="risk" name="risk"><variable name="risk" typeRef="string"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
              <input><inputExpression typeRef="number"><text>age</text></inputExpression></input><output/>
              {string.Concat(rows.Select(row => $"<rule id=\"{row.Id}\"><inputEntry><text>{System.Security.SecurityElement.Escape(row.Age)}</text></inputEntry><outputEntry><text>{row.Risk}</text></outputEntry></rule>"))}
            </decisionTable>
          </decision>
        </definitions>
        """,
        "risk.dmn").Model ?? throw new InvalidOperationException("The model cannot be read.");

    private static FormDefinition Form(string components) =>
        FormReader.Read($$"""{"type":"default","components":[{{components}}]}""", "f", "forms/f.json") is { Form: { } form }
            ? form
            : throw new InvalidOperationException("The form cannot be read.");
}
