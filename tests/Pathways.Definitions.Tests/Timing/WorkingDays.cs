using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Definitions.Tests;

public sealed class WorkingDays
{
    private static readonly WorkingCalendar National = new(WorkingCalendar.MondayToFriday);

    [Theory]
    [InlineData("2026-05-13", true)] // Wednesday
    [InlineData("2026-05-14", false)] // Ascension
    [InlineData("2026-05-15", true)] // the bridge, unless somebody closes
    [InlineData("2026-05-16", false)] // Saturday
    [InlineData("2026-05-17", false)] // Sunday
    public void Are_those_of_the_week_without_holidays(string day, bool isWorked) =>
        Assert.Equal(isWorked, National.IsWorkingDay(Day(day)));

    [Fact]
    public void Include_Saturdays_when_the_week_has_six()
    {
        var ouvrables = new WorkingCalendar(WorkingCalendar.MondayToSaturday);

        Assert.True(ouvrables.IsWorkingDay(Day("2026-05-16")));
        Assert.False(ouvrables.IsWorkingDay(Day("2026-05-17")));
        Assert.False(ouvrables.IsWorkingDay(Day("2026-08-15"))); // Assumption, a Saturday
    }

    [Fact]
    public void Leave_out_the_closing_days_of_an_organisation()
    {
        var closed = new WorkingCalendar(
            WorkingCalendar.MondayToFriday, HolidayRegion.France,
            [ClosingDays.On(Day("2026-05-15")), new ClosingDays(Day("2026-08-10"), Day("2026-08-21"))]);

        Assert.Equal(Day("2026-05-18"), closed.NextWorkingDay(Day("2026-05-13")));
        Assert.Equal(Day("2026-08-24"), closed.NextWorkingDay(Day("2026-08-07")));
        Assert.Equal(Day("2026-08-07"), closed.PreviousWorkingDay(Day("2026-08-24")));
    }

    [Theory]
    [InlineData("2026-05-11", 5, "2026-05-19")] // Ascension and a weekend lie between
    [InlineData("2026-05-19", -5, "2026-05-11")]
    [InlineData("2026-05-15", 1, "2026-05-18")] // Friday and one
    [InlineData("2026-05-16", 1, "2026-05-18")] // Saturday and one
    [InlineData("2026-05-16", -1, "2026-05-15")]
    [InlineData("2026-05-15", 0, "2026-05-15")]
    [InlineData("2026-05-16", 0, "2026-05-18")]
    [InlineData("2026-04-02", 2, "2026-04-07")] // Thursday before Easter: Good Friday is worked, Easter Monday is not
    [InlineData("2026-12-31", 1, "2027-01-04")]
    public void Are_counted_on_and_back(string from, int count, string expected) =>
        Assert.Equal(Day(expected), National.AddWorkingDays(Day(from), count));

    [Theory]
    [InlineData(HolidayRegion.France, "2026-04-07")]
    [InlineData(HolidayRegion.AlsaceMoselle, "2026-04-08")]
    public void Before_Easter_are_fewer_in_Alsace_Moselle(HolidayRegion region, string expected) =>
        Assert.Equal(
            Day(expected), new WorkingCalendar(WorkingCalendar.MondayToFriday, region).AddWorkingDays(Day("2026-04-02"), 2));

    [Fact]
    public void Keep_the_time_of_day_of_their_zone_when_clocks_change()
    {
        // Friday 27 March 2026, 09:00 in winter time; clocks go forward on Sunday.
        DateTimeOffset friday = Instant("2026-03-27T09:00:00+01:00");

        Assert.Equal(Instant("2026-03-30T09:00:00+02:00"), National.AddWorkingDays(friday, 1, CivilTime.Of("Europe/Paris")));
        Assert.Equal(friday, National.AddWorkingDays(Instant("2026-03-30T09:00:00+02:00"), -1, CivilTime.Of("Europe/Paris")));
    }

    [Fact]
    public void Are_told_by_the_day_of_their_zone()
    {
        // Late on Friday in Paris it is Saturday in Nouméa.
        DateTimeOffset instant = Instant("2026-06-05T20:00:00+02:00");

        Assert.Equal(Instant("2026-06-08T20:00:00+02:00"), National.AddWorkingDays(instant, 1, CivilTime.Of("Europe/Paris")));
        Assert.Equal(Instant("2026-06-08T05:00:00+11:00"), National.AddWorkingDays(instant, 0, CivilTime.Of("Pacific/Noumea")));
    }

    [Fact]
    public void That_never_come_are_not_searched_for_ever()
    {
        var closed = new WorkingCalendar(
            WorkingCalendar.MondayToFriday, HolidayRegion.France, [new ClosingDays(Day("2026-01-01"), DateOnly.MaxValue)]);

        Assert.Null(closed.NextWorkingDay(Day("2026-03-02")));
        Assert.Null(closed.AddWorkingDays(Day("2026-03-02"), int.MaxValue));
        Assert.Null(closed.AddWorkingDays(Instant("2026-03-02T09:00:00Z"), 5, CivilTime.Of("Europe/Paris")));
        Assert.Null(CivilTime.Of("Europe/Paris").Add(Instant("2026-03-02T09:00:00Z"), new IsoDuration(0, 5, TimeSpan.Zero), closed));
    }

    [Fact]
    public void End_with_the_calendar()
    {
        Assert.Null(National.NextWorkingDay(DateOnly.MaxValue));
        Assert.Null(National.PreviousWorkingDay(DateOnly.MinValue));
        Assert.Null(National.AddWorkingDays(Day("9999-06-01"), int.MaxValue));
        Assert.Null(National.AddWorkingDays(Day("0001-06-01"), int.MinValue));
    }

    [Fact]
    public void Need_a_week_with_a_day_and_closing_days_in_order()
    {
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([]));
        Assert.Throws<ArgumentException>(() => new ClosingDays(Day("2026-08-21"), Day("2026-08-10")));
    }

    [Fact]
    public void Counted_on_and_back_again_lead_to_where_they_began()
    {
        Gen<(DateOnly From, int Count, HolidayRegion Region)> counts =
            from number in Gen.Choose(Day("1990-01-01").DayNumber, Day("2090-01-01").DayNumber)
            from count in Gen.Choose(1, 400)
            from region in Gen.Elements(Enum.GetValues<HolidayRegion>())
            select (DateOnly.FromDayNumber(number), count, region);

        Prop.ForAll(Arb.From(counts), drawn =>
        {
            var calendar = new WorkingCalendar(WorkingCalendar.MondayToSaturday, drawn.Region);
            DateOnly from = calendar.AddWorkingDays(drawn.From, 0)!.Value; // No year is without working days.
            DateOnly to = calendar.AddWorkingDays(from, drawn.Count)!.Value;
            var worked = Enumerable.Range(1, to.DayNumber - from.DayNumber).Count(days => calendar.IsWorkingDay(from.AddDays(days)));
            return calendar.IsWorkingDay(to) && worked == drawn.Count && calendar.AddWorkingDays(to, -drawn.Count) == from;
        }).Check(Config.QuickThrowOnFailure);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
