using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Rules that match together and must not: under UNIQUE any two, under ANY two with different outputs.</summary>
internal sealed class Conflicts
{
    // Beyond this many pairs nobody reads on.
    private const int MostPairs = 10_000;

    private readonly ProvableTable table;
    private readonly ImmutableArray<ulong[][]> surely; // axis → rule → regions
    private readonly ImmutableArray<ulong[][]> perhaps;
    private readonly List<RulePair> pairs = [];
    private bool isDoubtful;

    private Conflicts(ProvableTable table)
    {
        this.table = table;
        surely = [.. table.Axes.Select(axis => ByRule(axis, axis.Surely, table.RuleCount, region => region.IsInhabited))];
        perhaps = [.. table.Axes.Select(axis => ByRule(axis, axis.Perhaps, table.RuleCount, _ => true))];
    }

    /// <summary>The pairs that conflict, and whether there are none for certain.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mayMeet">Whether two rules may match together; nothing when that is not known.</param>
    /// <param name="budget">The work that may be done.</param>
    /// <param name="answer">Yes when there is no conflict.</param>
    public static List<RulePair> Find(
        ProvableTable table, Func<int, int, bool?> mayMeet, WorkBudget budget, out ProofAnswer answer)
    {
        Conflicts conflicts = new(table);
        for (int first = 0; first < table.RuleCount && conflicts.pairs.Count < MostPairs; first++)
        {
            if (!budget.Spend((table.RuleCount - first) * (table.Axes.Length + 2L)))
            {
                break;
            }

            for (int second = first + 1; second < table.RuleCount; second++)
            {
                conflicts.Look(first, second, mayMeet);
            }
        }

        answer = conflicts.pairs.Count > 0 ? ProofAnswer.No
            : budget.IsExhausted ? ProofAnswer.NotWithinBudget
            : conflicts.isDoubtful ? ProofAnswer.NotProvable
            : ProofAnswer.Yes;
        return conflicts.pairs;
    }

    private void Look(int first, int second, Func<int, int, bool?> mayMeet)
    {
        if (!perhaps.All(axis => Bits.Meet(axis[first], axis[second])))
        {
            return;
        }

        bool? may = mayMeet(first, second);
        if (may == false && surely.All(axis => Bits.Meet(axis[first], axis[second])))
        {
            pairs.Add(Pair(first, second));
        }
        else
        {
            isDoubtful |= may != true;
        }
    }

    private RulePair Pair(int first, int second)
    {
        Box both = new([.. surely.Select(axis => (ImmutableArray<int>)[.. Bits.Members(Bits.And(axis[first], axis[second]))])]);
        Box known = both.And(table.WithData);
        return new RulePair(first, second, known.IsEmpty ? both : known, known.IsEmpty);
    }

    private static ulong[][] ByRule(Axis axis, ulong[][] byRegion, int rules, Func<Region, bool> isWanted)
    {
        ulong[][] byRule = [.. Enumerable.Range(0, rules).Select(_ => Bits.None(byRegion.Length))];
        for (int region = 0; region < byRegion.Length; region++)
        {
            foreach (int rule in isWanted(axis.Regions[region]) ? Bits.Members(byRegion[region]) : [])
            {
                Bits.Set(byRule[rule], region);
            }
        }

        return byRule;
    }
}

/// <summary>Two rules that match together and must not.</summary>
/// <param name="First">The one that stands first, from 0.</param>
/// <param name="Second">The other, from 0.</param>
/// <param name="Box">Where both match.</param>
/// <param name="NeedsMissing">True when something is missing everywhere there.</param>
internal sealed record RulePair(int First, int Second, Box Box, bool NeedsMissing);
