using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// A timer text understood: so long after an anchor, again and again perhaps, or at one point in time.
/// </summary>
/// <param name="Length">How long after the anchor; null for a point in time.</param>
/// <param name="Repetitions">How often a cycle fires; null when it fires for ever, or is none.</param>
/// <param name="Day">A day: its first instant; null otherwise.</param>
/// <param name="Civil">A civil date and time; null otherwise.</param>
/// <param name="Instant">An instant; null otherwise.</param>
internal sealed record TimerReckoning(
    IsoDuration? Length, int? Repetitions, DateOnly? Day, DateTime? Civil, DateTimeOffset? Instant)
{
    private static readonly string[] CivilFormats =
        ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>When a cycle fires first; null when that is one length after the anchor.</summary>
    public TimerReckoning? First { get; private init; }

    /// <summary>Whether a cycle ends with an occurrence; false for endless cycles and for single timers.</summary>
    public bool IsLast(DateTimeOffset anchor, int occurrence, CivilTime civil, WorkingCalendar? workingDays) =>
        Repetitions is { } count && occurrence + Passed(anchor, civil, workingDays) >= count;

    public DateTimeOffset? At(
        DateTimeOffset anchor, int occurrence, bool isBackwards, CivilTime civil, WorkingCalendar? workingDays)
    {
        if (Length is not { } length)
        {
            return Instant?.ToUniversalTime()
                ?? (Civil is { } time ? civil.At(time) : civil.StartOf(Day!.Value)); // One of the three is set.
        }

        if (First is not null)
        {
            return Occurrence(Passed(anchor, civil, workingDays) + occurrence - 1, anchor, civil, workingDays);
        }

        try
        {
            IsoDuration total = length.Times(occurrence);
            return civil.Add(anchor, isBackwards ? total.Negate() : total, workingDays);
        }
        catch (OverflowException)
        {
            return null; // Beyond any calendar.
        }
    }

    /// <summary>
    /// Reads ISO 8601: <c>P…</c>, <c>R3/P…</c>, <c>R/P…</c>, <c>R3/2026-09-01T08:00/P…</c>, a date, a date and time; null
    /// when it is none of them. A cycle without length is none: it would fire without end at one instant.
    /// </summary>
    public static TimerReckoning? TryParse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('R') && trimmed.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
        {
            return CycleOf(trimmed[1..slash], trimmed[(slash + 1)..].Split('/'));
        }

        if (IsoDuration.TryParse(trimmed, out IsoDuration length))
        {
            return new TimerReckoning(length, null, null, null, null);
        }

        if (DateOnly.TryParseExact(
            trimmed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new TimerReckoning(null, null, day, null, null);
        }

        if (DateTime.TryParseExact(
            trimmed, CivilFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime civil))
        {
            return new TimerReckoning(null, null, null, civil, null);
        }

        return DateTimeOffset.TryParseExact(
            trimmed, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant)
            ? new TimerReckoning(null, null, null, null, instant)
            : null;
    }

    /// <summary>Takes what FEEL gave; null when a timer cannot use it.</summary>
    /// <remarks>
    /// A FEEL days-and-time duration does not remember whether a day was written as P1D or PT24H. Its whole days count
    /// as
    /// civil days, because "in three days" is what clinicians mean.
    /// </remarks>
    public static TimerReckoning? From(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.DaysDuration when value.AsDaysDuration().TryToTimeSpan(out TimeSpan span):
                var exact = TimeSpan.FromTicks(span.Ticks % TimeSpan.TicksPerDay);
                var days = (int)(span.Ticks / TimeSpan.TicksPerDay);
                return new TimerReckoning(new IsoDuration(0, days, exact), null, null, null, null);
            case FeelKind.MonthsDuration when value.AsMonthsDuration().Months is > -120_000 and < 120_000 and var months:
                return new TimerReckoning(new IsoDuration((int)months, 0, TimeSpan.Zero), null, null, null, null);
            case FeelKind.Date when value.AsDate().TryToDateOnly(out DateOnly day):
                return new TimerReckoning(null, null, day, null, null);
            case FeelKind.DateTime when value.AsDateTime() is { IsZoned: true } zoned
                && zoned.TryToInstant(out DateTimeOffset instant):
                return new TimerReckoning(null, null, null, null, instant);
            case FeelKind.DateTime when value.AsDateTime() is { IsZoned: false } local
                && local.Date.TryToDateOnly(out DateOnly date):
                DateTime civil = date.ToDateTime(TimeOnly.MinValue).AddTicks(local.Time.NanosOfDay / 100);
                return new TimerReckoning(null, null, null, civil, null);
            case FeelKind.String:
                return TryParse(value.AsString());
            default:
                return null;
        }
    }

    private static TimerReckoning? CycleOf(string count, string[] parts)
    {
        var isCounted = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var repetitions);
        var isEndless = count is "" or "-1";
        if (!(isCounted || isEndless) || parts.Length > 2
            || !IsoDuration.TryParse(parts[^1], out IsoDuration period) || period.IsZero || period.IsNegative)
        {
            return null;
        }

        TimerReckoning? first = parts.Length == 2 ? TryParse(parts[0]) : null;
        return parts.Length == 2 && first is not { Length: null }
            ? null
            : new TimerReckoning(period, isCounted ? repetitions : null, null, null, null) { First = first };
    }

    /// <summary>
    /// Occurrences of a cycle with a first instant of its own that had passed when it was armed: they are not made up for,
    /// but like a single date the last one still fires.
    /// </summary>
    private int Passed(DateTimeOffset anchor, CivilTime civil, WorkingCalendar? workingDays)
    {
        if (First is null)
        {
            return 0;
        }

        var passed = 0;
        var below = Repetitions is { } count ? Math.Max(count - 1, 0) : int.MaxValue;
        while (passed < below) // Occurrences only grow: half of what is left is decided at a time.
        {
            var middle = passed + ((below - passed) / 2);
            if (Occurrence(middle, anchor, civil, workingDays) < anchor)
            {
                passed = middle + 1;
            }
            else
            {
                below = middle;
            }
        }

        return passed;
    }

    private DateTimeOffset? Occurrence(int number, DateTimeOffset anchor, CivilTime civil, WorkingCalendar? workingDays)
    {
        DateTimeOffset? first = First!.At(anchor, 1, false, civil, workingDays); // Asked only of cycles that have one.
        try
        {
            return first is { } start && number > 0 ? civil.Add(start, Length!.Value.Times(number), workingDays) : first;
        }
        catch (OverflowException)
        {
            return null; // Beyond any calendar.
        }
    }
}
