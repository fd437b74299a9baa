using System.Globalization;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>Says the numbers of one figure in the reader's language.</summary>
/// <param name="figure">The figure.</param>
/// <param name="filter">How it is looked at.</param>
/// <param name="words">The texts.</param>
/// <param name="figures">How numbers are written.</param>
internal sealed class FigureTeller(FigureDefinition figure, ActivityFilter filter, Words words, Figures figures)
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
        : IsHidden(amount) ? $"< {SmallNumbers.Least}" : "–";

    /// <summary>What stands beside the number: of how many, the quartiles, how many are not known.</summary>
    public string Beside(FigureAmount amount)
    {
        List<string> parts = [];
        if (figure.Measure == FigureMeasure.Share && amount.Counted > 0)
        {
            parts.Add(IsHidden(amount) || Height(amount) is null
                ? words.With("activity.of", Count(amount.Counted))
                : words.With("activity.part", Count(amount.Matched), Count(amount.Counted)));
        }

        if (figure.Measure is FigureMeasure.Spread or FigureMeasure.Sum && amount.Counted > 0)
        {
            parts.Add(words.With("activity.over", Count(amount.Counted)));
        }

        if (figure.Measure == FigureMeasure.Spread && amount.Spread is { } spread && Height(amount) is not null)
        {
            parts.Add(words.With("activity.quartiles", figures.Number(spread.Lower, 1), WithUnit(figures.Number(spread.Upper, 1))));
        }

        if (amount.Unknown > 0)
        {
            parts.Add(words.With("activity.unknown", Count(amount.Unknown)));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>How high the number stands in a chart; null when there is none, or it is not told.</summary>
    public decimal? Height(FigureAmount amount) => IsHidden(amount)
        ? null
        : figure.Measure switch
        {
            FigureMeasure.Share => !filter.IsExact && SmallNumbers.HidesPercent(amount) ? null : amount.Percent,
            FigureMeasure.Spread => amount.Spread?.Median,
            FigureMeasure.Sum => amount.Sum,
            _ => amount.Counted,
        };

    /// <summary>A number of people or things, hidden when it is small and the reader does not look from inside.</summary>
    public string Count(long number) => Hides(number) ? $"< {SmallNumbers.Least}" : figures.Number(number);

    /// <summary>Whether a number is not told.</summary>
    public bool Hides(long number) => !filter.IsExact && SmallNumbers.Hides(number);

    /// <summary>The values of a distribution: those with words in their order, then others by how many.</summary>
    public IEnumerable<(string Value, string Words)> ValuesOf(FigureAmount amount) =>
        figure.Values.Select(value => (value.Value, In(value.Words)))
            .Concat(amount.Values.Where(found => figure.Values.All(known => known.Value != found.Key))
                .OrderByDescending(found => found.Value).Take(12).Select(found => (found.Key, found.Key)));

    /// <summary>What a group is called.</summary>
    public string GroupName(string group) => group.Length == 0
        ? words["activity.group_unknown"]
        : filter.By == FigureBreakdown.Sex ? words[$"activity.sex_{group}"]
        : filter.By == FigureBreakdown.Age ? words.With("activity.age", TrimAge(group)) : group;

    /// <summary>What a period is called: 2026, or 03/2026.</summary>
    public static string PeriodName(string period) =>
        period.Length == 4 ? period : $"{period.AsSpan(5)}/{period.AsSpan(0, 4)}";

    private bool IsHidden(FigureAmount amount) => Hides(amount.Counted);

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
