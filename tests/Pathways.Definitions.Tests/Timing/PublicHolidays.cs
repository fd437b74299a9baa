using System.Globalization;

namespace Pathways.Definitions.Tests;

public sealed class PublicHolidays
{
    [Theory]
    [InlineData("1583-04-10")]
    [InlineData("1598-03-22")]
    [InlineData("1761-03-22")]
    [InlineData("1818-03-22")]
    [InlineData("1886-04-25")]
    [InlineData("1943-04-25")]
    [InlineData("1954-04-18")]
    [InlineData("1961-04-02")]
    [InlineData("1981-04-19")]
    [InlineData("1999-04-04")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2016-03-27")]
    [InlineData("2019-04-21")]
    [InlineData("2020-04-12")]
    [InlineData("2021-04-04")]
    [InlineData("2022-04-17")]
    [InlineData("2023-04-09")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("2031-04-13")]
    [InlineData("2032-03-28")]
    [InlineData("2033-04-17")]
    [InlineData("2034-04-09")]
    [InlineData("2035-03-25")]
    [InlineData("2036-04-13")]
    [InlineData("2037-04-05")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    [InlineData("2285-03-22")]
    [InlineData("2299-04-16")]
    public void Follow_an_Easter_that_falls_where_almanacs_say(string easter)
    {
        DateOnly day = Day(easter);

        Assert.Equal(day, FrenchHolidays.EasterOf(day.Year));
    }

    [Fact]
    public void Follow_an_Easter_that_is_always_a_Sunday_between_22_March_and_25_April()
    {
        foreach (var year in Enumerable.Range(1583, 9999 - 1583 + 1))
        {
            DateOnly easter = FrenchHolidays.EasterOf(year);

            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void Exist_in_the_years_of_the_calendar_only(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FrenchHolidays.EasterOf(year));

    [Fact]
    public void Of_the_whole_country_are_eleven() =>
        Assert.Equal(
            [
                new(Day("2026-01-01"), HolidayName.NewYear), new(Day("2026-04-06"), HolidayName.EasterMonday),
                new(Day("2026-05-01"), HolidayName.LabourDay), new(Day("2026-05-08"), HolidayName.Victory1945),
                new(Day("2026-05-14"), HolidayName.Ascension), new(Day("2026-05-25"), HolidayName.WhitMonday),
                new(Day("2026-07-14"), HolidayName.NationalDay), new(Day("2026-08-15"), HolidayName.Assumption),
                new(Day("2026-11-01"), HolidayName.AllSaints), new(Day("2026-11-11"), HolidayName.Armistice1918),
                new PublicHoliday(Day("2026-12-25"), HolidayName.Christmas),
            ],
            FrenchHolidays.Of(2026, HolidayRegion.France));

    [Theory]
    [InlineData(HolidayRegion.AlsaceMoselle, "2026-04-03", HolidayName.GoodFriday)]
    [InlineData(HolidayRegion.AlsaceMoselle, "2027-03-26", HolidayName.GoodFriday)]
    [InlineData(HolidayRegion.AlsaceMoselle, "2026-12-26", HolidayName.SaintStephen)]
    [InlineData(HolidayRegion.Guadeloupe, "2026-05-27", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.Martinique, "2026-05-22", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.Guyane, "2026-06-10", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.Reunion, "2026-12-20", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.Mayotte, "2026-04-27", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.SaintBarthelemy, "2026-10-09", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.SaintMartin, "2026-05-28", HolidayName.AbolitionOfSlavery)]
    [InlineData(HolidayRegion.NouvelleCaledonie, "2026-09-24", HolidayName.CitizenshipDay)]
    public void Of_a_region_come_on_top_and_are_kept_nowhere_else(HolidayRegion region, string day, HolidayName name)
    {
        Assert.Contains(new PublicHoliday(Day(day), name), FrenchHolidays.Of(Day(day).Year, region));
        Assert.Equal([region], Enum.GetValues<HolidayRegion>().Where(other => FrenchHolidays.IsHoliday(Day(day), other)));
    }

    [Fact]
    public void That_fall_on_one_day_are_both_named()
    {
        HolidayName[] kept = [.. FrenchHolidays.Of(2008, HolidayRegion.France).Where(holiday => holiday.Day == Day("2008-05-01")).Select(holiday => holiday.Name)];

        Assert.Equal([HolidayName.LabourDay, HolidayName.Ascension], kept);
    }

    [Theory]
    [InlineData(HolidayRegion.France)]
    [InlineData(HolidayRegion.AlsaceMoselle)]
    [InlineData(HolidayRegion.Reunion)]
    public void Are_told_alike_by_the_list_of_a_year_and_by_each_day(HolidayRegion region)
    {
        foreach (var year in Enumerable.Range(2020, 30))
        {
            HashSet<DateOnly> listed = [.. FrenchHolidays.Of(year, region).Select(holiday => holiday.Day)];
            for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                Assert.Equal(listed.Contains(day), FrenchHolidays.IsHoliday(day, region));
            }
        }
    }

    [Theory]
    [InlineData("Europe/Paris", HolidayRegion.France)]
    [InlineData("Europe/Berlin", HolidayRegion.France)]
    [InlineData("America/Guadeloupe", HolidayRegion.Guadeloupe)]
    [InlineData("America/Martinique", HolidayRegion.Martinique)]
    [InlineData("America/Cayenne", HolidayRegion.Guyane)]
    [InlineData("Indian/Reunion", HolidayRegion.Reunion)]
    [InlineData("Indian/Mayotte", HolidayRegion.Mayotte)]
    [InlineData("America/St_Barthelemy", HolidayRegion.SaintBarthelemy)]
    [InlineData("America/Marigot", HolidayRegion.SaintMartin)]
    [InlineData("Pacific/Noumea", HolidayRegion.NouvelleCaledonie)]
    public void Go_by_the_zone_when_nobody_names_a_region(string zone, HolidayRegion region)
    {
        Assert.Equal(zone, CivilTime.Of(zone).ZoneId);
        Assert.Equal(region, HolidayRegions.OfZone(CivilTime.Of(zone).ZoneId));
    }

    [Fact]
    public void Of_every_region_can_be_asked_for_by_a_word() =>
        Assert.Equal(
            Enum.GetValues<HolidayRegion>().Select(region => (HolidayRegion?)region),
            Enum.GetValues<HolidayRegion>().Select(region => HolidayRegions.Find(HolidayRegions.WordOf(region))));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
