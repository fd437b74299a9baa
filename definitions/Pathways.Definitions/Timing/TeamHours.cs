namespace Pathways.Definitions;

/// <summary>When a team is at work: some hours of its working days.</summary>
/// <param name="From">When its day begins, on the clock of the zone.</param>
/// <param name="To">When it ends; later than <paramref name="From"/>.</param>
/// <param name="Days">On which days.</param>
public sealed record TeamHours(TimeOnly From, TimeOnly To, DayCount Days)
{
    /// <summary>A weekday team: Monday to Friday without holidays and closing days, 9:00 to 17:00 [P].</summary>
    public static TeamHours Usual { get; } = new(new TimeOnly(9, 0), new TimeOnly(17, 0), DayCount.Working);

    /// <summary>Whether the team works on a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="civil">The zone, with holidays and closing days.</param>
    public bool WorksOn(DateOnly day, CivilTime civil)
    {
        ArgumentNullException.ThrowIfNull(civil);
        return civil.WorkingDays(new CalendarChoice(Days, null))?.IsWorkingDay(day) ?? true;
    }

    /// <summary>How long the team is at work between two instants, told up to a length that is enough.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant; before the first one there is no work.</param>
    /// <param name="enough">Counting stops when so much was found.</param>
    /// <param name="civil">The zone, with holidays and closing days.</param>
    public TimeSpan WorkedBetween(DateTimeOffset from, DateTimeOffset to, TimeSpan enough, CivilTime civil)
    {
        ArgumentNullException.ThrowIfNull(civil);
        WorkingCalendar? calendar = civil.WorkingDays(new CalendarChoice(Days, null));
        TimeSpan worked = TimeSpan.Zero;
        for (DateOnly day = civil.DayOf(from); worked < enough && civil.StartOf(day) < to; day = day.AddDays(1))
        {
            if (calendar?.IsWorkingDay(day) ?? true)
            {
                DateTimeOffset begin = Later(civil.At(day.ToDateTime(From)), from);
                DateTimeOffset end = Earlier(civil.At(day.ToDateTime(To)), to);
                worked += end > begin ? end - begin : TimeSpan.Zero;
            }
        }

        return worked;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
