using Pathways.Runtime;
using Pathways.Workers.Sending;
using Quartz;

namespace Pathways.Workers.Recurring;

/// <summary>When recurring work is due: civil time, over changes of clocks.</summary>
public static class RecurringTimes
{
    /// <summary>The first occurrence after a moment; null when there is none.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="zone">IANA zone of the network.</param>
    /// <param name="after">The moment.</param>
    public static DateTimeOffset? Next(RecurringSchedule schedule, string? zone, DateTimeOffset after) =>
        CronOf(schedule, zone).GetNextValidTimeAfter(after);

    /// <summary>The last occurrence before a moment; null when there is none.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="zone">IANA zone of the network.</param>
    /// <param name="before">The moment.</param>
    public static DateTimeOffset? Previous(RecurringSchedule schedule, string? zone, DateTimeOffset before) =>
        CronOf(schedule, zone).GetPreviousValidTimeBefore(before);

    internal static CronExpression CronOf(RecurringSchedule schedule, string? zone)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return CronExpression.Parse(schedule.ToCron()).WithTimeZone(Zones.Find(zone));
    }
}
