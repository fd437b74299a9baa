using System.Text;

namespace Pathways.Rules;

/// <summary>Conversion functions (DMN 1.5, clause 10.3.4.1).</summary>
internal static class ConversionFunctions
{
    public static readonly BuiltInRow[] All =
    [
        new("date", "from: string", FeelType.Date, c => TemporalText.TryParseDate(c.Text(0), out FeelDate d) ? FeelValue.Date(d) : Unreadable(c, "a date")),
        new("date", "from: date", FeelType.Date, c => c[0]),
        new("date", "from: datetime", FeelType.Date, c => FeelValue.Date(c[0].AsDateTime().Date)),
        new("date", "year: number, month: number, day: number", FeelType.Date, DateOfParts),
        new("date and time", "date: date, time: time", FeelType.DateTime, c => FeelValue.DateTime(new FeelDateTime(c[0].AsDate(), c[1].AsTime()))),
        new("date and time", "date: datetime, time: time", FeelType.DateTime, c => FeelValue.DateTime(new FeelDateTime(c[0].AsDateTime().Date, c[1].AsTime()))),
        new("date and time", "from: string", FeelType.DateTime, DateTimeOfText),
        new("date and time", "from: datetime", FeelType.DateTime, c => c[0]),
        new("date and time", "date: datetime, timezone: string", FeelType.DateTime, InZone),
        new("date and time", "year: number, month: number, day: number, hour: number, minute: number, second: number", FeelType.DateTime, c => DateTimeOfParts(c, null)),
        new("date and time", "year: number, month: number, day: number, hour: number, minute: number, second: number, offset: days?", FeelType.DateTime, DateTimeAtOffset),
        new("date and time", "year: number, month: number, day: number, hour: number, minute: number, second: number, timezone: string", FeelType.DateTime, DateTimeInZone),
        new("time", "from: string", FeelType.Time, c => TemporalText.TryParseTime(c.Text(0), out FeelTime t) ? FeelValue.Time(t) : Unreadable(c, "a time")),
        new("time", "from: time", FeelType.Time, c => c[0]),
        new("time", "from: datetime", FeelType.Time, c => FeelValue.Time(c[0].AsDateTime().Time)),
        new("time", "from: date", FeelType.Time, c => FeelValue.Time(new FeelTime(0, FeelZone.Utc))),
        new("time", "hour: number, minute: number, second: number, offset?: days?", FeelType.Time, TimeOfParts),
        new("number", "from: string, grouping separator?: string?, decimal separator?: string?", FeelType.Number, NumberOfText),
        new("string", "from: any", FeelType.String, TextOf),
        new("duration", "from: string", FeelType.Any, c => TemporalText.TryParseDuration(c.Text(0), out FeelValue d) ? d : Unreadable(c, "a duration")),
        new("duration", "from: days|months", FeelType.Any, c => c[0]),
        new("years and months duration", "from: date|datetime, to: date|datetime", FeelType.MonthsDuration, MonthsBetween),
        new("range", "from: string", FeelType.AnyRange, c => RangeText.TryParse(c.Text(0), out FeelValue r) ? r : Unreadable(c, "a range of literals")),
    ];

    private static FeelValue TextOf(BuiltInCall call) => call.Has(0) && call.Spend((int)Math.Min(int.MaxValue, call[0].Extent.Size))
        ? FeelValue.String(FeelText.ToPlain(call[0]))
        : FeelValue.Null;

    private static FeelValue Unreadable(BuiltInCall call, string what) =>
        call.Fail($"{Evaluation.Describe(call[0])} is not {what}");

    private static FeelValue NoSuch(BuiltInCall call, string what) => call.Fail($"there is no such {what}");

    private static FeelValue DateOfParts(BuiltInCall call) =>
        TryDate(call, out FeelDate date) ? FeelValue.Date(date) : NoSuch(call, "date");

    private static bool TryDate(BuiltInCall call, out FeelDate date)
    {
        date = default;
        return TryWhole(call, 0, out long year) && TryWhole(call, 1, out long month) && TryWhole(call, 2, out long day)
            && FeelDate.TryCreate(year, month, day, out date);
    }

    private static FeelValue DateTimeOfText(BuiltInCall call)
    {
        if (TemporalText.TryParseDateTime(call.Text(0), out FeelDateTime? value))
        {
            return FeelValue.DateTime(value);
        }

        return TemporalText.TryParseDate(call.Text(0), out FeelDate date)
            ? FeelValue.DateTime(new FeelDateTime(date, new FeelTime(0, null)))
            : Unreadable(call, "a date and time");
    }

