using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>The public holidays of France by region, as the law stands today; earlier years are not history.</summary>
/// <remarks>
/// <para>National: Code du travail, article L3133-1. Nouvelle-Calédonie keeps the same days by a code of its own, and
/// 24 September, Citizenship Day: from memory, to be confirmed by whoever runs a network there.</para>
/// <para>
/// Alsace-Moselle: Code du travail, article L3134-13 (ordinance of 16 August 1892), from memory: 26 December, and Good
/// Friday in communes that have a Protestant church or a church of both confessions. The calendar of the region keeps
/// it everywhere: where people work on Good Friday, a promise in working days is kept one day later.
/// </para>
/// <para>
/// Overseas: Code du travail, article L3422-2 (loi 83-550, décret 83-1003), read as of May 2019. For Saint-Martin it
/// prints 27 May; the collectivity keeps 28 May by a circular of 4 May 2018, and so does this table.
/// </para>
/// </remarks>
public static class FrenchHolidays
{
    private static readonly ImmutableArray<FixedDay> FixedDays =
    [
        new(HolidayName.NewYear, 1, 1, null),
        new(HolidayName.AbolitionOfSlavery, 4, 27, HolidayRegion.Mayotte),
        new(HolidayName.LabourDay, 5, 1, null),
        new(HolidayName.Victory1945, 5, 8, null),
        new(HolidayName.AbolitionOfSlavery, 5, 22, HolidayRegion.Martinique),
        new(HolidayName.AbolitionOfSlavery, 5, 27, HolidayRegion.Guadeloupe),
        new(HolidayName.AbolitionOfSlavery, 5, 28, HolidayRegion.SaintMartin),
        new(HolidayName.AbolitionOfSlavery, 6, 10, HolidayRegion.Guyane),
        new(HolidayName.NationalDay, 7, 14, null),
        new(HolidayName.Assumption, 8, 15, null),
        new(HolidayName.CitizenshipDay, 9, 24, HolidayRegion.NouvelleCaledonie),
        new(HolidayName.AbolitionOfSlavery, 10, 9, HolidayRegion.SaintBarthelemy),
        new(HolidayName.AllSaints, 11, 1, null),
        new(HolidayName.Armistice1918, 11, 11, null),
        new(HolidayName.AbolitionOfSlavery, 12, 20, HolidayRegion.Reunion),
        new(HolidayName.Christmas, 12, 25, null),
        new(HolidayName.SaintStephen, 12, 26, HolidayRegion.AlsaceMoselle),
    ];

    private static readonly ImmutableArray<MovableDay> MovableDays =
    [
        new(HolidayName.GoodFriday, -2, HolidayRegion.AlsaceMoselle),
        new(HolidayName.EasterMonday, 1, null),
        new(HolidayName.Ascension, 39, null),
        new(HolidayName.WhitMonday, 50, null),
    ];

    /// <summary>Easter Sunday by the Gregorian computus.</summary>
    /// <remarks>
    /// Source: the anonymous algorithm of 1876 (Butcher's), as printed in Jean Meeus, Astronomical Algorithms, chapter
    /// "Date of Easter". Single letters are those of the book.
    /// </remarks>
    /// <param name="year">1 to 9999; before 1583 the Gregorian calendar is only reckoned back.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is no such year.</exception>
    public static DateOnly EasterOf(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, DateOnly.MinValue.Year);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);
        var a = year % 19;
        (var b, var c) = Math.DivRem(year, 100);
        (var d, var e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        (var i, var k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        (var month, var dayBefore) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, dayBefore + 1);
    }

    /// <summary>The public holidays of a year, in its order.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="region">The region; its days come on top of the national ones.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is no such year.</exception>
    public static ImmutableArray<PublicHoliday> Of(int year, HolidayRegion region)
    {
        DateOnly easter = EasterOf(year);
        return
        [
            .. FixedDays.Where(rule => rule.IsKeptIn(region))
                .Select(rule => new PublicHoliday(new DateOnly(year, rule.Month, rule.Day), rule.Name))
                .Concat(MovableDays.Where(rule => rule.IsKeptIn(region))
                    .Select(rule => new PublicHoliday(easter.AddDays(rule.DaysAfterEaster), rule.Name)))
                .OrderBy(holiday => holiday.Day)
                .ThenBy(holiday => holiday.Name),
        ];
    }

    /// <summary>Whether a day is a public holiday of a region.</summary>
    public static bool IsHoliday(DateOnly day, HolidayRegion region)
    {
        foreach (FixedDay rule in FixedDays)
        {
            if (rule.Month == day.Month && rule.Day == day.Day && rule.IsKeptIn(region))
            {
                return true;
            }
        }

        var daysAfterEaster = day.DayNumber - EasterOf(day.Year).DayNumber;
        foreach (MovableDay rule in MovableDays)
        {
            if (rule.DaysAfterEaster == daysAfterEaster && rule.IsKeptIn(region))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct FixedDay(HolidayName Name, int Month, int Day, HolidayRegion? Only)
    {
        public bool IsKeptIn(HolidayRegion region) => Only is null || Only == region;
    }

    private readonly record struct MovableDay(HolidayName Name, int DaysAfterEaster, HolidayRegion? Only)
    {
        public bool IsKeptIn(HolidayRegion region) => Only is null || Only == region;
    }
}
