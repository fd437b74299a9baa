using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What two decision tables say differently, cell by cell.</summary>
internal static class TableDifference
{
    /// <summary>Adds the changes of one table.</summary>
    public static void Add(List<RuleChange> changes, string decision, DmnDecisionTable before, DmnDecisionTable after)
    {
        if (before.HitPolicy != after.HitPolicy || before.Aggregator != after.Aggregator)
        {
            changes.Add(new RuleChange(decision, RuleAspect.HitPolicy, null, null, PolicyOf(before), PolicyOf(after)));
        }

        ImmutableArray<string> columnsBefore = ColumnsOf(before);
        ImmutableArray<string> columnsAfter = ColumnsOf(after);
        changes.AddRange(columnsAfter.Except(columnsBefore).Select(column => new RuleChange(decision, RuleAspect.Column, null, column, null, column)));
        changes.AddRange(columnsBefore.Except(columnsAfter).Select(column => new RuleChange(decision, RuleAspect.Column, null, column, column, null)));
        Dictionary<int, int> pairs = Pair(before.Rules, after.Rules);
        foreach ((int index, DmnRule rule) in after.Rules.Index())
        {
            if (!pairs.TryGetValue(index, out int former))
            {
                changes.Add(new RuleChange(decision, RuleAspect.Row, index + 1, null, null, Told(rule)));
                continue;
            }

            ImmutableArray<string> old = CellsOf(before.Rules[former]);
            ImmutableArray<string> now = CellsOf(rule);
            foreach ((int column, string heading) in columnsAfter.Index().Where(column => columnsBefore.Contains(column.Item)))
            {
                string? was = old.ElementAtOrDefault(columnsBefore.IndexOf(heading));
                string? becomes = now.ElementAtOrDefault(column);
                if (was != becomes)
                {
                    changes.Add(new RuleChange(decision, RuleAspect.Cell, index + 1, heading, was, becomes));
                }
            }
        }

        changes.AddRange(before.Rules.Index().Where(rule => !pairs.ContainsValue(rule.Index))
            .Select(rule => new RuleChange(decision, RuleAspect.Row, rule.Index + 1, null, Told(rule.Item), null)));
    }

    /// <summary>Which older row a newer one was: by id, then by what it says, then by the order of the rest when as many are left.</summary>
    private static Dictionary<int, int> Pair(ImmutableArray<DmnRule> before, ImmutableArray<DmnRule> after)
    {
        Dictionary<int, int> pairs = [];
        HashSet<int> taken = [];
        Match((old, now) => old.Id is not null && old.Id == now.Id);
        Match((old, now) => CellsOf(old).SequenceEqual(CellsOf(now)));
        int[] restBefore = [.. Enumerable.Range(0, before.Length).Where(index => !taken.Contains(index) && before[index].Id is null)];
        int[] restAfter = [.. Enumerable.Range(0, after.Length).Where(index => !pairs.ContainsKey(index) && after[index].Id is null)];
        if (restBefore.Length == restAfter.Length)
        {
            foreach ((int old, int now) in restBefore.Zip(restAfter))
            {
                pairs[now] = old;
            }
        }

        return pairs;

        void Match(Func<DmnRule, DmnRule, bool> isSame)
        {
            foreach ((int index, DmnRule rule) in after.Index().Where(rule => !pairs.ContainsKey(rule.Index)))
            {
                int found = Enumerable.Range(0, before.Length).FirstOrDefault(old => !taken.Contains(old) && isSame(before[old], rule), -1);
                if (found >= 0)
                {
                    pairs[index] = found;
                    taken.Add(found);
                }
            }
        }
    }

    private static string PolicyOf(DmnDecisionTable table) =>
        table.Aggregator == DmnAggregator.None ? $"{table.HitPolicy}" : $"{table.HitPolicy} {table.Aggregator}";

    private static ImmutableArray<string> ColumnsOf(DmnDecisionTable table) =>
    [
        .. table.Inputs.Select(input => input.Label ?? input.Expression.Text),
        .. table.Outputs.Select((output, index) => output.Label ?? output.Name ?? $"= {index + 1}"),
        .. table.Annotations,
    ];

    private static ImmutableArray<string> CellsOf(DmnRule rule) =>
    [
        .. rule.Inputs.Select(cell => cell.Text.Trim()),
        .. rule.Outputs.Select(cell => cell.Text.Trim()),
        .. rule.Annotations.Select(text => text.Trim()),
    ];

    private static string Told(DmnRule rule) =>
        $"{string.Join(" ; ", rule.Inputs.Select(cell => cell.Text.Trim()))} → {string.Join(" ; ", rule.Outputs.Select(cell => cell.Text.Trim()))}";
}
