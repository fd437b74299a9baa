namespace Pathways.Rules;

/// <summary>A property that values of a kind have, such as <c>d.year</c>.</summary>
internal sealed record PropertyRule(FeelKind Kind, string Name, FeelType Type, Func<FeelValue, FeelValue> Read);

/// <summary>The properties of dates, times, durations and ranges as a table (DMN 1.5, table 65).</summary>
internal static class PropertyNames
{
    private const FeelKind Date = FeelKind.Date;
    private const FeelKind Time = FeelKind.Time;
    private const FeelKind DateTime = FeelKind.DateTime;
    private const FeelKind Days = FeelKind.DaysDuration;
    private const FeelKind Months = FeelKind.MonthsDuration;
    private const FeelKind Range = FeelKind.Range;

    public static readonly PropertyRule[] Rules =
    [
        new(Date, "year", FeelType.Number, v => Number(v.AsDate().Year)),
        new(Date, "month", FeelType.Number, v => Number(v.AsDate().Month)),
        new(Date, "day", FeelType.Number, v => Number(v.AsDate().Day)),
        new(Date, "weekday", FeelType.Number, v => Number(v.AsDate().Weekday)),
        new(Date, "hour", FeelType.Number, v => Number(0)),
        new(Date, "minute", FeelType.Number, v => Number(0)),
        new(Date, "second", FeelType.Number, v => Number(0)),
        new(Date, "time offset", FeelType.DaysDuration, v => Offset(0)),
        new(Date, "timezone", FeelType.String, v => FeelValue.Null),

        new(DateTime, "year", FeelType.Number, v => Number(v.AsDateTime().Date.Year)),
        new(DateTime, "month", FeelType.Number, v => Number(v.AsDateTime().Date.Month)),
        new(DateTime, "day", FeelType.Number, v => Number(v.AsDateTime().Date.Day)),
        new(DateTime, "weekday", FeelType.Number, v => Number(v.AsDateTime().Date.Weekday)),
        new(DateTime, "hour", FeelType.Number, v => Number(v.AsDateTime().Time.Hour)),
        new(DateTime, "minute", FeelType.Number, v => Number(v.AsDateTime().Time.Minute)),
        new(DateTime, "second", FeelType.Number, v => Number(v.AsDateTime().Time.Second)),
        new(DateTime, "time offset", FeelType.DaysDuration, v => v.AsDateTime() is { IsZoned: true } d ? Offset(d.OffsetSeconds) : FeelValue.Null),
        new(DateTime, "timezone", FeelType.String, v => FeelValue.String(v.AsDateTime().Time.Zone?.Name)),

        new(Time, "hour", FeelType.Number, v => Number(v.AsTime().Hour)),
        new(Time, "minute", FeelType.Number, v => Number(v.AsTime().Minute)),
        new(Time, "second", FeelType.Number, v => Number(v.AsTime().Second)),
        new(Time, "time offset", FeelType.DaysDuration, v => v.AsTime().Zone is FeelZone zone ? Offset(zone.OffsetWithoutDate()) : FeelValue.Null),
        new(Time, "timezone", FeelType.String, v => FeelValue.String(v.AsTime().Zone?.Name)),

        new(Days, "days", FeelType.Number, v => Number((long)(v.AsDaysDuration().Nanos / FeelTime.NanosPerDay))),
        new(Days, "hours", FeelType.Number, v => Number(Seconds(v) / 3600 % 24)),
        new(Days, "minutes", FeelType.Number, v => Number(Seconds(v) / 60 % 60)),
        new(Days, "seconds", FeelType.Number, v => Number(Seconds(v) % 60)),

        new(Months, "years", FeelType.Number, v => Number(v.Bits / 12)),
        new(Months, "months", FeelType.Number, v => Number(v.Bits % 12)),

        new(Range, "start", FeelType.Any, v => v.AsRange().Start),
        new(Range, "end", FeelType.Any, v => v.AsRange().End),
        new(Range, "start included", FeelType.Boolean, v => FeelValue.Boolean(v.AsRange().StartIncluded)),
        new(Range, "end included", FeelType.Boolean, v => FeelValue.Boolean(v.AsRange().EndIncluded)),
    ];

    /// <summary>The names, for reading those with blanks in them.</summary>
    public static KnownNames Known { get; } = Names();

    public static PropertyRule? Find(FeelKind kind, string name) =>
        Array.Find(Rules, rule => rule.Kind == kind && string.Equals(rule.Name, name, StringComparison.Ordinal));

    private static FeelValue Number(long value) => FeelValue.Number(value);

    private static FeelValue Offset(int seconds) =>
        FeelValue.Duration(new DaysDuration(seconds * (Int128)FeelTime.NanosPerSecond));

    private static long Seconds(FeelValue duration) => (long)(duration.AsDaysDuration().Nanos / FeelTime.NanosPerSecond);

    private static KnownNames Names()
    {
        KnownNames names = new(null);
        foreach (PropertyRule rule in Rules)
        {
            names.Add(rule.Name);
        }

        return names;
    }
}
