namespace Pathways.Runtime;

/// <summary>
/// What figures that leave the network do not say: numbers so small that somebody could be recognised. A total in one
/// row may still give away what another hides; whoever passes figures on looks at them once.
/// </summary>
public static class SmallNumbers
{
    /// <summary>The least number that is told: 5. [P]</summary>
    public const int Least = 5;

    /// <summary>Whether a number is hidden; nobody at all is told.</summary>
    /// <param name="number">How many.</param>
    public static bool Hides(long number) => number is > 0 and < Least;

    /// <summary>Whether a per cent is hidden: those of whom it holds and those of whom it does not can be reckoned from it.</summary>
    /// <param name="amount">The numbers.</param>
    public static bool HidesPercent(FigureAmount amount)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return Hides(amount.Matched) || Hides(amount.Counted - amount.Matched);
    }
}
