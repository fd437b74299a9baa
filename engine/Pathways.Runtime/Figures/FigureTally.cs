using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>Counts for one figure, in one period, in one group.</summary>
internal sealed class FigureTally
{
    private readonly List<decimal> numbers = [];
    private readonly SortedDictionary<string, long> values = new(StringComparer.Ordinal);
    private long counted;
    private long matched;
    private long unknown;

    /// <summary>Adds what lies in the period.</summary>
    public void Add(FigureEntry entry)
    {
        counted += entry.IsCounted ? 1 : 0;
        unknown += entry.IsCounted ? 0 : 1;
        matched += entry.IsMatched ? 1 : 0;
        if (entry.Number is { } number)
        {
            numbers.Add(number);
        }

        if (entry.Value is { } value)
        {
            values[value] = values.GetValueOrDefault(value) + 1;
        }
    }

    /// <summary>What was counted.</summary>
    public FigureAmount Amount() => new(
        counted, matched, unknown, numbers.Sum(), FigureSpread.Of(numbers), values.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
