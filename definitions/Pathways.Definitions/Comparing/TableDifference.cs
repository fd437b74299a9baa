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

        ImmutableArray<string> columnsBefore = RuleTableChanges.HeadingsOf(before);
        ImmutableArray<string> columnsAfter = RuleTableChanges.HeadingsOf(after);
        changes.AddRange(columnsAfter.Except(columnsBefore).Select(column => new RuleChange(decision, RuleAspect.Column, null, column, null, column)));
        changes.AddRange(columnsBefore.Except(columnsAfter).Select(column => new RuleChange(decision, RuleAspect.Column, null, column, column, null)));
        HashSet<string> inBoth = [.. columnsBefore.Intersect(columnsAfter)];
        changes.AddRange(RuleTableChanges.Of(decision, before, after).Rows.SelectMany(row => row switch
        {
            { Before: int was, After: null } => [new RuleChange(decision, RuleAspect.Row, was, null, Told(before.Rules[was - 1]), null)],
            { Before: null, After: int now } => [new RuleChange(decision, RuleAspect.Row, now, null, null, Told(after.Rules[now - 1]))],
            _ => row.Cells.Where(cell => inBoth.Contains(cell.Column))
                .Select(cell => new RuleChange(decision, RuleAspect.Cell, row.After, cell.Column, cell.Before, cell.After)),
        }));
    }

    private static string PolicyOf(DmnDecisionTable table) =>
        table.Aggregator == DmnAggregator.None ? $"{table.HitPolicy}" : $"{table.HitPolicy} {table.Aggregator}";

    private static string Told(DmnRule rule) =>
        $"{string.Join(" ; ", rule.Inputs.Select(cell => cell.Text.Trim()))} → {string.Join(" ; ", rule.Outputs.Select(cell => cell.Text.Trim()))}";
}
