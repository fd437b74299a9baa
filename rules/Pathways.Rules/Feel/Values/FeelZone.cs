using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Pathways.Rules;

/// <summary>The zone of a FEEL time: an offset from UTC (<c>+01:00</c>) or a named zone (<c>@Europe/Paris</c>).</summary>
/// <remarks>Zone rules come from the tables inside NodaTime, never from the machine.</remarks>
public sealed record FeelZone
{
    private readonly DateTimeZone? zone;
    private readonly int fixedSeconds;

    private FeelZone(string? name, DateTimeZone? zone, int fixedSeconds)
    {
        Name = name;
        this.zone = zone;
        this.fixedSeconds = fixedSeconds;
    }

    /// <summary>UTC.</summary>
    public static FeelZone Utc { get; } = new(null, null, 0);

    /// <summary>The IANA name; null for an offset.</summary>
    public string? Name { get; }

    /// <summary>A zone at a fixed offset of at most 18 hours.</summary>
    public static bool TryFromOffset(long seconds, out FeelZone zone)
    {
        bool exists = Math.Abs(seconds) <= 18 * 3600;
        zone = exists && seconds != 0 ? new FeelZone(null, null, (int)seconds) : Utc;
        return exists;
    }

    /// <summary>A zone by its IANA name.</summary>
    /// <returns>False when the zone tables do not know the name.</returns>
    public static bool TryFromName(string name, out FeelZone zone)
    {
        ArgumentNullException.ThrowIfNull(name);
        DateTimeZone? known = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);
        zone = known is null ? Utc : new FeelZone(name, known, 0);
        return known is not null;
    }

    /// <summary>A zone by its IANA name; UTC when the zone tables do not know it.</summary>
    internal static FeelZone OfOrUtc(string name) => TryFromName(name, out FeelZone zone) ? zone : Utc;

    /// <summary>The offset in seconds at a civil date and time; in a gap the offset before it, in an overlap the earlier.</summary>
    internal int OffsetAt(FeelDate date, long nanosOfDay)
    {
        if (zone is null)
        {
            return fixedSeconds;
        }

        (int year, int month, int day) = date.Split();
        LocalDateTime local = new LocalDate(NearYear(year), month, day)
            .At(LocalTime.FromNanosecondsSinceMidnight(nanosOfDay));
        ZoneLocalMapping mapping = zone.MapLocal(local);
        return mapping.EarlyInterval.WallOffset.Seconds;
    }

    /// <summary>The offset in seconds at an instant, given as its UTC date and time of day.</summary>
    internal int OffsetAtUtc(FeelDate date, long nanosOfDay)
    {
        if (zone is null)
        {
            return fixedSeconds;
        }

        (int year, int month, int day) = date.Split();
        Instant instant = new LocalDate(NearYear(year), month, day)
            .At(LocalTime.FromNanosecondsSinceMidnight(nanosOfDay)).InUtc().ToInstant();
        return zone.GetUtcOffset(instant).Seconds;
    }

    /// <summary>The offset of a time of day that has no date: the zone's standard offset on 1970-01-01.</summary>
    internal int OffsetWithoutDate() => zone is null ? fixedSeconds : zone.GetUtcOffset(Instant.FromUnixTimeSeconds(0)).Seconds;

    /// <summary><c>Z</c>, <c>+01:00</c>, <c>+01:00:30</c> or <c>@Europe/Paris</c>.</summary>
    public override string ToString()
    {
        if (Name is not null)
        {
            return "@" + Name;
        }

        if (fixedSeconds == 0)
        {
            return "Z";
        }

        int total = Math.Abs(fixedSeconds);
        string seconds = total % 60 == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{total % 60:00}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(fixedSeconds < 0 ? '-' : '+')}{total / 3600:00}:{total / 60 % 60:00}{seconds}");
    }

    // NodaTime ends at year 9999: beyond it the same year of the 400-year cycle has the same calendar.
    private static int NearYear(int year) => year is >= 1 and <= 9999 ? year : 2000 + (((year % 400) + 400) % 400);
}
