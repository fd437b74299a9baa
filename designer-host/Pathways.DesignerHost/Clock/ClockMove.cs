namespace Pathways.DesignerHost.Clock;

/// <summary>How somebody asks to move the trial clock.</summary>
public static class ClockMove
{
    /// <summary>Furthest that the clock may run ahead: ten years is longer than any pathway.</summary>
    public static TimeSpan Furthest { get; } = TimeSpan.FromDays(3653);

    /// <summary>The new offset, or <c>null</c> when the request is not understood, leads back in time or too far.</summary>
    /// <param name="offset">The offset now.</param>
    /// <param name="now">The trial time now.</param>
    /// <param name="act"><c>hour</c>, <c>day</c>, <c>week</c>, <c>month</c> or <c>to</c>.</param>
    /// <param name="to">The day wanted, for <c>to</c>.</param>
    /// <param name="zone">The zone in which that day begins at eight in the morning.</param>
    public static TimeSpan? Apply(TimeSpan offset, DateTimeOffset now, string? act, DateOnly? to, TimeZoneInfo zone)
    {
        TimeSpan? step = act switch
        {
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            "month" => TimeSpan.FromDays(30),
            "to" when to is { } day => MorningOf(day, zone) - now,
            _ => null,
        };
        return step is { } ahead && ahead >= TimeSpan.Zero && offset + ahead <= Furthest ? offset + ahead : null;
    }

    private static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime morning = day.ToDateTime(new TimeOnly(8, 0));
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning));
    }
}
