using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pathways.DesignerHost.Designing.RuleEditing;
using Pathways.DesignerHost.Forms;
using Pathways.Rules;

namespace Pathways.DesignerHost.Tests.Designing;

public sealed class TypedTables
{
    private static readonly DmnDecisionTable Table = Assert.Single(RuleTableSheet.AllOf(DmnReader.Read("""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="risk" namespace="urn:risk">
          <decision id="d" name="risk"><variable name="risk"/>
            <decisionTable id="t">
              <input><inputExpression><text>age</text></inputExpression></input><output/>
              <rule><inputEntry><text>&lt; 65</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
            </decisionTable></decision>
        </definitions>
        """, "risk.dmn").Model!)).Table; // It can be read.

    [Fact]
    public void Rows_come_as_typed_without_signs_that_no_file_can_hold()
    {
        ImmutableArray<EditedRule>? rows = Read(("rows", "1"), ("r0was", "0"), ("r0i0", "< 70\u000B"), ("r0o0", "2"));

        EditedRule row = Assert.Single(rows ?? []);
        Assert.Equal((0, "< 70", "2"), (row.Was, row.Inputs[0], row.Outputs[0]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1001")]
    [InlineData("-1")]
    [InlineData("many")]
    public void Rows_that_did_not_all_come_along_are_none(string? count) =>
        Assert.Null(count is null ? Read(("r0i0", "< 70")) : Read(("rows", count), ("r0i0", "< 70")));

    private static ImmutableArray<EditedRule>? Read(params (string Name, string Value)[] sent) => new TableEntry(Entry.From(
        new FormCollection(sent.ToDictionary(field => field.Name, field => new StringValues(field.Value))))).Rows(Table);
}
