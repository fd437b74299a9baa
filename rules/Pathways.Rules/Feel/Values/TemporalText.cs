using System.Globalization;

namespace Pathways.Rules;

/// <summary>Reads the texts of dates, times and durations, as <c>date("…")</c> and <c>@"…"</c> do.</summary>
internal static class TemporalText
{
    public static bool TryParseAny(string text, out FeelValue value)
    {
        value = FeelValue.Null;
        if (TryParseDuration(text, out value))
        {
            return true;
        }

        if (TryParseDateTime(text, out FeelDateTime? dateTime))
        {
            value = FeelValue.DateTime(dateTime);
            return true;
        }

        if (TryParseDate(text, out FeelDate date))
        {
            value = FeelValue.Date(date);
            return true;
        }

        if (TryParseTime(text, out FeelTime time))
        {
            value = FeelValue.Time(time);
            return true;
        }

        return false;
    }

    public static bool TryParseDate(ReadOnlySpan<char> text, out FeelDate date)
    {
        date = default;
        bool isNegative = text.StartsWith("-", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = isNegative ? text[1..] : text;
        int dash = rest.IndexOf('-');

        // XML Schema: four digits at least, and no leading zero beyond four.
        if (dash is < 4 or > 9 || (dash > 4 && rest[0] == '0') || rest.Length != dash + 6 || rest[dash + 3] != '-')
        {
            return false;
        }

        return TryDigits(rest[..dash], out int year) && TryDigits(rest.Slice(dash + 1, 2), out int month)
            && TryDigits(rest.Slice(dash + 4, 2), out int day)
            && FeelDate.TryCreate(isNegative ? -year : year, month, day, out date);
    }

    public static bool TryParseDateTime(string text, out FeelDateTime? value)
    {
        value = null;
        int separator = text.IndexOf('T', StringComparison.Ordinal);
        if (separator < 0 || !TryParseDate(text.AsSpan(0, separator), out FeelDate date))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(separator + 1);
        if (!TryParseTime(rest, out FeelTime time))
        {
            return false;
        }

        if (IsEndOfDay(rest) && !date.TryAddDays(1, out date))
        {
            return false;
        }

        value = new FeelDateTime(date, time);
        return true;
    }

    public static bool TryParseTime(ReadOnlySpan<char> text, out FeelTime time)
    {
        time = default;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out int hour) || !TryDigits(text.Slice(3, 2), out int minute)
            || !TryDigits(text.Slice(6, 2), out int second))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[8..];
        long nanos = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            int digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length - 1 : digits;
            if (digits == 0)
            {
                return false;
            }

