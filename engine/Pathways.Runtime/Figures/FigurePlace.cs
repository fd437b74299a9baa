namespace Pathways.Runtime;

/// <summary>Which of the numbers of a cell is meant.</summary>
public enum FigurePart
{
    /// <summary>How many count and are known.</summary>
    Counted,

    /// <summary>Of a share: of how many it holds.</summary>
    Matched,

    /// <summary>Of a share: of how many it does not hold.</summary>
    Unmatched,

    /// <summary>How many are not known.</summary>
    Unknown,
}

/// <summary>Where a number stands in a figure.</summary>
/// <param name="Figure">Key of the figure.</param>
/// <param name="Group">The group; empty when it is not known, or nobody's cases are told apart.</param>
/// <param name="Period">The year or month; null for the whole time.</param>
/// <param name="Part">Which number.</param>
/// <param name="Value">Of a distribution: of which value; null for all.</param>
public sealed record FigurePlace(string Figure, string Group, string? Period, FigurePart Part, string? Value)
{
    /// <summary>Whether an entry is among those that the number counts.</summary>
    /// <param name="entry">The entry; of a case of the group.</param>
    /// <param name="request">How figures are laid out.</param>
    public bool Holds(FigureEntry entry, FigureRequest request)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(request);
        return (Period is null || request.PeriodOf(entry.Day) == Period)
            && (Value is null || entry.Value == Value)
            && Part switch
            {
                FigurePart.Counted => entry.IsCounted,
                FigurePart.Matched => entry.IsMatched,
                FigurePart.Unmatched => entry.IsCounted && !entry.IsMatched,
                _ => !entry.IsCounted,
            };
    }
}
