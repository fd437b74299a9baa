namespace Pathways.Rules;

/// <summary>A FEEL date and time, with or without a zone.</summary>
/// <param name="Date">The civil date.</param>
/// <param name="Time">The civil time and the zone.</param>
public sealed record FeelDateTime(FeelDate Date, FeelTime Time)
{
    /// <summary>True when the instant is known.</summary>
    public bool IsZoned => Time.Zone is not null;

    /// <summary>The offset from UTC in seconds; 0 for a local date and time.</summary>
    public int OffsetSeconds => Time.Zone?.OffsetAt(Date, Time.NanosOfDay) ?? 0;

    /// <summary>Nanoseconds since 1970-01-01T00:00Z (local ones read as UTC).</summary>
    internal Int128 EpochNanos =>
        ((Int128)Date.EpochDay * FeelTime.NanosPerDay) + Time.NanosOfDay - (OffsetSeconds * (Int128)FeelTime.NanosPerSecond);

    /// <summary>The instant in a zone.</summary>
    public static FeelDateTime FromInstant(DateTimeOffset instant, FeelZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Int128 nanos = ((Int128)(instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks)) * 100;
        (FeelDate utcDate, long utcTime) = SplitNanos(nanos);
        int offset = zone.OffsetAtUtc(utcDate, utcTime);
        (FeelDate date, long time) = SplitNanos(nanos + (offset * (Int128)FeelTime.NanosPerSecond));
        return new FeelDateTime(date, new FeelTime(time, zone));
    }

    /// <summary>The instant, when it is zoned and within the years 1 to 9999 (parts below 100 ns are dropped).</summary>
    public bool TryToInstant(out DateTimeOffset instant)
    {
        Int128 ticks = (EpochNanos / 100) + DateTimeOffset.UnixEpoch.UtcTicks;
        bool fits = IsZoned && ticks >= DateTimeOffset.MinValue.UtcTicks && ticks <= DateTimeOffset.MaxValue.UtcTicks;
        instant = fits ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : default;
        return fits;
    }

    /// <summary>Moves the civil time; a zoned one moves the instant and keeps its zone.</summary>
    internal bool TryAdd(Int128 nanos, out FeelDateTime moved)
    {
        moved = this;
        if (Time.Zone is not { Name: not null } zone)
        {
            Int128 civil = ((Int128)Date.EpochDay * FeelTime.NanosPerDay) + Time.NanosOfDay + nanos;
            return TryAt(civil, Time.Zone, out moved);
        }

        Int128 instant = EpochNanos + nanos;
        if (!TryAt(instant, null, out FeelDateTime utc))
        {
            return false;
        }

        int offset = zone.OffsetAtUtc(utc.Date, utc.Time.NanosOfDay);
        return TryAt(instant + (offset * (Int128)FeelTime.NanosPerSecond), zone, out moved);
    }

    /// <summary><c>2026-11-21T10:00:00@Europe/Paris</c>.</summary>
    public override string ToString() => $"{Date}T{Time}";

    private static bool TryAt(Int128 civilNanos, FeelZone? zone, out FeelDateTime value)
    {
        (FeelDate date, long time) = SplitNanos(civilNanos);
        value = new FeelDateTime(date, new FeelTime(time, zone));
        return date.TryAddDays(0, out _);
    }

    private static (FeelDate Date, long NanosOfDay) SplitNanos(Int128 nanos)
    {
        Int128 day = nanos / FeelTime.NanosPerDay;
        Int128 rest = nanos - (day * FeelTime.NanosPerDay);
        if (rest < 0)
        {
            rest += FeelTime.NanosPerDay;
            day--;
        }

        long epochDay = day > long.MaxValue ? long.MaxValue : day < long.MinValue ? long.MinValue : (long)day;
        return (new FeelDate(epochDay), (long)rest);
    }
}
