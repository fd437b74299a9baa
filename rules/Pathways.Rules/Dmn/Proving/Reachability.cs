using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Finds the rules that are never used: their cells are never met, or better rules match wherever they do.</summary>
internal sealed class Reachability(ProvableTable table, WorkBudget budget)
{
    // To name the few rules that really cover another one, each of the others is left out in turn.
    private const int MostNamed = 100;

    private readonly BoxSearch search = new(table.Axes.Select(axis => axis.Surely), table.RuleCount, 0, budget);

    /// <summary>The unused rules.</summary>
    /// <param name="isBetter">Whether the first rule is preferred to the second where both match.</param>
    public ImmutableArray<UnusedRule> Find(Func<int, int, bool> isBetter)
    {
        ImmutableArray<UnusedRule>.Builder unused = ImmutableArray.CreateBuilder<UnusedRule>();
        for (int rule = 0; rule < table.RuleCount && budget.Spend(table.RuleCount); rule++)
        {
            Box box = table.BoxOf(rule, surely: false);
            if (box.IsEmpty)
            {
                int axis = box.Sets.IndexOf(box.Sets.First(set => set.IsEmpty));
                unused.Add(new UnusedRule(rule + 1, [], table.Axes[axis].Name));
                continue;
            }

            int[] better = [.. Enumerable.Range(0, table.RuleCount).Where(other => other != rule && isBetter(other, rule))];
            if (better.Length > 0 && IsCovered(box, better))
            {
                unused.Add(new UnusedRule(rule + 1, [.. Needed(box, better).Select(other => other + 1)], null));
            }
        }

        return unused.ToImmutable();
    }

    private bool IsCovered(Box box, IEnumerable<int> rules)
    {
        ulong[] active = Bits.None(table.RuleCount);
        foreach (int rule in rules)
        {
            Bits.Set(active, rule);
        }

        return search.FindUncovered(box, active) is null && !budget.IsExhausted;
    }

    private List<int> Needed(Box box, int[] rules)
    {
        List<int> needed = [.. rules.Where(rule => !table.BoxOf(rule, surely: true).And(box).IsEmpty)];
        foreach (int rule in needed.Count <= MostNamed ? needed.ToArray().Reverse() : [])
        {
            if (IsCovered(box, needed.Where(other => other != rule)))
            {
                needed.Remove(rule);
            }
        }

        return needed;
    }
}
