using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;

namespace Pathways.Definitions;

/// <summary>The clock and calendar of one zone: where a promise like "in one month" becomes an instant.</summary>
/// <remarks>
/// Zone data come with the program (NodaTime), so every machine agrees whatever its system knows. A civil time that
/// does
/// not exist because clocks went forward is moved on by the gap; one that exists twice means the first.
/// </remarks>
public sealed class CivilTime
{
    private readonly DateTimeZone zone;
    private readonly NetworkCalendar network;

    private CivilTime(DateTimeZone zone, NetworkCalendar network)
    {
        this.zone = zone;
        this.network = network;
    }

    /// <summary>The IANA name of the zone, e.g. <c>Europe/Paris</c>.</summary>
    public string ZoneId => zone.Id;

    /// <summary>Whether there is a zone of that IANA name.</summary>
    public static bool Knows(string? zoneId) =>
        zoneId is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is not null;

    /// <summary>The civil time of a zone.</summary>
    /// <param name="zoneId">IANA name.</param>
    /// <param name="network">What the network says about its working days; null for nothing.</param>
    /// <exception cref="ArgumentException">There is no zone of that name; ask <see cref="Knows"/> first.</exception>
    public static CivilTime Of(string zoneId, NetworkCalendar? network = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(zoneId);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is { } zone
            ? new CivilTime(zone, network ?? NetworkCalendar.Usual)
            : throw new ArgumentException(
                $"There is no time zone '{zoneId}'. Use an IANA name such as Europe/Paris.", nameof(zoneId));
    }

    /// <summary>The working days that a drawing means here; null when every day counts.</summary>
    /// <param name="choice">What the drawing says. Its region goes before the network's, which goes before the
    /// zone's.</param>
    public WorkingCalendar? WorkingDays(CalendarChoice choice) => choice.Days switch
    {
        DayCount.Working => Calendar(WorkingCalendar.MondayToFriday, choice),
        DayCount.WorkingSaturday => Calendar(WorkingCalendar.MondayToSaturday, choice),
        _ => null,
    };

    /// <summary>
    /// The instant that lies so long after another: date parts by the calendar of the zone, then time parts exactly.
    /// </summary>
    /// <param name="anchor">Where to count from.</param>
    /// <param name="duration">How long; may be negative.</param>
    /// <param name="workingDays">
    /// In which days are counted; null when every day counts. Years, months and weeks stay civil; when the duration has
    /// no days besides and leads to a closed day, it goes on to the next working day, or back to the last one when it
    /// is negative. Time parts are exact and may end on a closed day.
    /// </param>
    /// <returns>The instant in UTC; null when it lies beyond the calendar (years 1 to 9999), or when no working day
    /// comes within a year.</returns>
    public DateTimeOffset? Add(DateTimeOffset anchor, IsoDuration duration, WorkingCalendar? workingDays = null)
    {
        try
        {
            var instant = Instant.FromDateTimeOffset(anchor);
            if (duration.Months != 0 || duration.Days != 0)
            {
                LocalDateTime civil = instant.InZone(zone).LocalDateTime.PlusMonths(duration.Months);
                if (workingDays is null)
                {
                    civil = civil.PlusDays(duration.Days);
                }
                else if (Reached(civil.PlusWeeks(duration.Weeks), duration, workingDays) is { } working)
                {
                    civil = working;
                }
                else
                {
                    return null;
                }

                instant = civil.InZoneLeniently(zone).ToInstant();
            }

            return instant.Plus(Duration.FromTimeSpan(duration.Exact)).ToDateTimeOffset();
        }
        catch (Exception beyond)
            when (beyond is OverflowException or ArgumentOutOfRangeException or InvalidOperationException)
        {
            return null; // NodaTime says "beyond the calendar" by exception only.
        }
    }

    /// <summary>The first instant of a day; midnight, or later where clocks skip midnight.</summary>
    public DateTimeOffset StartOf(DateOnly day) =>
        LocalDate.FromDateOnly(day).AtStartOfDayInZone(zone).ToInstant().ToDateTimeOffset();

    /// <summary>The instant at which clocks of the zone show a civil time.</summary>
    public DateTimeOffset At(DateTime civil) =>
        LocalDateTime.FromDateTime(civil).InZone(zone, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();

    /// <summary>The day that calendars of the zone show at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) =>
        CivilAt(instant).Date.ToDateOnly();

    /// <summary>The time of day that clocks of the zone show at an instant.</summary>
    public TimeOnly TimeOf(DateTimeOffset instant) => CivilAt(instant).TimeOfDay.ToTimeOnly();

    /// <summary>The instant on another day at which clocks show the same time as at this instant.</summary>
    internal DateTimeOffset SameTimeOn(DateOnly day, DateTimeOffset instant) =>
        LocalDate.FromDateOnly(day).At(CivilAt(instant).TimeOfDay).InZoneLeniently(zone).ToInstant().ToDateTimeOffset();

    /// <summary>
    /// The first instant, not before another, from which clocks show a civil time or a later one of that day: the end
    /// of the gap where they skip it, the second showing where the first one is over.
    /// </summary>
    internal DateTimeOffset FirstAt(DateTime civil, DateTimeOffset notBefore)
    {
        ZoneLocalMapping mapping = zone.MapLocal(LocalDateTime.FromDateTime(civil));
        Instant first = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
        return mapping.Count == 2 && first < Instant.FromDateTimeOffset(notBefore)
            ? mapping.Last().ToDateTimeOffset().ToUniversalTime()
            : first.ToDateTimeOffset();
    }

    private static LocalDateTime? Reached(LocalDateTime civil, IsoDuration duration, WorkingCalendar workingDays)
    {
        var from = civil.Date.ToDateOnly();
        var count = duration.Days - (duration.Weeks * 7);
        DateOnly? reached = count == 0 && duration.IsNegative && !workingDays.IsWorkingDay(from)
            ? workingDays.PreviousWorkingDay(from)
            : workingDays.AddWorkingDays(from, count);
        return reached is { } day ? LocalDate.FromDateOnly(day).At(civil.TimeOfDay) : null;
    }

    private WorkingCalendar Calendar(ImmutableArray<DayOfWeek> week, CalendarChoice choice) =>
        new(week, choice.Region ?? network.Region ?? HolidayRegions.OfZone(zone.Id), network.ClosingDays);

    private LocalDateTime CivilAt(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
}
