namespace Pathways.Rules;

/// <summary>Dates, times and durations as whole numbers on a line, to find round ones between two of them.</summary>
internal static class TypicalTime
{
    private const long Second = FeelTime.NanosPerSecond;
    private const long Day = FeelTime.NanosPerDay;
    private static readonly FeelDate newYear = FeelDate.FromDateOnly(new DateOnly(2026, 1, 1));

    /// <summary>Values to try, the roundest first; the last ones are next to the ends, so that nothing is overlooked.</summary>
    public static IEnumerable<FeelValue> Candidates(ValueLine line, FeelValue low, FeelValue high)
    {
        Int128? from = low.IsNull ? null : PositionOf(low);
        Int128? to = high.IsNull ? null : PositionOf(high);
        Int128 middle = (from, to) switch
        {
            (Int128 a, Int128 b) => a + ((b - a) / 2),
            (Int128 a, null) => a + StepOf(line.Kind),
            (null, Int128 b) => b - StepOf(line.Kind),
            _ => StartOf(line.Kind),
        };
        IEnumerable<Int128> positions = line.Kind == FeelKind.Date
            ? RoundDates(middle)
            : UnitsOf(line.Kind).Select(unit => middle / unit * unit);
        foreach (Int128 position in positions.Append(middle).Append((from ?? middle) + 1).Append((to ?? middle) - 1))
        {
            yield return At(line, position);
        }
    }

    /// <summary>First of January before or after, first of the month before or after.</summary>
    private static IEnumerable<Int128> RoundDates(Int128 day)
    {
        FeelDate date = new((long)day);
        foreach ((int year, int month) in new[] { (0, 0), (1, 0), (0, date.Month - 1), (0, date.Month) })
        {
            if (FeelDate.TryCreate(date.Year + year, 1, 1, out FeelDate start) && start.TryAddMonths(month, out FeelDate round))
            {
                yield return round.EpochDay;
            }
        }
    }

    private static Int128 PositionOf(FeelValue value) => value.Kind switch
    {
        FeelKind.Date => value.AsDate().EpochDay,
        FeelKind.Time => value.AsTime().UtcNanos,
        FeelKind.DateTime => value.AsDateTime().EpochNanos,
        FeelKind.DaysDuration => value.AsDaysDuration().Nanos,
        _ => value.AsMonthsDuration().Months,
    };

    private static FeelValue At(ValueLine line, Int128 position)
    {
        switch (line.Kind)
        {
            case FeelKind.Date:
                return FeelDate.TryCreate(0, 1, 1, out FeelDate zero) && zero.TryAddDays((long)position - zero.EpochDay, out FeelDate date)
                    ? FeelValue.Date(date)
                    : FeelValue.Null;
            case FeelKind.Time:
                return TimeAt(position, line.IsZoned);
            case FeelKind.DateTime:
                FeelDateTime epoch = new(new FeelDate(0), new FeelTime(0, line.IsZoned ? FeelZone.Utc : null));
                return epoch.TryAdd(position, out FeelDateTime moved) ? FeelValue.DateTime(moved) : FeelValue.Null;
            case FeelKind.DaysDuration:
                return Int128.Abs(position) < (Int128)long.MaxValue * Second
                    ? FeelValue.Duration(new DaysDuration(position))
                    : FeelValue.Null;
            default:
                return position >= long.MinValue && position <= long.MaxValue
                    ? FeelValue.Duration(new MonthsDuration((long)position))
                    : FeelValue.Null;
        }
    }

    /// <summary>A time so many nanoseconds after midnight in UTC; before or beyond the day, it is that of another zone.</summary>
    private static FeelValue TimeAt(Int128 nanos, bool isZoned)
    {
        if (!isZoned)
        {
            return nanos >= 0 && nanos < Day ? FeelValue.Time(new FeelTime((long)nanos, null)) : FeelValue.Null;
        }

        Int128 offset = nanos < 0 ? (-nanos + Second - 1) / Second : nanos < Day ? 0 : -((nanos - Day) / Second) - 1;
        return Int128.Abs(offset) <= 18 * 3600 && FeelZone.TryFromOffset((long)offset, out FeelZone zone)
            ? FeelValue.Time(new FeelTime((long)(nanos + (offset * Second)), zone))
            : FeelValue.Null;
    }

    private static Int128[] UnitsOf(FeelKind kind) => kind switch
    {
        FeelKind.MonthsDuration => [120, 12, 6],
        FeelKind.DaysDuration => [100 * (Int128)Day, 10 * (Int128)Day, Day, 3600 * Second, 60 * Second, Second],
        _ => [Day, 3600 * Second, 60 * Second, Second],
    };

    private static Int128 StepOf(FeelKind kind) => kind switch
    {
        FeelKind.Date => 366,
        FeelKind.Time => 3600 * Second,
        FeelKind.DateTime or FeelKind.DaysDuration => 10 * (Int128)Day,
        _ => 12,
    };

    private static Int128 StartOf(FeelKind kind) => kind switch
    {
        FeelKind.Date => newYear.EpochDay,
        FeelKind.Time => 10 * 3600 * Second,
        FeelKind.DateTime => newYear.EpochDay * (Int128)Day,
        FeelKind.DaysDuration => Day,
        _ => 12,
    };
}
