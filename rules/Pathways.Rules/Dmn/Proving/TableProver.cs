using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Proves what can be proved of one table.</summary>
internal static class TableProver
{
    private const int MostConflicts = 20;

    public static TableProof Prove(TableSite site, int number, long steps)
    {
        WorkBudget budget = new(steps);
        TableProof proof = ProvableTable.Read(site, budget) is ProvableTable table
            ? Prove(site, number, table, budget)
            : Blank(site, number);
        return proof with { Findings = [.. ProofFindings.Of(site, proof)] };
    }

    private static TableProof Prove(TableSite site, int number, ProvableTable table, WorkBudget budget)
    {
        Completeness completeness = new(table, budget);
        RuleOutputs outputs = new(site);
        Conflicts conflicts = new(table, MayMeet(site, outputs), budget);
        ImmutableArray<RuleConflict> grouped = [.. Grouped(table, conflicts).Take(MostConflicts + 1)];
        ImmutableArray<UnusedRule> unused = new Reachability(table, budget).Find(IsBetter(site, outputs));
        return Blank(site, number) with
        {
            IsComplete = completeness.WithData,
            IsCompleteWithMissingData = completeness.WithMissing,
            IsFreeOfConflicts = conflicts.IsFree,
            Gaps = [.. completeness.Gaps.Select(gap => Gap(table, gap))],
            HasMoreGaps = completeness.HasMoreGaps,
            MissingDataGaps = [.. completeness.MissingGaps.Select(gap => Gap(table, gap))],
            Conflicts = [.. grouped.Take(MostConflicts)],
            HasMoreConflicts = grouped.Length > MostConflicts,
            UnusedRules = unused,
            UnprovableCells = table.Unprovable,
            Assumptions = table.Assumptions,
        };
    }

    /// <summary>Nothing proved.</summary>
    private static TableProof Blank(TableSite site, int number) => new()
    {
        Owner = site.Owner?.Name ?? string.Empty,
        TableId = site.Id,
        Number = number,
        HitPolicy = site.Table.HitPolicy,
        HasDefault = Array.Exists(site.Outputs, output => output.Default is not null),
        IsComplete = ProofAnswer.NotWithinBudget,
        IsCompleteWithMissingData = ProofAnswer.NotWithinBudget,
        IsFreeOfConflicts = ProofAnswer.NotWithinBudget,
        Gaps = [],
        HasMoreGaps = false,
        MissingDataGaps = [],
        Conflicts = [],
        HasMoreConflicts = false,
        UnusedRules = [],
        UnprovableCells = [],
        Assumptions = [],
        Findings = [],
    };

    /// <summary>Whether two rules may match together (DMN 1.5, clause 8.2.10); null where any two may.</summary>
    private static Func<int, int, bool?>? MayMeet(TableSite site, RuleOutputs outputs) => site.Table.HitPolicy switch
    {
        DmnHitPolicy.Unique => (_, _) => false,
        DmnHitPolicy.Any => outputs.AreSame,
        _ => null,
    };

    /// <summary>Whether one rule is taken rather than another where both match; null where all count.</summary>
    private static Func<int, int, bool>? IsBetter(TableSite site, RuleOutputs outputs)
    {
        switch (site.Table.HitPolicy)
        {
            case DmnHitPolicy.First:
                return (rule, other) => rule < other;
            case DmnHitPolicy.Priority:
                ImmutableArray<int>?[] ranks = outputs.Ranks();
                return (rule, other) => ranks[rule] is ImmutableArray<int> mine && ranks[other] is ImmutableArray<int> theirs
                    && mine.AsSpan().SequenceCompareTo(theirs.AsSpan()) is int order && (order < 0 || (order == 0 && rule < other));
            default:
                return null;
        }
    }

    private static TableGap Gap(ProvableTable table, Box box) => new(
        [.. table.Axes.Where((axis, i) => box.Sets[i] is [int only] && only == axis.Missing).Select(axis => axis.Name)],
        RegionWords.Where(table, box),
        RegionWords.Example(table, box),
        AssumesIndependence(table, box));

    /// <summary>Pairs as groups around the rule that meets most others, those that are certain first.</summary>
    private static IEnumerable<RuleConflict> Grouped(ProvableTable table, Conflicts conflicts)
    {
        foreach (IGrouping<(bool Missing, bool Assumes), RulePair> alike in conflicts.Pairs
            .GroupBy(pair => (pair.NeedsMissing, pair.AssumesIndependence)).OrderBy(group => group.Key))
        {
            List<RulePair> left = [.. alike];
            while (left.Count > 0)
            {
                int rule = left.SelectMany(pair => new[] { pair.First, pair.Second }).CountBy(one => one)
                    .OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key;
                RulePair[] its = [.. left.Where(pair => pair.First == rule || pair.Second == rule)];
                left.RemoveAll(pair => pair.First == rule || pair.Second == rule);
                Box box = conflicts.BoxOf(its[0]);
                yield return new RuleConflict(
                    rule + 1,
                    [.. its.Select(pair => (pair.First == rule ? pair.Second : pair.First) + 1)],
                    RegionWords.Where(table, box),
                    RegionWords.Example(table, box),
                    alike.Key.Missing,
                    alike.Key.Assumes);
            }
        }
    }

    /// <summary>True when two axes that come from the same inputs are both narrowed: their values may exclude each other.</summary>
    private static bool AssumesIndependence(ProvableTable table, Box box)
    {
        Axis[] narrowed = [.. table.Axes.Where((axis, i) => RegionWords.IsRestricted(axis, box.Sets[i]))];
        return narrowed.Index().Any(axis => narrowed.Skip(axis.Index + 1).Any(axis.Item.DependsOn));
    }
}
