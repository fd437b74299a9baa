using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>Rows copied from a spreadsheet, as rows of a decision table.</summary>
internal static class PastedRows
{
    /// <summary>Reads what was pasted: a row a line, a tab between two cells, in the order of the columns.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="table">The table.</param>
    /// <param name="before">The rows as they stand.</param>
    /// <param name="replaces">Whether the pasted rows take their place; else they come after.</param>
    /// <returns>Null when nothing was pasted, or a row has more cells than the table has columns.</returns>
    public static ImmutableArray<EditedRule>? Read(
        string? text, DmnDecisionTable table, ImmutableArray<EditedRule> before, bool replaces)
    {
        string[][] rows = [.. Lines(text ?? string.Empty).Select(line => line.Split('\t').Select(Cell).ToArray())];
        int columns = table.Inputs.Length + table.Outputs.Length + table.Annotations.Length;
        if (rows.Length == 0 || rows.Any(row => row.Skip(columns).Any(cell => cell.Length > 0)))
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

    // A cell with a line break is copied in quotation marks: its row goes on where they are not closed.
    private static IEnumerable<string> Lines(string text)
    {
        string row = string.Empty;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            row = row.Length == 0 ? line : $"{row}\n{line}";
            if (row.Count(sign => sign == '"') % 2 == 0)
            {
                if (!string.IsNullOrWhiteSpace(row))
                {
                    yield return row;
                }

                row = string.Empty;
            }
        }

        if (!string.IsNullOrWhiteSpace(row))
        {
            yield return row;
        }
    }

    // Texts of FEEL stand in quotation marks too: those around a cell are the spreadsheet's only if those inside are doubled.
    private static string Cell(string text)
    {
        string cell = text.Trim();
        return cell is ['"', _, .., '"'] && (cell[1..^1].Contains("\"\"", StringComparison.Ordinal) || cell.Contains('\n', StringComparison.Ordinal))
            ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim()
            : cell;
    }

    // People copy a table with its first row.
    private static bool IsHeading(string[] row, DmnDecisionTable table) => table.Inputs
        .Select((input, at) => (input.Label ?? input.Expression.Text.Trim()) == row.ElementAtOrDefault(at))
        .All(isSame => isSame);

    private static ImmutableArray<string> Cells(string[] row, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(at => row.ElementAtOrDefault(at) ?? string.Empty)];
}
