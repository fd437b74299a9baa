using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>Counts for one figure, in one period, in one group.</summary>
internal sealed class FigureTally
{
    private readonly List<decimal> numbers = [];
    private readonly SortedDictionary<string, long> values = new(StringComparer.Ordinal);
    private long counted;
    private long matched;
    private long unknown;

    /// <summary>Adds one case, or one entry of a case, that lies in the period.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="isKnown">Whether it is known to count.</param>
    /// <param name="value">Its value; null when there is none.</param>
    public void Add(FigureDefinition figure, bool isKnown, FeelValue value)
    {
        if (!isKnown || !TryAdd(figure, value))
        {
            unknown++;
            return;
        }

        counted++;
    }

    /// <summary>What was counted.</summary>
    public FigureAmount Amount() => new(
        counted, matched, unknown, numbers.Sum(), FigureSpread.Of(numbers), values.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private bool TryAdd(FigureDefinition figure, FeelValue value)
    {
        switch (figure.Measure)
        {
            case FigureMeasure.Count:
                return true;
            case FigureMeasure.Share when value.Kind == FeelKind.Boolean:
                matched += value.IsTrue ? 1 : 0;
                return true;
            case FigureMeasure.Sum or FigureMeasure.Spread when NumberOf(value, figure.Unit) is { } number:
                numbers.Add(number);
                return true;
            case FigureMeasure.Distribution when value.Kind == FeelKind.String:
                values[value.AsString()] = values.GetValueOrDefault(value.AsString()) + 1;
                return true;
            default:
                return false;
        }
    }

    private static decimal? NumberOf(FeelValue value, string? unit)
    {
        if (value.Kind == FeelKind.Number)
        {
            return value.AsNumber().TryToDecimal(out decimal number) ? number : null;
        }

        return value.Kind == FeelKind.DaysDuration && value.AsDaysDuration().TryToTimeSpan(out TimeSpan span)
            ? (decimal)(unit == "h" ? span.TotalHours : span.TotalDays)
            : null;
    }
}
