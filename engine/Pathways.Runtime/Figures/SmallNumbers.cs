using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// What figures that leave the network do not say: numbers so small that somebody could be recognised, and where one such number
/// could be reckoned from a total and the others, a second one. Totals are those of all periods, of all groups and of all values.
/// </summary>
public static class SmallNumbers
{
    /// <summary>The least number that is told: 5. [P]</summary>
    public const int Least = 5;

    /// <summary>Whether a number is small; nobody at all is told.</summary>
    /// <param name="number">How many.</param>
    public static bool Hides(long number) => number is > 0 and < Least;

    /// <summary>The same numbers, each cell knowing what of it is hidden.</summary>
    /// <param name="result">A figure with its numbers.</param>
    public static FigureResult Veil(FigureResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        HashSet<Place> counted = Hidden(result, Numbers(result));
        HashSet<Place> matched = result.Figure.Measure == FigureMeasure.Share ? HiddenParts(result, counted) : [];
        return result with
        {
            Cells =
            [
                .. result.Cells.Select(cell => cell with
                {
                    Amount = cell.Amount with
                    {
                        Hidden = new HiddenNumbers(
                            counted.Contains(new Place(cell.Group, cell.Period, null)),
                            matched.Contains(new Place(cell.Group, cell.Period, null)),
                            [.. cell.Amount.Values.Keys.Where(value => counted.Contains(new Place(cell.Group, cell.Period, value)))]),
                    },
                }),
            ],
        };
    }

    private static Dictionary<Place, long> Numbers(FigureResult result)
    {
        Dictionary<Place, long> numbers = [];
        foreach (FigureCell cell in result.Cells)
        {
            numbers[new Place(cell.Group, cell.Period, null)] = cell.Amount.Counted;
            foreach ((string value, long number) in cell.Amount.Values)
            {
                numbers[new Place(cell.Group, cell.Period, value)] = number;
            }
        }

        return numbers;
    }

    private static HashSet<Place> Hidden(FigureResult result, Dictionary<Place, long> numbers) =>
        Closed([.. numbers.Where(number => Hides(number.Value)).Select(number => number.Key)], numbers, result);

    // A per cent tells those of whom it holds and those of whom it does not.
    private static HashSet<Place> HiddenParts(FigureResult result, HashSet<Place> counted) => Closed(
        [
            .. result.Cells.Where(cell => Hides(cell.Amount.Matched) || Hides(cell.Amount.Counted - cell.Amount.Matched))
                .Select(cell => new Place(cell.Group, cell.Period, null)),
            .. counted,
        ],
        Numbers(result),
        result);

    // Where exactly one number of a sum is hidden it can be reckoned from the others: the smallest of them is hidden too. That may
    // leave one hidden number alone in another sum, so it goes on until none is.
    private static HashSet<Place> Closed(HashSet<Place> hidden, Dictionary<Place, long> numbers, FigureResult result)
    {
        Place[][] sums = [.. Sums(numbers, result)];
        bool isClosed;
        do
        {
            isClosed = true;
            foreach (Place[] sum in sums.Where(sum => sum.Count(hidden.Contains) == 1))
            {
                Place? second = sum.Where(place => !hidden.Contains(place) && numbers[place] > 0)
                    .OrderBy(place => numbers[place]).Select(place => (Place?)place).FirstOrDefault();
                isClosed &= second is null || !hidden.Add(second.Value);
            }
        }
        while (!isClosed);
        return hidden;
    }

    // The periods with the whole time; the values with how many count; and the groups, whose total is shown by another look at the same figure.
    private static IEnumerable<Place[]> Sums(Dictionary<Place, long> numbers, FigureResult result)
    {
        IEnumerable<IGrouping<object, Place>> sums =
        [
            .. numbers.Keys.GroupBy(place => (object)(place.Group, place.Value)),
            .. numbers.Keys.GroupBy(place => (object)(place.Period, place.Value, "groups")),
            .. result.Figure.Measure == FigureMeasure.Distribution ? numbers.Keys.GroupBy(place => (object)(place.Group, place.Period, "values")) : [],
        ];
        return sums.Select(sum => sum.ToArray()).Where(sum => sum.Length > 1);
    }

    private readonly record struct Place(string Group, string? Period, string? Value);
}
