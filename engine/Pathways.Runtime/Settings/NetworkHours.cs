using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>What a network's administrator says about its working days and its messages.</summary>
public sealed record NetworkHours
{
    /// <summary>Nothing said: the zone tells the holidays, nobody closes, messages leave at any hour.</summary>
    public static NetworkHours Usual { get; } = new();

    /// <summary>Public holidays and closing days, for durations in working days.</summary>
    public NetworkCalendar Calendar { get; init; } = NetworkCalendar.Usual;

    /// <summary>When messages to people wait; null for never.</summary>
    public QuietTime? Quiet { get; init; }
}

/// <summary>A time of day in which no message leaves.</summary>
/// <param name="From">When quiet begins, on the clock of the network.</param>
/// <param name="To">When it ends; earlier than <paramref name="From"/> means on the next day; never the same.</param>
/// <param name="SendingDays">On which days messages leave at all.</param>
public sealed record QuietTime(TimeOnly From, TimeOnly To, DayCount SendingDays);
