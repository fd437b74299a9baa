using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Looks for a part of a space of boxes that no rule covers, exactly and without going through all combinations: a box that
/// one rule covers is done, a box that no rule meets is found, and any other is halved on the axis that tells most rules apart.
/// </summary>
internal sealed class BoxSearch
{
    private readonly ulong[][][] meets; // axis, region → rules
    private readonly WorkBudget budget;
    private readonly int capacity;
    private int count;

    /// <param name="axes">The axes.</param>
    /// <param name="rules">The rules, and how they meet the regions of an axis.</param>
    /// <param name="room">How many boxes will be added.</param>
    /// <param name="budget">The work that may be done.</param>
    public BoxSearch(IEnumerable<ulong[][]> axes, int rules, int room, WorkBudget budget)
    {
        this.budget = budget;
        count = rules;
        capacity = rules + room;
        meets = [.. axes.Select(axis => axis.Select(Widen).ToArray())];
    }

    /// <summary>All rules so far, and boxes added.</summary>
    public ulong[] Everything => Bits.Of(capacity, Enumerable.Range(0, count));

    /// <summary>Counts a box as covered from now on.</summary>
    public void Add(Box box)
    {
        for (int axis = 0; axis < meets.Length; axis++)
        {
            foreach (int region in box.Sets[axis])
            {
                Bits.Set(meets[axis][region], count);
            }
        }

        count++;
    }

    /// <summary>A part of the box that none of the rules meets; null when there is none, or the budget is exhausted.</summary>
    public Box? FindUncovered(Box box, ulong[] rules)
    {
        if (box.IsEmpty)
        {
            return null;
        }

        (ulong[] active, ulong[][] covering) = Start(box, rules);
        return Find([.. box.Sets], active, covering) is ImmutableArray<int>[] found ? new Box([.. found]) : null;
    }

    /// <summary>Those of the rules that meet the box; if one of them covers it alone, only that one.</summary>
    public int[] Around(Box box, ulong[] rules)
    {
        (ulong[] active, ulong[][] covering) = Start(box, rules);
        int[] alone = [.. Bits.Members(Covers(active, covering)).Take(1)];
        return alone.Length > 0 ? alone : [.. Bits.Members(active)];
    }

    private (ulong[] Active, ulong[][] Covering) Start(Box box, ulong[] rules)
    {
        ulong[][] covering = new ulong[meets.Length][];
        ulong[] active = [.. rules];
        for (int axis = 0; axis < meets.Length; axis++)
        {
            (ulong[] some, covering[axis]) = Meeting(axis, box.Sets[axis]);
            Bits.KeepOnly(active, some);
            budget.Spend(box.Sets[axis].Length * (long)active.Length);
        }

        return (active, covering);
    }

    private static ulong[] Covers(ulong[] active, ulong[][] covering)
    {
        ulong[] covers = [.. active];
        foreach (ulong[] onAxis in covering)
        {
            Bits.KeepOnly(covers, onAxis);
        }

        return covers;
    }

    /// <summary>The largest box around a part that no rule meets, within bounds, which no rule meets either.</summary>
    public Box Widen(Box part, Box bounds, ulong[] rules)
    {
        // Axes that do not matter first: the fewer are left, the easier the box is to read.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int axis = 0; axis < meets.Length; axis++)
            {
                ulong[] inTheWay = InTheWay(part, axis, rules);
                ImmutableArray<int> free = [.. bounds.Sets[axis].Where(region => !Bits.Meet(meets[axis][region], inTheWay))];
                if (pass == 1 || free.Length == bounds.Sets[axis].Length)
                {
                    part = part.With(axis, free);
                }
            }
        }

        return part;
    }

    /// <summary>The rules that meet a box on all axes but one.</summary>
    private ulong[] InTheWay(Box box, int except, ulong[] rules)
    {
        ulong[] left = [.. rules];
        for (int axis = 0; axis < meets.Length; axis++)
        {
            if (axis != except)
            {
                Bits.KeepOnly(left, Meeting(axis, box.Sets[axis]).Some);
            }
        }

        return left;
    }

    private ImmutableArray<int>[]? Find(ImmutableArray<int>[] box, ulong[] active, ulong[][] covering)
    {
        if (Bits.IsEmpty(active))
        {
            return box;
        }

        if (!Bits.IsEmpty(Covers(active, covering)))
        {
            return null;
        }

        int axis = MostTelling(active, covering);
        ImmutableArray<int> set = box[axis];
        if (!budget.Spend((set.Length + (2 * meets.Length)) * (long)active.Length))
        {
            return null;
        }

        ImmutableArray<int> lower = set[..(set.Length / 2)];
        return FindHalf(box, axis, lower, active, covering) ?? FindHalf(box, axis, set[lower.Length..], active, covering);
    }

    private ImmutableArray<int>[]? FindHalf(
        ImmutableArray<int>[] box, int axis, ImmutableArray<int> half, ulong[] active, ulong[][] covering)
    {
        (ulong[] some, ulong[] all) = Meeting(axis, half);
        Bits.KeepOnly(some, active);
        return budget.IsExhausted
            ? null
            : Find([.. box[..axis], half, .. box[(axis + 1)..]], some, [.. covering[..axis], all, .. covering[(axis + 1)..]]);
    }

    /// <summary>The axis on which the fewest rules cover the box. There is one: no rule covers it on all of them.</summary>
    private static int MostTelling(ulong[] active, ulong[][] covering)
    {
        int best = 0;
        int most = 0;
        for (int axis = 0; axis < covering.Length; axis++)
        {
            int partly = Bits.CountWithout(active, covering[axis]);
            if (partly > most)
            {
                (best, most) = (axis, partly);
            }
        }

        return best;
    }

    /// <summary>The rules that meet some of the regions, and those that meet all.</summary>
    private (ulong[] Some, ulong[] All) Meeting(int axis, ImmutableArray<int> set)
    {
        ulong[] some = Bits.None(capacity);
        ulong[] all = [.. meets[axis][set[0]]];
        foreach (int region in set)
        {
            Bits.AddAll(some, meets[axis][region]);
            Bits.KeepOnly(all, meets[axis][region]);
        }

        return (some, all);
    }

    private ulong[] Widen(ulong[] rules)
    {
        ulong[] wider = Bits.None(capacity);
        rules.CopyTo(wider, 0);
        return wider;
    }
}