            nanos = ToNanos(rest.Slice(1, digits));
            rest = rest[(digits + 1)..];
        }

        if (!TryParseZone(rest, out FeelZone? zone))
        {
            return false;
        }

        // 24:00:00 is midnight; with a date, of the next day.
        if (hour == 24 && minute == 0 && second == 0 && nanos == 0)
        {
            hour = 0;
        }

        return FeelTime.TryCreate(hour, minute, second, nanos, zone, out time);
    }

    public static bool TryParseDuration(string text, out FeelValue value)
    {
        value = FeelValue.Null;
        ReadOnlySpan<char> rest = text;
        bool isNegative = rest.StartsWith("-", StringComparison.Ordinal);
        rest = isNegative ? rest[1..] : rest;
        if (rest.Length < 3 || rest[0] != 'P')
        {
            return false;
        }

        return TryParseMonths(rest[1..], isNegative, out value) || TryParseDays(rest[1..], isNegative, out value);
    }

    private static bool TryParseMonths(ReadOnlySpan<char> rest, bool isNegative, out FeelValue value)
    {
        value = FeelValue.Null;
        bool hasYears = TakePart(ref rest, 'Y', out Int128 years);
        bool hasMonths = TakePart(ref rest, 'M', out Int128 months);
        Int128 total = (years * 12) + months;
        if (!rest.IsEmpty || !(hasYears || hasMonths) || total > long.MaxValue)
        {
            return false;
        }

        value = FeelValue.Duration(new MonthsDuration(isNegative ? -(long)total : (long)total));
        return true;
    }

    private static bool TryParseDays(ReadOnlySpan<char> rest, bool isNegative, out FeelValue value)
    {
        value = FeelValue.Null;
        bool hasDays = TakePart(ref rest, 'D', out Int128 days);
        Int128 seconds = days * 86_400;
        long nanos = 0;
        if (rest.Length > 0)
        {
            if (rest[0] != 'T')
            {
                return false;
            }

            rest = rest[1..];
            bool hasHours = TakePart(ref rest, 'H', out Int128 hours);
            bool hasMinutes = TakePart(ref rest, 'M', out Int128 minutes);
            bool hasSeconds = TakeSeconds(ref rest, out Int128 whole, out nanos);
            if (!rest.IsEmpty || !(hasHours || hasMinutes || hasSeconds))
            {
                return false;
            }

            seconds += (hours * 3600) + (minutes * 60) + whole;
        }
        else if (!hasDays)
        {
            return false;
        }

        if (seconds >= long.MaxValue)
        {
            return false;
        }

        Int128 total = (seconds * FeelTime.NanosPerSecond) + nanos;
        value = FeelValue.Duration(new DaysDuration(isNegative ? -total : total));
        return true;
    }

    private static bool TakePart(ref ReadOnlySpan<char> text, char designator, out Int128 amount)
    {
        amount = 0;
        int digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 19 || text[digits] != designator)
        {
            return false;
        }

        amount = Int128.Parse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        text = text[(digits + 1)..];
        return true;
    }

    private static bool TakeSeconds(ref ReadOnlySpan<char> text, out Int128 seconds, out long nanos)
    {
        nanos = 0;
        if (TakePart(ref text, 'S', out seconds))
        {
            return true;
        }

        int point = text.IndexOf('.');
        if (point is < 1 or > 19 || !text.EndsWith("S", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> fraction = text[(point + 1)..^1];
        if (fraction.IsEmpty || fraction.ContainsAnyExceptInRange('0', '9')
            || text[..point].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        seconds = Int128.Parse(text[..point], NumberStyles.None, CultureInfo.InvariantCulture);
        nanos = ToNanos(fraction);
        text = [];
        return true;
    }

    private static bool TryParseZone(ReadOnlySpan<char> text, out FeelZone? zone)
    {
        zone = null;
        if (text.IsEmpty)
        {
            return true;
        }

        if (text is "Z" or "z")
        {
            zone = FeelZone.Utc;
            return true;
        }

        if (text[0] == '@')
        {
            bool isKnown = FeelZone.TryFromName(text[1..].ToString(), out FeelZone named);
            zone = named;
            return isKnown;
        }

        if (text.Length is not (6 or 9) || text[0] is not ('+' or '-') || text[3] != ':'
            || (text.Length == 9 && text[6] != ':')
            || !TryDigits(text.Slice(1, 2), out int hours) || !TryDigits(text.Slice(4, 2), out int minutes))
        {
            return false;
        }

        int seconds = 0;
        if ((text.Length == 9 && !TryDigits(text.Slice(7, 2), out seconds)) || minutes > 59 || seconds > 59)
        {
            return false;
        }

        int total = (hours * 3600) + (minutes * 60) + seconds;
        bool fits = FeelZone.TryFromOffset(text[0] == '-' ? -total : total, out FeelZone offset);
        zone = offset;
        return fits;
    }

    private static bool IsEndOfDay(ReadOnlySpan<char> time) => time.StartsWith("24", StringComparison.Ordinal);

    private static long ToNanos(ReadOnlySpan<char> fraction)
    {
        long nanos = 0;
        for (int i = 0; i < 9; i++)
        {
            nanos = (nanos * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        }

        return nanos;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
