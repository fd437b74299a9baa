using System.Collections.Immutable;

namespace Pathways.Rules.Tests;

/// <summary>Rows of a table are written anew, and nothing else.</summary>
public sealed class EditingTables
{
    private const string Table = """
        <?xml version="1.0" encoding="UTF-8"?>
        <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20230324/MODEL/"
            xmlns:other="urn:other"   name='a > b' namespace="urn:test">
          <!-- who wrote this -->
          <dmn:inputData id="age" name="age"><dmn:variable name="age" typeRef="number"/></dmn:inputData>
          <dmn:decision id="risk" name="risk">
            <dmn:variable name="risk" typeRef="string"/>
            <dmn:informationRequirement id="needs"><dmn:requiredInput href="#age"/></dmn:informationRequirement>
            <dmn:decisionTable id="t" hitPolicy="UNIQUE">
              <dmn:input id="i"><dmn:inputExpression typeRef="number"><dmn:text>age</dmn:text></dmn:inputExpression></dmn:input>
              <dmn:output id="o" name="risk" typeRef="string"/>
              <dmn:annotation name="Source"/>
              <!-- the young -->
              <dmn:rule id="young" other:color="red">
                <dmn:inputEntry id="young_in"><dmn:text>&lt; 65</dmn:text></dmn:inputEntry>
                <dmn:outputEntry><dmn:text><![CDATA["low"]]></dmn:text></dmn:outputEntry>
                <dmn:annotationEntry><dmn:text>[V]</dmn:text></dmn:annotationEntry>
              </dmn:rule>
              <!-- the old -->
              <dmn:rule id="old">
                <dmn:inputEntry><dmn:text>&gt;= 65</dmn:text></dmn:inputEntry>
                <dmn:outputEntry><dmn:text>"high"</dmn:text></dmn:outputEntry>
              </dmn:rule>
            </dmn:decisionTable>
          </dmn:decision>
        </dmn:definitions>
        """;

    [Fact]
    public void The_same_rows_leave_every_sign_as_it_was()
    {
        Assert.Equal(Table, Apply(Table, Rows(Table)));
        Assert.Equal("\uFEFF" + Table, Apply("\uFEFF" + Table, Rows(Table)));
        string onWindows = Table.ReplaceLineEndings("\r\n");
        Assert.Equal(onWindows, Apply(onWindows, Rows(onWindows)));
    }

    [Fact]
    public void A_changed_cell_changes_that_cell()
    {
        ImmutableArray<EditedRule> rows = Rows(Table);
        rows = rows.SetItem(1, rows[1] with { Inputs = ["> 65"], Annotations = ["Choix « 65 » & suite [P]"] });

        string changed = Assert.IsType<string>(Apply(Table, rows));

        string expected = Table
            .Replace("&gt;= 65", "&gt; 65", StringComparison.Ordinal)
            .Replace(
                "\"high\"</dmn:text></dmn:outputEntry>",
                "\"high\"</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text>Choix « 65 » &amp; suite [P]</dmn:text></dmn:annotationEntry>",
                StringComparison.Ordinal);
        Assert.Equal(expected, changed);
    }

    [Fact]
    public void A_row_that_goes_takes_its_comment_along()
    {
        ImmutableArray<EditedRule> rows = Rows(Table);

        string swapped = Assert.IsType<string>(Apply(Table, [rows[1], rows[0]]));
        string removed = Assert.IsType<string>(Apply(Table, [rows[1]]));

        Assert.True(swapped.IndexOf("the old", StringComparison.Ordinal) < swapped.IndexOf("id=\"old\"", StringComparison.Ordinal));
        Assert.True(swapped.IndexOf("id=\"old\"", StringComparison.Ordinal) < swapped.IndexOf("the young", StringComparison.Ordinal));
        Assert.Equal(Table.Length, swapped.Length);
        Assert.DoesNotContain("young", removed, StringComparison.Ordinal);
        Assert.Contains("who wrote this", removed, StringComparison.Ordinal);
        Assert.Equal(Table, Apply(swapped, [Rows(swapped)[1], Rows(swapped)[0]]));
    }

    [Fact]
    public void A_new_row_has_an_id_of_its_own_and_reads_back()
    {
        ImmutableArray<EditedRule> rows = Rows(Table);
        EditedRule added = new(null, [string.Empty], ["\"a < b\""], ["\u0001[P]"]);

        string changed = Assert.IsType<string>(Apply(Table, [rows[0], added, rows[1], rows[1]]));

        ImmutableArray<EditedRule> read = Rows(changed);
        Assert.Equal(4, read.Length);
        Assert.True(read[1].SaysTheSameAs(new EditedRule(null, ["-"], ["\"a < b\""], ["[P]"])));
        Assert.True(read[3].SaysTheSameAs(read[2]));
        Assert.Contains("<dmn:rule id=\"t_rule_3\">", changed, StringComparison.Ordinal);
        Assert.Contains("<dmn:rule id=\"t_rule_4\">", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void All_rows_can_go_and_come_back()
    {
        string none = Assert.IsType<string>(Apply(Table, []));
        string one = Assert.IsType<string>(Apply(none, [new EditedRule(null, ["-"], ["\"low\""], [string.Empty])]));

        Assert.Empty(Rows(none));
        Assert.Single(Rows(one));
    }

    [Fact]
    public void What_does_not_fit_is_not_written()
    {
        ImmutableArray<EditedRule> rows = Rows(Table);

        Assert.Null(Apply(Table, [rows[0] with { Was = 2 }]));
        Assert.Null(Apply(Table, [rows[0] with { Inputs = [] }]));
        Assert.Null(Apply("no XML", rows));
        Assert.Null(RuleTableEditor.Apply(Table, "t.dmn", "other", 0, rows));
    }

    [Fact]
    public void Every_table_of_every_sample_is_found_and_left_alone()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pathways.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        string samples = Path.Combine(folder.FullName, "samples");
        foreach (string file in Directory.EnumerateFiles(samples, "*.dmn", SearchOption.AllDirectories))
        {
            string text = File.ReadAllText(file);
            DmnModel model = Assert.IsType<DmnModel>(DmnReader.Read(text, file).Model);
            foreach (RuleTableSheet sheet in RuleTableSheet.AllOf(model))
            {
                Assert.Equal(text, RuleTableEditor.Apply(text, file, sheet.Owner, sheet.Number, EditedRule.Of(sheet.Table)));
            }
        }
    }

    private static string? Apply(string text, ImmutableArray<EditedRule> rows) => RuleTableEditor.Apply(text, "t.dmn", "risk", 0, rows);

    private static ImmutableArray<EditedRule> Rows(string text) =>
        EditedRule.Of(RuleTableSheet.AllOf(Assert.IsType<DmnModel>(DmnReader.Read(text, "t.dmn").Model)).Single().Table);
}
