namespace Pathways.Rules;

/// <summary>
/// An input column turned round: from a value to the set of rules whose cell it meets. The ends of all cells cut the values
/// into regions (below the first end, at it, between it and the next, …); each region has its set of rules as bits. A lookup
/// is a binary search, however many rules there are.
/// </summary>
internal sealed class ColumnIndex
{
    // Beyond this many bits an index would cost more memory than it saves time.
    private const long MostBits = 32_000_000;

    private readonly FeelKind kind;
    private readonly FeelValue[] ends;
    private readonly ulong[][] regions;
    private readonly ulong[] ofNull;

    // Where it can be: the ends as integers (numbers in units of a power of ten), or texts that are only compared for equality.
    private readonly int unit;
    private readonly long[]? integers;
    private readonly Dictionary<string, ulong[]>? texts;

    private ColumnIndex(FeelKind kind, FeelValue[] ends, ulong[][] regions, ulong[] ofNull, bool hasOnlyPoints)
    {
        this.kind = kind;
        this.ends = ends;
        this.regions = regions;
        this.ofNull = ofNull;
        unit = kind == FeelKind.Number ? Math.Min(0, ends.Min(end => end.Numeric.Exponent)) : 0;
        integers = Integers();
        texts = kind == FeelKind.String && hasOnlyPoints
            ? ends.Index().ToDictionary(end => end.Item.Text, end => regions[(2 * end.Index) + 1], StringComparer.Ordinal)
            : null;
    }

    /// <summary>Builds the index of a column.</summary>
    /// <param name="cells">The cells by rule; null where a cell must be evaluated, which then counts as perhaps met.</param>
    /// <returns>Null when the column's values are of several kinds, or too many.</returns>
    public static ColumnIndex? Build(IReadOnlyList<ConstantCell?> cells)
    {
        FeelValue[] ends =
        [
            .. cells.OfType<ConstantCell>().SelectMany(cell => cell.Tests).SelectMany(test => new[] { test.Low, test.High })
                .Where(end => !end.IsNull).Distinct(),
        ];
        FeelKind kind = ends.Length == 0 ? FeelKind.Null : ends[0].Kind;
        long regionCount = (2L * ends.Length) + 1;
        if (kind is FeelKind.Time or FeelKind.DateTime or FeelKind.List or FeelKind.Context or FeelKind.Range or FeelKind.Function
            || Array.Exists(ends, end => end.Kind != kind) || regionCount * cells.Count > MostBits)
        {
            return null;
        }

        Array.Sort(ends, Order);
        int words = (cells.Count + 63) / 64;
        ulong[][] regions = [.. Enumerable.Range(0, (int)regionCount).Select(_ => new ulong[words])];
        ulong[] ofNull = new ulong[words];
        for (int rule = 0; rule < cells.Count; rule++)
        {
            Fill(cells[rule], rule, ends, regions, ofNull);
        }

        bool hasOnlyPoints = cells.All(cell => cell is null || cell.Tests.All(test => test.IsPoint));
        return new ColumnIndex(kind, ends, regions, ofNull, hasOnlyPoints);
    }

    /// <summary>The rules whose cell the value meets (or may meet); null when the index cannot tell for such a value.</summary>
    public ulong[]? RulesFor(FeelValue value)
    {
        if (value.IsNull)
        {
            return ofNull;
        }

        if (value.Kind != kind)
        {
            return kind == FeelKind.Null ? regions[0] : null;
        }

        if (texts is not null)
        {
            return texts.GetValueOrDefault(value.Text, regions[0]);
        }

        return integers is not null && TryFloor(value, out long floor, out bool isExact)
            ? regions[RegionAt(integers.AsSpan().BinarySearch(floor), isExact)]
            : regions[RegionAt(Array.BinarySearch(ends, value, comparer), true)];
    }

    /// <summary>The region of what a binary search among the ends found, or of what lies just above it.</summary>
    private static int RegionAt(int found, bool isExact) => found < 0 ? 2 * ~found : (2 * found) + (isExact ? 1 : 2);

    private long[]? Integers()
    {
        long[] floors = new long[ends.Length];
        for (int i = 0; i < ends.Length; i++)
        {
            if (!TryFloor(ends[i], out floors[i], out _))
            {
                return null;
            }
        }

        return floors;
    }

    /// <summary>The value as an integer, rounded down; false when there is none, or none in 64 bits.</summary>
    private bool TryFloor(FeelValue value, out long floor, out bool isExact)
    {
        if (kind == FeelKind.Number)
        {
            return value.Numeric.TryFloor(unit, out floor, out isExact);
        }

        floor = value.Bits;
        isExact = true;
        return kind is FeelKind.Boolean or FeelKind.Date or FeelKind.MonthsDuration;
    }

    private static void Fill(ConstantCell? cell, int rule, FeelValue[] ends, ulong[][] regions, ulong[] ofNull)
    {
        int word = rule >> 6;
        ulong bit = 1UL << (rule & 63);
        if (cell is null || cell.MeetsNull)
        {
            ofNull[word] |= bit;
        }

        if (cell is null || cell.IsNot)
        {
            foreach (ulong[] region in regions)
            {
                region[word] |= bit;
            }
        }

        foreach (ConstantTest test in cell?.Tests ?? [])
        {
            if (test.IsPoint && test.Low.IsNull)
            {
                continue;
            }

            int first = test.Low.IsNull ? 0 : (2 * Array.BinarySearch(ends, test.Low, comparer)) + (test.LowIncluded ? 1 : 2);
            int last = test.High.IsNull
                ? regions.Length - 1
                : (2 * Array.BinarySearch(ends, test.High, comparer)) + (test.HighIncluded ? 1 : 0);
            for (int region = first; region <= last; region++)
            {
                if (cell!.IsNot) // a test has a cell around it
                {
                    regions[region][word] &= ~bit;
                }
                else
                {
                    regions[region][word] |= bit;
                }
            }
        }
    }

    private static readonly Comparer<FeelValue> comparer = Comparer<FeelValue>.Create(Order);

    private static int Order(FeelValue left, FeelValue right) => left.Kind switch
    {
        FeelKind.Number => left.Numeric.CompareTo(right.Numeric),
        FeelKind.Boolean => left.Bits.CompareTo(right.Bits),
        _ => Ordering.Compare(left, right) ?? 0,
    };
}
