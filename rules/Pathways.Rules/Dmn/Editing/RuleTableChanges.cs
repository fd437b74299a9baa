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

    /// <summary>What became of one table.</summary>
    /// <param name="owner">The decision or knowledge model around it.</param>
    /// <param name="before">The earlier table; null when it is new.</param>
    /// <param name="after">The later table; null when it is gone.</param>
    public static RuleTableChanges Of(string owner, DmnDecisionTable? before, DmnDecisionTable? after)
    {
        Row[] old = RowsOf(before);
        Row[] now = RowsOf(after);
        Dictionary<Row, Row> pairs = Pair(old, now);
        IEnumerable<ChangedRule> changed = now
            .Select(row => (Was: pairs.GetValueOrDefault(row), Row: row))
            .Select(pair => new ChangedRule(pair.Was?.Number, pair.Row.Number, Difference(pair.Was, pair.Row)))
            .Where(rule => !rule.Cells.IsEmpty);
        IEnumerable<ChangedRule> gone = old.Except(pairs.Values).Select(row => new ChangedRule(row.Number, null, Difference(row, null)));
        return new RuleTableChanges(owner, [.. changed, .. gone]);
    }

    /// <summary>The headings of a table's cells: inputs, outputs, notes. Of two that are the same the second is numbered.</summary>
    /// <param name="table">The table.</param>
    public static ImmutableArray<string> HeadingsOf(DmnDecisionTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        IEnumerable<string> headings =
        [
            .. table.Inputs.Select(column => column.Label ?? column.Expression.Text.Trim()),
            .. table.Outputs.Select(column => column.Label ?? column.Name ?? "→"),
            .. table.Annotations,
        ];
        Dictionary<string, int> told = new(StringComparer.Ordinal);
        return [.. headings.Select(heading => (told[heading] = told.GetValueOrDefault(heading) + 1) is var again and > 1 ? $"{heading} ({again})" : heading)];
    }

    private static ImmutableArray<ChangedCell> Difference(Row? was, Row? row) =>
    [
        .. new[] { row, was }.OfType<Row>().SelectMany(told => told.Cells.Keys).Distinct()
            .Select(column => new ChangedCell(column, was?.Cells.GetValueOrDefault(column), row?.Cells.GetValueOrDefault(column)))
            .Where(cell => cell.Before != cell.After),
    ];

    /// <summary>Which older row a newer one was: by id, then by what it says, then by the order of the rest when as many are left.</summary>
    private static Dictionary<Row, Row> Pair(Row[] before, Row[] after)
    {
        Dictionary<Row, Row> pairs = [];
        HashSet<Row> taken = [];
        Match((old, now) => old.Id is not null && old.Id == now.Id);
        Match((old, now) => Difference(old, now).IsEmpty);
        Row[] restBefore = [.. before.Where(row => row.Id is null && !taken.Contains(row))];
        Row[] restAfter = [.. after.Where(row => row.Id is null && !pairs.ContainsKey(row))];
        if (restBefore.Length == restAfter.Length)
        {
            foreach ((Row old, Row now) in restBefore.Zip(restAfter))
            {
                pairs[now] = old;
            }
        }

        return pairs;

        void Match(Func<Row, Row, bool> isSame)
        {
            foreach (Row row in after.Where(row => !pairs.ContainsKey(row)))
            {
                if (before.FirstOrDefault(old => !taken.Contains(old) && isSame(old, row)) is { } found)
                {
                    pairs[row] = found;
                    taken.Add(found);
                }
            }
        }
    }

    private static Row[] RowsOf(DmnDecisionTable? table) => table is null
        ? []
        : [.. EditedRule.Of(table).Select((rule, at) => new Row(table.Rules[at].Id, at + 1, CellsOf(table, rule)))];

    private static OrderedDictionary<string, string> CellsOf(DmnDecisionTable table, EditedRule rule)
    {
        OrderedDictionary<string, string> cells = new(StringComparer.Ordinal);
        foreach ((string heading, string cell) in HeadingsOf(table).Zip([.. rule.Inputs, .. rule.Outputs, .. rule.Annotations]))
        {
            cells[heading] = cell.Trim();
        }

        return cells;
    }

    /// <summary>A row, told apart from all others by being this one.</summary>
    private sealed class Row(string? id, int number, OrderedDictionary<string, string> cells)
    {
        public string? Id { get; } = id;

        public int Number { get; } = number;

        public OrderedDictionary<string, string> Cells { get; } = cells;
    }
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
