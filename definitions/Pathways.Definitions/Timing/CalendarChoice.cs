using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>The calendar in which a drawing counts days, <c>care:calendar</c>.</summary>
/// <param name="Days">Which days count.</param>
/// <param name="Region">Whose public holidays are kept; null when the network or the zone tells.</param>
public readonly record struct CalendarChoice(DayCount Days, HolidayRegion? Region)
{
    /// <summary>Every day counts: what drawings mean when they say nothing.</summary>
    public static CalendarChoice Civil => default;
}

/// <summary>Which days count when a duration says days.</summary>
public enum DayCount
{
    /// <summary><c>civil</c>: all.</summary>
    Civil,

    /// <summary><c>working</c>: Monday to Friday without holidays and closing days.</summary>
    Working,

    /// <summary><c>working-saturday</c>: Monday to Saturday without holidays and closing days.</summary>
    WorkingSaturday,
}

/// <summary>The words by which drawings say which days count.</summary>
public static class DayCounts
{
    /// <summary>All words.</summary>
    public static ImmutableArray<string> Words { get; } = ["civil", "working", "working-saturday"];

    /// <summary>The word of a way of counting.</summary>
    public static string WordOf(DayCount count) => Words[(int)count];

    /// <summary>What a word means; null when it is none of them.</summary>
    public static DayCount? Find(string? word) => word switch
    {
        "civil" => DayCount.Civil,
        "working" => DayCount.Working,
        "working-saturday" => DayCount.WorkingSaturday,
        _ => null,
    };
}
