using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Finds the rules that are never used: their cells are never met, or better rules match wherever they do.</summary>
internal sealed class Reachability(ProvableTable table, WorkBudget budget)
{
    // To name the few rules that really cover another one, each of the others is left out in turn: for as many as are read.
    private const int MostExplained = 20;

    private readonly BoxSearch search = new(table.Axes.Select(axis => axis.Surely), table.RuleCount, 0, budget);

    /// <summary>The unused rules.</summary>
    /// <param name="isBetter">Whether the first rule is preferred to the second where both match; null when all count.</param>
    public ImmutableArray<UnusedRule> Find(Func<int, int, bool>? isBetter)
    {
        ulong[][] met = [.. table.Axes.Select(MetSomewhere)];
        ImmutableArray<UnusedRule>.Builder unused = ImmutableArray.CreateBuilder<UnusedRule>();
        for (int rule = 0; rule < table.RuleCount && budget.Spend(table.RuleCount); rule++)
        {
            int never = Array.FindIndex(met, onAxis => !Bits.Has(onAxis, rule));
            if (never >= 0)
            {
                unused.Add(new UnusedRule(rule + 1, [], table.Axes[never].Name));
            }
            else if (isBetter is not null)
            {
                AddIfCovered(rule, isBetter, unused);
            }
        }

        return unused.ToImmutable();
    }

    private ulong[] MetSomewhere(Axis axis)
    {
        ulong[] met = Bits.None(table.RuleCount);
        foreach (ulong[] rules in axis.Perhaps)
        {
            Bits.AddAll(met, rules);
        }

        return met;
    }

    private void AddIfCovered(int rule, Func<int, int, bool> isBetter, ImmutableArray<UnusedRule>.Builder unused)
    {
        Box box = table.BoxOf(rule);
        ulong[] better = Bits.Of(
            table.RuleCount, Enumerable.Range(0, table.RuleCount).Where(other => other != rule && isBetter(other, rule)));
        if (IsCovered(box, better))
        {
            IEnumerable<int> covering = Needed(box, better, unused.Count < MostExplained);
            unused.Add(new UnusedRule(rule + 1, [.. covering.Select(other => other + 1)], null));
        }
    }

    private bool IsCovered(Box box, ulong[] rules) =>
        !Bits.IsEmpty(rules) && search.FindUncovered(box, rules) is null && !budget.IsExhausted;

    private int[] Needed(Box box, ulong[] rules, bool isExplained)
    {
        int[] around = search.Around(box, rules);
        if (around.Length == 1 || !isExplained)
        {
            return around;
        }

        ulong[] needed = Bits.Of(table.RuleCount, around);
        foreach (int rule in Enumerable.Reverse(around))
        {
            ulong[] fewer = [.. needed];
            Bits.Clear(fewer, rule);
            needed = IsCovered(box, fewer) ? fewer : needed;
        }

        return [.. Bits.Members(needed)];
    }
}
