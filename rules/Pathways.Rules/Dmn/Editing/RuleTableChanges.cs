using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What became of a decision table between two versions, row by row and cell by cell.</summary>
/// <param name="Owner">The decision or knowledge model around it.</param>
/// <param name="Rows">The rows that are not as they were, in the order of the later version, then those that are gone.</param>
public sealed record RuleTableChanges(string Owner, ImmutableArray<ChangedRule> Rows)
{
    /// <summary>The tables of two versions of a model that are not the same; a table is found again by whose it is.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one.</param>
    public static ImmutableArray<RuleTableChanges> Between(DmnModel before, DmnModel after)
    {
        ImmutableArray<RuleTableSheet> old = RuleTableSheet.AllOf(before);
        ImmutableArray<RuleTableSheet> now = RuleTableSheet.AllOf(after);
        return
        [
            .. now.Select(sheet => Of(sheet.Owner, old.FirstOrDefault(sheet.IsSameAs)?.Table, sheet.Table)),
            .. old.Where(sheet => !now.Any(sheet.IsSameAs)).Select(sheet => Of(sheet.Owner, sheet.Table, null)),
        ];
    }

    private static RuleTableChanges Of(string owner, DmnDecisionTable? before, DmnDecisionTable? after)
    {
        Row[] old = RowsOf(before);
        Row[] now = RowsOf(after);
        List<ChangedRule> rows = [];
        HashSet<Row> found = [];
        foreach (Row row in now)
        {
            Row? was = old.FirstOrDefault(other => other.Key == row.Key && !found.Contains(other));
            if (was is not null)
            {
                found.Add(was);
            }

            string[] columns = [.. row.Cells.Keys.Union(was?.Cells.Keys.AsEnumerable() ?? [])];
            ImmutableArray<ChangedCell> cells =
            [
                .. columns
                    .Select(column => new ChangedCell(column, was?.Cells.GetValueOrDefault(column), row.Cells.GetValueOrDefault(column)))
                    .Where(cell => cell.Before != cell.After),
            ];
            if (!cells.IsEmpty)
            {
                rows.Add(new ChangedRule(was?.Number, row.Number, cells));
            }
        }

        rows.AddRange(old.Where(row => !found.Contains(row)).Select(row => new ChangedRule(
            row.Number, null, [.. row.Cells.Select(cell => new ChangedCell(cell.Key, cell.Value, null))])));
        return new RuleTableChanges(owner, [.. rows]);
    }

    // A rule with an id is the same wherever it stands; without ids the place says which is which.
    private static Row[] RowsOf(DmnDecisionTable? table) => table is null
        ? []
        : [.. EditedRule.Of(table).Select((rule, at) => new Row(table.Rules[at].Id ?? $"#{at}", at + 1, CellsOf(table, rule)))];

    private static Dictionary<string, string> CellsOf(DmnDecisionTable table, EditedRule rule)
    {
        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        IEnumerable<(string Column, string Cell)> named =
        [
            .. table.Inputs.Zip(rule.Inputs, (column, cell) => (column.Label ?? column.Expression.Text.Trim(), cell)),
            .. table.Outputs.Zip(rule.Outputs, (column, cell) => (column.Label ?? column.Name ?? "→", cell)),
            .. table.Annotations.Zip(rule.Annotations),
        ];
        foreach ((string column, string cell) in named)
        {
            // Two columns may have one heading.
            string key = column;
            for (int again = 2; !cells.TryAdd(key, cell); again++)
            {
                key = $"{column} ({again})";
            }
        }

        return cells;
    }

    private sealed record Row(string Key, int Number, Dictionary<string, string> Cells);
}

/// <summary>A rule that is not as it was.</summary>
/// <param name="Before">Its number before, from 1; null when it is new.</param>
/// <param name="After">Its number now; null when it is gone.</param>
/// <param name="Cells">The cells that are not as they were.</param>
public sealed record ChangedRule(int? Before, int? After, ImmutableArray<ChangedCell> Cells);

/// <summary>A cell that is not as it was.</summary>
/// <param name="Column">The heading of its column.</param>
/// <param name="Before">What it said; null when it was not there.</param>
/// <param name="After">What it says; null when it is gone.</param>
public sealed record ChangedCell(string Column, string? Before, string? After);
