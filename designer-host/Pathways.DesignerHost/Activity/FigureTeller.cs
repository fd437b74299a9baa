using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>Says the numbers of one figure in the reader's language.</summary>
/// <param name="figure">The figure.</param>
/// <param name="filter">How it is looked at.</param>
/// <param name="words">The texts.</param>
/// <param name="figures">How numbers are written.</param>
/// <param name="municipalities">Names of municipalities.</param>
internal sealed class FigureTeller(FigureDefinition figure, ActivityFilter filter, Words words, Figures figures, Municipalities municipalities)
{
    /// <summary>Words in the reader's language.</summary>
    public string In(FigureWords both) => words.Language == Language.French ? both.French : both.English;

    /// <summary>The number as it is read: 12, 83 %, 41,5 h; a dash when there is none.</summary>
    public string Main(FigureAmount amount) => Height(amount) is { } height
        ? figure.Measure switch
        {
            FigureMeasure.Share => $"{figures.Number(height, 0)} %",
            FigureMeasure.Spread => WithUnit(figures.Number(height, 1)),
            FigureMeasure.Sum => WithUnit(figures.Number(Math.Round(height, 1))),
            _ => figures.Number(height),
        }
        : !filter.IsExact && (amount.Hidden.Counted || amount.Hidden.Matched) ? Hidden(amount.Counted) : "–";

    /// <summary>What stands beside the number: of how many, the quartiles, how many are not known; and which of the numbers it is.</summary>
    public IEnumerable<(string Text, FigurePart? Part)> Beside(FigureAmount amount)
    {
        if (figure.Measure == FigureMeasure.Share && amount.Counted > 0)
        {
            yield return Height(amount) is null
                ? (words.With("activity.of", Counted(amount)), FigurePart.Counted)
                : (words.With("activity.part", figures.Number(amount.Matched), Counted(amount)), FigurePart.Matched);
        }

        if (figure.Measure is FigureMeasure.Spread or FigureMeasure.Sum && amount.Counted > 0)
        {
            yield return (words.With("activity.over", Counted(amount)), FigurePart.Counted);
        }

        if (figure.Measure == FigureMeasure.Spread && amount.Spread is { } spread && Height(amount) is not null)
        {
            yield return (words.With("activity.quartiles", figures.Number(spread.Lower, 1), WithUnit(figures.Number(spread.Upper, 1))), null);
        }

        if (amount.Unknown > 0)
        {
            bool isHidden = !filter.IsExact && SmallNumbers.Hides(amount.Unknown);
            yield return (words.With("activity.unknown", isHidden ? Hidden(amount.Unknown) : figures.Number(amount.Unknown)), FigurePart.Unknown);
        }
    }

    /// <summary>How high the number stands in a chart; null when there is none, or it is not told.</summary>
    public decimal? Height(FigureAmount amount) => !filter.IsExact && amount.Hidden.Counted
        ? null
        : figure.Measure switch
        {
            FigureMeasure.Share => !filter.IsExact && amount.Hidden.Matched ? null : amount.Percent,
            FigureMeasure.Spread => amount.Spread?.Median,
            FigureMeasure.Sum => amount.Sum,
            _ => amount.Counted,
        };

    /// <summary>How many count.</summary>
    public string Counted(FigureAmount amount) =>
        !filter.IsExact && amount.Hidden.Counted ? Hidden(amount.Counted) : figures.Number(amount.Counted);

    /// <summary>Of a distribution: how many have a value.</summary>
    public string Count(FigureAmount amount, string value) =>
        Height(amount, value) is { } number ? figures.Number(number) : Hidden(amount.Values.GetValueOrDefault(value));

    /// <summary>Of a distribution: how many have a value; null when it is not told.</summary>
    public long? Height(FigureAmount amount, string value) =>
        !filter.IsExact && amount.Hidden.Values.Contains(value) ? null : amount.Values.GetValueOrDefault(value);

    /// <summary>The values of a distribution: those with words in their order, then others by how many.</summary>
    public IEnumerable<(string Value, string Words)> ValuesOf(FigureAmount amount) =>
        figure.Values.Select(value => (value.Value, In(value.Words)))
            .Concat(amount.Values.Where(found => figure.Values.All(known => known.Value != found.Key))
                .OrderByDescending(found => found.Value).Take(12).Select(found => (found.Key, found.Key)));

    /// <summary>What a value of a distribution is called.</summary>
    public string WordsOf(string value) => figure.Values.FirstOrDefault(known => known.Value == value) is { } found ? In(found.Words) : value;

    /// <summary>What one entry adds, in words; a dash when it is not known.</summary>
    public string ValueOf(FigureEntry entry) => entry.Value is { } value ? WordsOf(value)
        : entry.Number is { } number ? WithUnit(figures.Number(Math.Round(number, 1))) : "–";

    /// <summary>What a group is called.</summary>
    public string GroupName(string group) => group.Length == 0
        ? words["activity.group_unknown"]
        : filter.By == FigureBreakdown.Sex ? words[$"activity.sex_{group}"]
        : filter.By == FigureBreakdown.Municipality ? municipalities.Label(group)
        : filter.By == FigureBreakdown.Age ? words.With("activity.age", TrimAge(group)) : group;

    /// <summary>What a period is called: 2026, or 03/2026.</summary>
    public static string PeriodName(string period) =>
        period.Length == 4 ? period : $"{period.AsSpan(5)}/{period.AsSpan(0, 4)}";

    // A small number is told to be small; one that is hidden because of another is only told to be hidden.
    private string Hidden(long number) => SmallNumbers.Hides(number) ? $"< {SmallNumbers.Least}" : words["activity.hidden"];

    private string WithUnit(string number) => figure.Unit switch
    {
        null => number,
        "d" => $"{number} {words["activity.days"]}",
        ['/', ..] => number + figure.Unit,
        _ => $"{number} {figure.Unit}",
    };

    private static string TrimAge(string group) => string.Join('–', group.Split('–').Select(part =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int age) ? age.ToString(CultureInfo.InvariantCulture) : part));
}
