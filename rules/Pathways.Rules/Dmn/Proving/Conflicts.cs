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
    private readonly ImmutableArray<ulong[]> withData; // axis → regions
    private readonly ImmutableArray<(int, int)> dependent; // axes whose values come from the same inputs
    private readonly List<RulePair> pairs = [];
    private bool isDoubtful;

    /// <param name="table">The table.</param>
    /// <param name="mayMeet">Whether two rules may match together; nothing when that is not known. Null when any two may.</param>
    /// <param name="budget">The work that may be done.</param>
    public Conflicts(ProvableTable table, Func<int, int, bool?>? mayMeet, WorkBudget budget)
    {
        this.table = table;
        surely = [.. table.Axes.Select(axis => ByRule(axis, axis.Surely, table.RuleCount, region => region.IsInhabited))];
        perhaps = [.. table.Axes.Select(axis => ByRule(axis, axis.Perhaps, table.RuleCount, _ => true))];
        withData = [.. table.Axes.Zip(table.Inhabited(table.WithData).Sets, (axis, set) => Bits.Of(axis.Regions.Length, set))];
        dependent =
        [
            .. from first in Enumerable.Range(0, table.Axes.Length)
               from second in Enumerable.Range(0, first)
               where table.Axes[first].DependsOn(table.Axes[second])
               select (first, second),
        ];
        if (mayMeet is not null)
        {
            Find(mayMeet, budget);
        }

        IsFree = mayMeet is null ? ProofAnswer.Yes
            : pairs.Count > 0 ? ProofAnswer.No
            : budget.IsExhausted ? ProofAnswer.NotWithinBudget
            : isDoubtful ? ProofAnswer.NotProvable
            : ProofAnswer.Yes;
    }

    /// <summary>Whether there is no conflict.</summary>
    public ProofAnswer IsFree { get; }

    /// <summary>The pairs of rules that conflict.</summary>
    public IReadOnlyList<RulePair> Pairs => pairs;

    /// <summary>Where both rules match: with data if there is such a place.</summary>
    public Box BoxOf(RulePair pair)
    {
        Box both = new(
        [
            .. surely.Select(axis => (ImmutableArray<int>)[.. Bits.Members(Bits.And(axis[pair.First], axis[pair.Second]))]),
        ]);
        return pair.NeedsMissing ? both : both.And(table.WithData);
    }

    private void Find(Func<int, int, bool?> mayMeet, WorkBudget budget)
    {
        for (int first = 0; first < table.RuleCount && pairs.Count < MostPairs && !budget.IsExhausted; first++)
        {
            foreach (int second in Bits.Members(Meeting(first, budget)).SkipWhile(other => other <= first))
            {
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
        }
    }

    /// <summary>The rules that may match together with one.</summary>
    private ulong[] Meeting(int rule, WorkBudget budget)
    {
        ulong[] meeting = Bits.All(table.RuleCount);
        for (int axis = 0; axis < table.Axes.Length; axis++)
        {
            ulong[] onAxis = Bits.None(table.RuleCount);
            foreach (int region in Bits.Members(perhaps[axis][rule]))
            {
                Bits.AddAll(onAxis, table.Axes[axis].Perhaps[region]);
                budget.Spend(onAxis.Length);
            }

            Bits.KeepOnly(meeting, onAxis);
        }

        return meeting;
    }

    private RulePair Pair(int first, int second)
    {
        ulong[] Both(int axis) => Bits.And(surely[axis][first], surely[axis][second]);
        bool IsNarrowed(int axis) => !Bits.IsWithin(withData[axis], Both(axis));
        return new RulePair(
            first,
            second,
            Enumerable.Range(0, surely.Length).Any(axis => !Bits.Meet(withData[axis], Both(axis))),
            dependent.Any(axes => IsNarrowed(axes.Item1) && IsNarrowed(axes.Item2)));
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
/// <param name="NeedsMissing">True when they do so only where something is missing.</param>
/// <param name="AssumesIndependence">True when inputs that come from the same data must vary freely for that.</param>
internal sealed record RulePair(int First, int Second, bool NeedsMissing, bool AssumesIndependence);
