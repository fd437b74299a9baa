using System.Globalization;

namespace Pathways.Rules;

/// <summary>A FEEL time of day, to the nanosecond, with or without a zone.</summary>
/// <param name="NanosOfDay">Nanoseconds since midnight, below 86,400,000,000,000.</param>
/// <param name="Zone">The zone; null for a local time.</param>
public readonly record struct FeelTime(long NanosOfDay, FeelZone? Zone)
{
    internal const long NanosPerSecond = 1_000_000_000;
    internal const long NanosPerDay = 86_400 * NanosPerSecond;

    /// <summary>0 to 23.</summary>
    public int Hour => (int)(NanosOfDay / (3600 * NanosPerSecond));

    /// <summary>0 to 59.</summary>
    public int Minute => (int)(NanosOfDay / (60 * NanosPerSecond) % 60);

    /// <summary>0 to 59.</summary>
    public int Second => (int)(NanosOfDay / NanosPerSecond % 60);

    /// <summary>Nanoseconds of the second.</summary>
    public int Nanosecond => (int)(NanosOfDay % NanosPerSecond);

    /// <summary>The time of day of hours, minutes, seconds and nanoseconds.</summary>
    /// <returns>False when there is no such time.</returns>
    public static bool TryCreate(long hour, long minute, long second, long nanosecond, FeelZone? zone, out FeelTime time)
    {
        bool exists = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59
            && nanosecond is >= 0 and < NanosPerSecond;
        time = exists
            ? new FeelTime((((((hour * 60) + minute) * 60) + second) * NanosPerSecond) + nanosecond, zone)
            : default;
        return exists;
    }

    /// <summary>Nanoseconds since midnight UTC, which can be negative or beyond a day.</summary>
    internal long UtcNanos => NanosOfDay - ((Zone?.OffsetWithoutDate() ?? 0) * NanosPerSecond);

    /// <summary>ISO 8601: <c>13:05:00.5+01:00</c>; the fraction without trailing zeros.</summary>
    public override string ToString()
    {
        string fraction = Nanosecond == 0
            ? string.Empty
            : "." + Nanosecond.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}{fraction}{Zone}");
    }
}
