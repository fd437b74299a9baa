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

    private CivilTime(DateTimeZone zone) => this.zone = zone;

    /// <summary>The IANA name of the zone, e.g. <c>Europe/Paris</c>.</summary>
    public string ZoneId => zone.Id;

    /// <summary>Whether there is a zone of that IANA name.</summary>
    public static bool Knows(string? zoneId) =>
        zoneId is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is not null;

    /// <summary>The civil time of a zone.</summary>
    /// <param name="zoneId">IANA name.</param>
    /// <exception cref="ArgumentException">There is no zone of that name; ask <see cref="Knows"/> first.</exception>
    public static CivilTime Of(string zoneId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(zoneId);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) is { } zone
            ? new CivilTime(zone)
            : throw new ArgumentException(
                $"There is no time zone '{zoneId}'. Use an IANA name such as Europe/Paris.", nameof(zoneId));
    }

    /// <summary>
    /// The instant that lies so long after another: date parts by the calendar of the zone, then time parts exactly.
    /// </summary>
    /// <param name="anchor">Where to count from.</param>
    /// <param name="duration">How long; may be negative.</param>
    /// <returns>The instant in UTC; null when it lies beyond the calendar (years 1 to 9999).</returns>
    public DateTimeOffset? Add(DateTimeOffset anchor, IsoDuration duration)
    {
        try
        {
            var instant = Instant.FromDateTimeOffset(anchor);
            if (duration.Months != 0 || duration.Days != 0)
            {
                LocalDateTime civil = instant.InZone(zone).LocalDateTime;
                civil = civil.PlusMonths(duration.Months).PlusDays(duration.Days);
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
        Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();
}
