using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Parts of an input space, and patients in them, in plain words.</summary>
internal static class RegionWords
{
    // A patient with more inputs is told by those that matter.
    private const int MostInputsInFull = 6;
    private const int MostNames = 6;

    /// <summary><c>Age in [18..65) and Sex = "F"</c>.</summary>
    public static string Where(ProvableTable table, Box box)
    {
        string[] parts = [.. box.Sets.Select((set, axis) => Where(table.Axes[axis], set)).OfType<string>()];
        return parts.Length == 0 ? "any input" : string.Join(" and ", parts);
    }

    /// <summary>A patient in the box, with typical values.</summary>
    public static TableExample Example(ProvableTable table, Box box)
    {
        FeelContext inputs = FeelContext.Empty;
        List<string> words = [];
        List<string> telling = [];
        for (int i = 0; i < table.Axes.Length; i++)
        {
            Axis axis = table.Axes[i];
            FeelValue value = Typical(axis, box.Sets[i]);
            inputs = inputs.With(axis.Expression, value);
            if (IsRestricted(axis, box.Sets[i]))
            {
                telling.Add(axis.Expression);
            }

            if (table.Axes.Length <= MostInputsInFull || IsRestricted(axis, box.Sets[i]))
            {
                words.Add(value.IsNull ? $"{axis.Name} missing" : $"{axis.Name} = {Plain(value)}{UnitOf(axis)}");
            }
        }

        return new TableExample(inputs, words.Count == 0 ? "any patient" : string.Join(", ", words)) { Telling = [.. telling] };
    }

    /// <summary>True when the set leaves out some value.</summary>
    public static bool IsRestricted(Axis axis, ImmutableArray<int> set) =>
        axis.WithData.Any(region => axis.Regions[region].IsInhabited && !set.Contains(region));

    private static string? Where(Axis axis, ImmutableArray<int> set)
    {
        if (!IsRestricted(axis, set))
        {
            return null;
        }

        List<string> parts = [.. axis.Missing >= 0 && set.Contains(axis.Missing) ? ["missing"] : Array.Empty<string>()];
        ImmutableArray<int> held = [.. set.Where(region => region != axis.Missing)];
        ImmutableArray<int> leftOut = [.. axis.WithData.Except(held)];
        bool isShorterAsRest = leftOut.Length < held.Length && leftOut.Length <= MostNames
            && leftOut.All(region => axis.Regions[region] is Region.Point);
        if (isShorterAsRest && Stretches(axis, held).Count > 1)
        {
            parts.Add($"other than {string.Join(", ", leftOut.Select(region => Plain(axis.Regions[region].Typical)))}");
        }
        else
        {
            List<string> stretches = Stretches(axis, held);
            parts.AddRange(stretches.Take(MostNames));
            parts.AddRange(stretches.Count > MostNames ? ["…"] : Array.Empty<string>());
        }

        return $"{axis.Name} {string.Join(" or ", parts)}";
    }

    private static List<string> Stretches(Axis axis, ImmutableArray<int> set) =>
        [.. Runs(axis, set).Select(run => Stretch(axis, axis.Regions[run[0]], axis.Regions[run[^1]]))];

    /// <summary>Neighbouring regions taken together.</summary>
    private static IEnumerable<ImmutableArray<int>> Runs(Axis axis, ImmutableArray<int> set)
    {
        for (int at = 0; at < set.Length;)
        {
            int end = at;
            while (end + 1 < set.Length && set[end + 1] == set[end] + 1 && AreNeighbours(axis.Regions[set[end]], axis.Regions[set[end + 1]]))
            {
                end++;
            }

            yield return set[at..(end + 1)];
            at = end + 1;
        }
    }

    private static bool AreNeighbours(Region left, Region right) => left.Touches(right)
        || (left is Region.Point { Value: { Kind: FeelKind.Date or FeelKind.MonthsDuration } low } && right is Region.Point { Value: FeelValue high }
            && TypicalValue.Between(new ValueLine(low.Kind, false), low, high).IsNull);

