namespace Pathways.Definitions;

/// <summary>Days on which an organisation is closed, e.g. a week in August or the bridge after Ascension.</summary>
public readonly record struct ClosingDays
{
    /// <param name="first">The first closed day.</param>
    /// <param name="last">The last closed day; the same for a single one.</param>
    /// <exception cref="ArgumentException"><paramref name="last"/> comes before <paramref name="first"/>.</exception>
    public ClosingDays(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException(
                $"Closing days end ({last:O}) before they begin ({first:O}). Give the earlier day first.",
                nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>The first closed day.</summary>
    public DateOnly First { get; }

    /// <summary>The last closed day.</summary>
    public DateOnly Last { get; }

    /// <summary>One closed day.</summary>
    public static ClosingDays On(DateOnly day) => new(day, day);

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