    private static FeelValue InZone(BuiltInCall call)
    {
        FeelDateTime value = call[0].AsDateTime();
        return FeelZone.TryFromName(call.Text(1), out FeelZone zone)
            ? FeelValue.DateTime(value with { Time = value.Time with { Zone = zone } })
            : NoSuch(call, "zone");
    }

    private static FeelValue DateTimeAtOffset(BuiltInCall call)
    {
        if (!call.Has(6))
        {
            return DateTimeOfParts(call, null);
        }

        return TryOffset(call, 6, out FeelZone zone) ? DateTimeOfParts(call, zone) : NoSuch(call, "offset");
    }

    private static FeelValue DateTimeInZone(BuiltInCall call) =>
        FeelZone.TryFromName(call.Text(6), out FeelZone zone) ? DateTimeOfParts(call, zone) : NoSuch(call, "zone");

    private static FeelValue DateTimeOfParts(BuiltInCall call, FeelZone? zone) =>
        TryDate(call, out FeelDate date) && TryTime(call, 3, zone, out FeelTime time)
            ? FeelValue.DateTime(new FeelDateTime(date, time))
            : NoSuch(call, "date and time");

    private static FeelValue TimeOfParts(BuiltInCall call)
    {
        FeelZone? zone = null;
        if (call.Has(3))
        {
            if (!TryOffset(call, 3, out FeelZone offset))
            {
                return NoSuch(call, "offset");
            }

            zone = offset;
        }

        return TryTime(call, 0, zone, out FeelTime time) ? FeelValue.Time(time) : NoSuch(call, "time");
    }

    private static bool TryTime(BuiltInCall call, int first, FeelZone? zone, out FeelTime time)
    {
        time = default;
        FeelNumber second = call.Number(first + 2);
        FeelNumber whole = FeelNumber.Round(second, 0, FeelRounding.Floor);
        FeelNumber.TrySubtract(second, whole, out FeelNumber part);
        FeelNumber.TryMultiply(part, FeelTime.NanosPerSecond, out FeelNumber nanos);
        return TryWhole(call, first, out long hour) && TryWhole(call, first + 1, out long minute)
            && whole.TryToInt64(out long seconds) && FeelNumber.Truncate(nanos).TryToInt64(out long fraction)
            && FeelTime.TryCreate(hour, minute, seconds, fraction, zone, out time);
    }

    private static bool TryOffset(BuiltInCall call, int index, out FeelZone zone)
    {
        zone = FeelZone.Utc;
        Int128 nanos = call[index].AsDaysDuration().Nanos;
        Int128 seconds = nanos / FeelTime.NanosPerSecond;
        return Int128.Abs(seconds) < int.MaxValue && FeelZone.TryFromOffset((long)seconds, out zone);
    }

    private static bool TryWhole(BuiltInCall call, int index, out long whole) => call.Number(index).TryToInt64(out whole);

    private static FeelValue NumberOfText(BuiltInCall call)
    {
        string? grouping = call.Has(1) ? call.Text(1) : null;
        string point = call.Has(2) ? call.Text(2) : grouping == "." ? "," : ".";
        if (grouping is not (null or " " or "." or ",") || point is not ("." or ",") || grouping == point)
        {
            return call.Fail("the separators must be blank, comma or point, and differ");
        }

        StringBuilder plain = new(call.Text(0));
        if (grouping is not null)
        {
            plain.Replace(grouping, string.Empty);
        }

        return FeelNumber.TryParse(plain.Replace(point, ".").ToString(), out FeelNumber number)
            ? FeelValue.Number(number)
            : Unreadable(call, "a number");
    }

    /// <summary>Whole months from day to day; the times of day and the zones do not count.</summary>
    private static FeelValue MonthsBetween(BuiltInCall call)
    {
        (int fromYear, int fromMonth, int fromDay) = DateOf(call[0]).Split();
        (int toYear, int toMonth, int toDay) = DateOf(call[1]).Split();
        long months = (((long)toYear - fromYear) * 12) + toMonth - fromMonth;

        // A month begun counts for nothing, whichever way it goes.
        months -= months > 0 && toDay < fromDay ? 1 : months < 0 && toDay > fromDay ? -1 : 0;
        return FeelValue.Duration(new MonthsDuration(months));
    }

    private static FeelDate DateOf(FeelValue value) =>
        value.Kind == FeelKind.DateTime ? value.AsDateTime().Date : value.AsDate();
}
