using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>Which days are worked: days of the week, less public holidays, less closing days.</summary>
/// <remarks>
/// Source of the words: <i>jours ouvrés</i> are those on which an organisation works, usually Monday to Friday;
/// <i>jours ouvrables</i> are all but the weekly rest day and public holidays, Monday to Saturday (Code du travail,
/// article L3141-3 and the practice of the courts).
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>Who finds no working day in so many days finds none: a year, and the leap day.</summary>
    private const int LongestClosure = 366;

    private readonly HolidayRegion region;
    private readonly ImmutableArray<ClosingDays> closingDays;
    private readonly bool[] isWorked = new bool[7];

    /// <param name="week">Days of the week on which people work.</param>
    /// <param name="region">Whose public holidays are kept.</param>
    /// <param name="closingDays">When the organisation is closed besides.</param>
    /// <exception cref="ArgumentException"><paramref name="week"/> has no day.</exception>
    public WorkingCalendar(
        ImmutableArray<DayOfWeek> week, HolidayRegion region = HolidayRegion.France,
        ImmutableArray<ClosingDays> closingDays = default)
    {
        if (week.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A working calendar needs at least one working day in the week.", nameof(week));
        }

        this.region = region;
        this.closingDays = closingDays.IsDefault ? [] : closingDays;
        foreach (DayOfWeek day in week)
        {
            isWorked[(int)day] = true;
        }
    }

    /// <summary>Monday to Friday: <i>jours ouvrés</i>.</summary>
    public static ImmutableArray<DayOfWeek> MondayToFriday { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Monday to Saturday: <i>jours ouvrables</i>.</summary>
    public static ImmutableArray<DayOfWeek> MondayToSaturday { get; } = [.. MondayToFriday, DayOfWeek.Saturday];

    /// <summary>Whether people work on a day.</summary>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!isWorked[(int)day.DayOfWeek])
        {
            return false;
        }

        foreach (ClosingDays closing in closingDays)
        {
            if (closing.Contains(day))
            {
                return false;
            }
        }

        return !FrenchHolidays.IsHoliday(day, region);
    }

    /// <summary>The first working day after a day; null when none comes within a year.</summary>
    public DateOnly? NextWorkingDay(DateOnly day) => Search(day, 1);

    /// <summary>The last working day before a day; null when there is none within a year.</summary>
    public DateOnly? PreviousWorkingDay(DateOnly day) => Search(day, -1);

    /// <summary>
    /// The working day that lies so many working days after another day, which is not counted itself: Friday and one is
    /// Monday, Saturday and one is Monday too.
    /// </summary>
    /// <param name="day">Where to count from.</param>
    /// <param name="count">How many; negative counts back. Zero is the day itself when it is worked, else the next
    /// working day.</param>
    /// <returns>The day; null when a year without any working day, or the end of the calendar, comes before.</returns>
    public DateOnly? AddWorkingDays(DateOnly day, int count)
    {
        if (count == 0)
        {
            return IsWorkingDay(day) ? day : NextWorkingDay(day);
        }

        DateOnly? reached = day;
        for (long left = Math.Abs((long)count); left > 0 && reached is { } from; left--)
        {
            reached = Search(from, Math.Sign(count));
        }

        return reached;
    }

    /// <summary>So many working days after an instant, at the same time of day.</summary>
    /// <param name="instant">Where to count from.</param>
    /// <param name="count">How many; see the other overload.</param>
    /// <param name="civil">The zone whose clock and days count.</param>
    /// <returns>The instant in UTC; null as in the other overload.</returns>
    public DateTimeOffset? AddWorkingDays(DateTimeOffset instant, int count, CivilTime civil)
    {
        ArgumentNullException.ThrowIfNull(civil);
        return AddWorkingDays(civil.DayOf(instant), count) is { } day ? civil.SameTimeOn(day, instant) : null;
    }

    private DateOnly? Search(DateOnly day, int direction)
    {
        for (var tried = 0; tried < LongestClosure; tried++)
        {
            if (day == (direction > 0 ? DateOnly.MaxValue : DateOnly.MinValue))
            {
                return null;
            }

            day = day.AddDays(direction);
            if (IsWorkingDay(day))
            {
                return day;
            }
        }

        return null;
    }
}
