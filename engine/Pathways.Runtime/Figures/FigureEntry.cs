using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What one case, or one entry of a case, adds to a figure on a day: the one thing that numbers and the lists behind them are made of.</summary>
/// <param name="Day">The day on which it counts.</param>
/// <param name="IsCounted">Whether it is known to count, and its value is known; else it is among those not known.</param>
/// <param name="IsMatched">Of a share: whether it holds.</param>
/// <param name="Number">Of a sum or a spread: the number.</param>
/// <param name="Value">Of a distribution: the value.</param>
public sealed record FigureEntry(DateOnly Day, bool IsCounted, bool IsMatched, decimal? Number, string? Value)
{
    internal static FigureEntry Of(FigureDefinition figure, DateOnly day, bool isKnown, FeelValue value)
    {
        var unknown = new FigureEntry(day, IsCounted: false, IsMatched: false, Number: null, Value: null);
        FigureEntry counted = unknown with { IsCounted = true };
        return !isKnown ? unknown : figure.Measure switch
        {
            FigureMeasure.Count => counted,
            FigureMeasure.Share when value.Kind == FeelKind.Boolean => counted with { IsMatched = value.IsTrue },
            FigureMeasure.Sum or FigureMeasure.Spread when NumberOf(value, figure.Unit) is { } number => counted with { Number = number },
            FigureMeasure.Distribution when value.Kind == FeelKind.String => counted with { Value = value.AsString() },
            _ => unknown,
        };
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
