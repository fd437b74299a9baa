using System.Collections.Immutable;
using System.Globalization;
using Pathways.DesignerHost.Forms;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>Reads the rows of a decision table as its form sends them, and does what one of its buttons asks for.</summary>
/// <param name="entry">What was sent.</param>
public sealed class TableEntry(Entry entry)
{
    /// <summary>The most rows that are changed as fields of a page: 1000 [P].</summary>
    public const int MostRows = 1000;

    /// <summary>Which table was sent; null when there is no such table.</summary>
    /// <param name="rules">The model.</param>
    public RuleTableSheet? TableOf(DraftRules rules) => rules.Tables.FirstOrDefault(table =>
        table.Owner == entry["owner"] && table.Number == NumberOf("number"));

    /// <summary>The revision that the form was made from; 0 when it does not say.</summary>
    public int Revision => NumberOf("revision") ?? 0;

    /// <summary>The rows as typed, with what the pressed button does to them; null when they did not all come along.</summary>
    /// <param name="table">The table.</param>
    public ImmutableArray<EditedRule>? Rows(DmnDecisionTable table)
    {
        if (NumberOf("rows") is not (>= 0 and <= MostRows and int count))
        {
            return null;
        }

        ImmutableArray<EditedRule> rows = [.. Enumerable.Range(0, count).Select(row => new EditedRule(
            NumberOf($"r{row}was"),
            Cells('i', row, table.Inputs.Length),
            Cells('o', row, table.Outputs.Length),
            Cells('a', row, table.Annotations.Length)))];
        string[] act = (entry["act"] ?? string.Empty).Split(':');
        if (act is not [var verb, var which] || !int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int at) || at > rows.Length)
        {
            return rows;
        }

        return verb switch
        {
            "add" => rows.Insert(at, EditedRule.Blank(table)),
            "remove" when at < rows.Length => rows.RemoveAt(at),
            "up" when at > 0 && at < rows.Length => rows.RemoveAt(at).Insert(at - 1, rows[at]),
            "down" when at + 1 < rows.Length => rows.RemoveAt(at).Insert(at + 1, rows[at]),
            _ => rows,
        };
    }

    /// <summary>The row to look at after the act.</summary>
    public int Row => (entry["act"] ?? string.Empty).Split(':') is [var verb, var which]
        && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out int at)
            ? Math.Max(0, verb switch { "up" or "remove" => at - 1, "down" => at + 1, _ => at })
            : 0;

    private int? NumberOf(string name) =>
        int.TryParse(entry[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private ImmutableArray<string> Cells(char kind, int row, int count) =>
        [.. Enumerable.Range(0, count).Select(column => entry[$"r{row}{kind}{column}"]?.ReplaceLineEndings("\n") ?? string.Empty)];
}
