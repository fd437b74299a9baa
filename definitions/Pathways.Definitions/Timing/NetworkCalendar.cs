using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>What a network says about its working days, for all its pathways.</summary>
public sealed record NetworkCalendar
{
    /// <summary>Nothing said: the zone tells the region, and nobody closes.</summary>
    public static NetworkCalendar Usual { get; } = new();

    /// <summary>
    /// Whose public holidays are kept; null when the zone tells. Alsace-Moselle must be said: it has no zone of its
    /// own.
    /// </summary>
    public HolidayRegion? Region { get; init; }

    /// <summary>When the network is closed besides.</summary>
    public ImmutableArray<ClosingDays> ClosingDays { get; init; } = [];
}
