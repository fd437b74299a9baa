using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>Rows copied from a spreadsheet, as rows of a decision table.</summary>
internal static class PastedRows
{
    /// <summary>Reads what was pasted: a row a line, a cell a tab (or what else stands between cells), in the order of the columns.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="table">The table.</param>
    /// <param name="before">The rows as they stand.</param>
    /// <param name="replaces">Whether the pasted rows take their place; else they come after.</param>
    /// <returns>Null when nothing was pasted, or a row has more cells than the table has columns.</returns>
    public static ImmutableArray<EditedRule>? Read(
        string? text, DmnDecisionTable table, ImmutableArray<EditedRule> before, bool replaces)
    {
        ImmutableArray<ImmutableArray<CsvCell>> rows = CsvTable.Read(text ?? string.Empty).Rows;
        int columns = table.Inputs.Length + table.Outputs.Length + table.Annotations.Length;
        if (rows.IsEmpty || rows.Any(row => row.Skip(columns).Any(cell => cell.Meant.Length > 0)))
        {
            return null;
        }

        // A pasted row in the place of another keeps its id, so that a comparison finds it again.
        IEnumerable<EditedRule> pasted = rows.Where(row => !IsHeading(row, table)).Select((row, at) => new EditedRule(
            replaces && at < before.Length ? before[at].Was : null,
            Cells(row, 0, table.Inputs.Length),
            Cells(row, table.Inputs.Length, table.Outputs.Length),
            Cells(row, table.Inputs.Length + table.Outputs.Length, table.Annotations.Length)));
        return replaces ? [.. pasted] : [.. before, .. pasted];
    }

    // People copy a table with its first row.
    private static bool IsHeading(ImmutableArray<CsvCell> row, DmnDecisionTable table) => table.Inputs
        .Select((input, at) => (input.Label ?? input.Expression.Text.Trim()) == row.ElementAtOrDefault(at)?.Meant)
        .All(isSame => isSame);

    private static ImmutableArray<string> Cells(ImmutableArray<CsvCell> row, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(at => row.ElementAtOrDefault(at)?.Meant ?? string.Empty)];
}