    private static string Stretch(Axis axis, Region first, Region last)
    {
        FeelValue low = first is Region.Between { Low: FeelValue below } ? below : first.Typical;
        FeelValue high = last is Region.Between { High: FeelValue above } ? above : last.Typical;
        bool isLowIn = first is Region.Point;
        bool isHighIn = last is Region.Point;
        return first switch
        {
            Region.Point when ReferenceEquals(first, last) => $"= {Plain(low)}",
            Region.OtherText => OtherThanNamed(axis),
            Region.Holding holding => Holding(axis, holding),
            Region.Anything => "of any value",
            _ when low.IsNull && high.IsNull => WholeLine(first),
            _ when low.IsNull => $"{(isHighIn ? "<=" : "<")} {Plain(high)}",
            _ when high.IsNull => $"{(isLowIn ? ">=" : ">")} {Plain(low)}",
            _ => $"in {(isLowIn ? '[' : '(')}{Plain(low)}..{Plain(high)}{(isHighIn ? ']' : ')')}",
        };
    }

    private static string WholeLine(Region region) => region switch
    {
        Region.Between { Line.Kind: FeelKind.Time or FeelKind.DateTime } between => between.Line.IsZoned ? "with a time zone" : "without a time zone",
        Region.Between { Line.Kind: FeelKind.Number } => "any number",
        Region.Between { Line.Kind: FeelKind.String } => "any text",
        _ => "of any value",
    };

    private static string OtherThanNamed(Axis axis)
    {
        string[] names = [.. axis.Regions.OfType<Region.Point>().Select(point => Plain(point.Value))];
        string more = names.Length > MostNames ? ", …" : string.Empty;
        return names.Length == 0 ? "any text" : $"other than {string.Join(", ", names.Take(MostNames))}{more}";
    }

    private static string Holding(Axis axis, Region.Holding holding)
    {
        FeelValue[] absent =
        [
            .. axis.Regions.OfType<Region.Holding>().SelectMany(region => region.Members).Distinct().Where(one => !holding.Members.Contains(one)),
        ];
        string with = string.Join(", ", holding.Members.Select(Plain).Concat(holding.HasOthers ? ["others"] : []));
        return absent.Length == 0 ? $"with {with}" : $"with {with} and without {string.Join(", ", absent.Select(Plain))}";
    }

    /// <summary>A value in the middle rather than at an end, and named rather than other.</summary>
    private static FeelValue Typical(Axis axis, ImmutableArray<int> set)
    {
        ImmutableArray<int> run = Runs(axis, set).MaxBy(run => run.Max(region => Rank(axis.Regions[region])));
        Region best = axis.Regions[run.MaxBy(region => Rank(axis.Regions[region]))];
        if (best is Region.Between between)
        {
            (FeelValue low, FeelValue high) = Ends([.. run.Select(region => axis.Regions[region])]);
            FeelValue rounder = TypicalValue.Between(between.Line, low, high);
            return ConstantExpression.IsPossible(axis.Type, rounder) ? rounder : best.Typical;
        }

        return best.Typical;
    }

    /// <summary>The ends of a run; of one without ends the outermost values that cells name.</summary>
    private static (FeelValue Low, FeelValue High) Ends(Region[] run)
    {
        FeelValue low = run[0] is Region.Between first ? first.Low : run[0].Typical;
        FeelValue high = run[^1] is Region.Between last ? last.High : run[^1].Typical;
        FeelValue[] named = [.. run.OfType<Region.Point>().Select(point => point.Value)];
        return low.IsNull && high.IsNull && named.Length > 0
            ? (named[0], named.Length > 1 ? named[^1] : FeelValue.Null)
            : (low, high);
    }

    private static int Rank(Region region) => region switch
    {
        { IsInhabited: false } or Region.Missing => 0,
        Region.Between { Low.IsNull: false, High.IsNull: false } => 5,
        Region.Between { Line.Kind: not FeelKind.String } => 4,
        Region.Point or Region.Holding { HasOthers: false } => 3,
        Region.Between => 2,
        _ => 1,
    };

    /// <summary>The unit; not for a column with a heading, which tells it in the author's words.</summary>
    private static string UnitOf(Axis axis) =>
        axis.Name == axis.Expression && axis.Type.Unit is string unit and not "1" ? " " + unit : string.Empty;

    private static string Plain(FeelValue value) => value.Kind is FeelKind.String or FeelKind.List
        ? value.ToString()
        : FeelText.ToPlain(value);
}
