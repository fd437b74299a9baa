using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Figures with their numbers.</summary>
/// <param name="Pathway">Key of the pathway; null for all.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Cases">How many cases were read.</param>
/// <param name="Results">One for each figure, in the order of the file.</param>
public sealed record FigureReport(string? Pathway, FigureRequest Request, long Cases, ImmutableArray<FigureResult> Results);

/// <summary>A figure with its numbers.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Cells">By group, then by period; the cell of the whole time comes last in its group.</param>
public sealed record FigureResult(FigureDefinition Figure, ImmutableArray<FigureCell> Cells)
{
    /// <summary>The groups, in order; one empty one when nobody's cases are told apart.</summary>
    public IEnumerable<string> Groups => Cells.Select(cell => cell.Group).Distinct();

    /// <summary>The cell of a group and period; a cell without anything when nothing lies in it.</summary>
    /// <param name="group">The group.</param>
    /// <param name="period">The year or month; null for the whole time.</param>
    public FigureAmount At(string group, string? period) =>
        Cells.FirstOrDefault(cell => cell.Group == group && cell.Period == period)?.Amount ?? FigureAmount.Nothing;
}

/// <summary>The numbers of one period and group.</summary>
/// <param name="Period">The year or month; null for the whole time.</param>
/// <param name="Group">The group; empty when it is not known, or nobody's cases are told apart.</param>
/// <param name="Amount">The numbers.</param>
public sealed record FigureCell(string? Period, string Group, FigureAmount Amount);

/// <summary>Numbers of a figure.</summary>
/// <param name="Counted">How many count and are known.</param>
/// <param name="Matched">Of a share: of how many it holds.</param>
/// <param name="Unknown">How many are not known: whether they count, or their value.</param>
/// <param name="Sum">How much in all.</param>
/// <param name="Spread">Median and quartiles; null when there are no numbers.</param>
/// <param name="Values">Of a distribution: how many of each value.</param>
public sealed record FigureAmount(
    long Counted, long Matched, long Unknown, decimal Sum, FigureSpread? Spread, ImmutableSortedDictionary<string, long> Values)
{
    /// <summary>Which of the numbers do not leave the network.</summary>
    public HiddenNumbers Hidden { get; init; } = HiddenNumbers.None;

    /// <summary>Where nothing happened.</summary>
    public static FigureAmount Nothing { get; } = new(0, 0, 0, 0, null, ImmutableSortedDictionary<string, long>.Empty);

    /// <summary>Of a share: the per cent; null when nobody is known.</summary>
    public decimal? Percent => Counted == 0 ? null : 100m * Matched / Counted;
}

/// <summary>Where the middle of some numbers lies.</summary>
/// <param name="Lower">A quarter is not above this.</param>
/// <param name="Median">Half is not above this.</param>
/// <param name="Upper">Three quarters are not above this.</param>
public sealed record FigureSpread(decimal Lower, decimal Median, decimal Upper)
{
    /// <summary>The spread of numbers, between two neighbours in proportion (type 7 of Hyndman and Fan, as in R and in spreadsheets); null without any.</summary>
    /// <param name="numbers">The numbers, in any order.</param>
    public static FigureSpread? Of(IEnumerable<decimal> numbers)
    {
        decimal[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? null : new FigureSpread(At(sorted, 0.25m), At(sorted, 0.5m), At(sorted, 0.75m));
    }

    private static decimal At(decimal[] sorted, decimal part)
    {
        decimal place = part * (sorted.Length - 1);
        var below = (int)place;
        decimal above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + ((place - below) * (above - sorted[below]));
    }
}
