namespace Pathways.Rules;

/// <summary>Date and time functions (DMN 1.5, clauses 10.3.4.6 and 10.3.4.7).</summary>
internal static class TemporalFunctions
{
    private static readonly string[] days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public static readonly BuiltInRow[] All =
    [
        new("now", string.Empty, FeelType.DateTime, c => FeelValue.DateTime(c.Evaluation.TellTime())),
        new("today", string.Empty, FeelType.Date, c => FeelValue.Date(c.Evaluation.TellTime().Date)),
        new("day of year", "date: date|datetime", FeelType.Number, c => FeelValue.Number(DateOf(c).DayOfYear)),
        new("day of week", "date: date|datetime", FeelType.String, c => FeelValue.String(days[DateOf(c).Weekday - 1])),
        new("month of year", "date: date|datetime", FeelType.String, c => FeelValue.String(months[DateOf(c).Month - 1])),
        new("week of year", "date: date|datetime", FeelType.Number, c => FeelValue.Number(WeekOfYear(DateOf(c)))),
    ];

    private static FeelDate DateOf(BuiltInCall call) =>
        call[0].Kind == FeelKind.Date ? call[0].AsDate() : call[0].AsDateTime().Date;

    /// <summary>The ISO 8601 week: the one with the year's first Thursday is week 1.</summary>
    private static int WeekOfYear(FeelDate date)
    {
        FeelDate thursday = new(date.EpochDay + 4 - date.Weekday);
        return ((thursday.DayOfYear - 1) / 7) + 1;
    }
}
