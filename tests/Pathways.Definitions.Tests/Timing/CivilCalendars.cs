using System.Globalization;

namespace Pathways.Definitions.Tests;

public sealed class CivilCalendars
{
    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("Pacific/Noumea", true)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData(null, false)]
    public void Know_their_zones(string? zone, bool isKnown) => Assert.Equal(isKnown, CivilTime.Knows(zone));

    [Fact]
    public void Of_an_unknown_zone_do_not_exist() => Assert.Throws<ArgumentException>(() => CivilTime.Of("Europe/Atlantis"));

    [Fact]
    public void Tell_the_day_of_their_zone()
    {
        DateTimeOffset lateEvening = DateTimeOffset.Parse("2026-12-31T23:30:00Z", CultureInfo.InvariantCulture);

        Assert.Equal(new DateOnly(2027, 1, 1), CivilTime.Of("Europe/Paris").DayOf(lateEvening));
        Assert.Equal(new DateOnly(2026, 12, 31), CivilTime.Of("America/Guadeloupe").DayOf(lateEvening));
    }

    [Theory]
    // 02:30 does not exist on 29 March 2026 in Paris: it moves on by the gap. It exists twice on 25 October: the first.
    [InlineData("Europe/Paris", "2026-03-28T02:30:00+01:00", "P1D", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-28T02:30:00+01:00", "PT24H", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-28T09:00:00+01:00", "P1D", "2026-03-29T09:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-28T09:00:00+01:00", "PT24H", "2026-03-29T10:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-30T02:30:00+02:00", "-P1D", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T02:30:00+02:00", "P1D", "2026-10-25T02:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T02:30:00+02:00", "PT24H", "2026-10-25T02:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T03:30:00+02:00", "PT24H", "2026-10-25T02:30:00+01:00")]
    [InlineData("Europe/Paris", "2026-10-24T09:00:00+02:00", "P1D", "2026-10-25T09:00:00+01:00")]
    [InlineData("Europe/Paris", "2026-10-24T09:00:00+02:00", "PT24H", "2026-10-25T08:00:00+01:00")]
    [InlineData("Europe/Paris", "2026-10-26T02:30:00+01:00", "-P1D", "2026-10-25T02:30:00+02:00")]
    // Overseas a day is 24 hours all year round.
    [InlineData("Indian/Reunion", "2026-03-28T02:30:00+04:00", "P1D", "2026-03-29T02:30:00+04:00")]
    [InlineData("Indian/Reunion", "2026-10-24T02:30:00+04:00", "PT24H", "2026-10-25T02:30:00+04:00")]
    [InlineData("America/Guadeloupe", "2026-03-28T02:30:00-04:00", "PT24H", "2026-03-29T02:30:00-04:00")]
    [InlineData("America/Guadeloupe", "2026-10-24T02:30:00-04:00", "P1D", "2026-10-25T02:30:00-04:00")]
    [InlineData("Pacific/Noumea", "2026-03-28T02:30:00+11:00", "P1D", "2026-03-29T02:30:00+11:00")]
    [InlineData("Pacific/Noumea", "2026-10-24T02:30:00+11:00", "PT24H", "2026-10-25T02:30:00+11:00")]
    public void Count_days_by_the_clock_and_hours_exactly(string zone, string from, string duration, string expected) =>
        Assert.Equal(Instant(expected), CivilTime.Of(zone).Add(Instant(from), Iso(duration)));

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]
    public void Show_a_time_that_was_skipped_after_the_gap_and_a_doubled_one_the_first_time(string civil, string expected) =>
        Assert.Equal(Instant(expected), CivilTime.Of("Europe/Paris").At(DateTime.Parse(civil, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("P5D", "2026-05-11T09:00:00+02:00", "2026-05-19T09:00:00+02:00")] // five working days over Ascension
    [InlineData("P1D", "2026-05-16T09:00:00+02:00", "2026-05-18T09:00:00+02:00")] // from a Saturday
    [InlineData("PT48H", "2026-05-13T09:00:00+02:00", "2026-05-15T09:00:00+02:00")] // exact, over Ascension
    [InlineData("PT48H", "2026-05-15T09:00:00+02:00", "2026-05-17T09:00:00+02:00")] // exact, and ends on a Sunday
    [InlineData("P1DT4H", "2026-05-13T09:00:00+02:00", "2026-05-15T13:00:00+02:00")]
    [InlineData("P1W", "2026-05-07T09:00:00+02:00", "2026-05-15T09:00:00+02:00")] // Thursday in a week is Ascension
    [InlineData("P1W", "2026-06-01T09:00:00+02:00", "2026-06-08T09:00:00+02:00")]
    [InlineData("P7D", "2026-06-01T09:00:00+02:00", "2026-06-10T09:00:00+02:00")] // seven working days are more than a week
    [InlineData("P1M", "2026-04-16T09:00:00+02:00", "2026-05-18T09:00:00+02:00")] // a Saturday moves on to Monday
    [InlineData("P1M2D", "2026-04-16T09:00:00+02:00", "2026-05-19T09:00:00+02:00")]
    [InlineData("P1D", "2026-03-27T02:30:00+01:00", "2026-03-30T02:30:00+02:00")] // the lost hour was on Sunday
    [InlineData("-P2D", "2026-05-18T09:00:00+02:00", "2026-05-13T09:00:00+02:00")]
    [InlineData("-P1W", "2026-05-21T09:00:00+02:00", "2026-05-13T09:00:00+02:00")] // back from Ascension, not on
    [InlineData("PT0S", "2026-05-16T09:00:00+02:00", "2026-05-16T09:00:00+02:00")]
    public void Count_working_days_when_asked_to(string duration, string from, string expected)
    {
        CivilTime paris = CivilTime.Of("Europe/Paris");

        Assert.Equal(
            Instant(expected), paris.Add(Instant(from), Iso(duration), paris.WorkingDays(new CalendarChoice(DayCount.Working, null))));
    }

    [Fact]
    public void Take_the_region_of_the_drawing_then_the_networks_then_the_zones()
    {
        var alsatian = new NetworkCalendar { Region = HolidayRegion.AlsaceMoselle };
        DateOnly saintStephen = new(2028, 12, 26); // A Tuesday.
        DateOnly abolition = new(2028, 12, 20);

        Assert.True(Working("Europe/Paris", null, null).IsWorkingDay(saintStephen));
        Assert.False(Working("Europe/Paris", alsatian, null).IsWorkingDay(saintStephen));
        Assert.True(Working("Europe/Paris", alsatian, HolidayRegion.France).IsWorkingDay(saintStephen));
        Assert.False(Working("Indian/Reunion", null, null).IsWorkingDay(abolition));
        Assert.True(Working("Indian/Reunion", null, HolidayRegion.France).IsWorkingDay(abolition));
        Assert.Null(CivilTime.Of("Europe/Paris", alsatian).WorkingDays(CalendarChoice.Civil));
    }

    [Fact]
    public void Leave_out_the_closing_days_of_the_network()
    {
        var closed = new NetworkCalendar { ClosingDays = [ClosingDays.On(new DateOnly(2026, 5, 15))] };

        Assert.False(Working("Europe/Paris", closed, null).IsWorkingDay(new DateOnly(2026, 5, 15)));
    }

    [Fact]
    public void End_where_the_calendar_ends()
    {
        CivilTime paris = CivilTime.Of("Europe/Paris");

        Assert.Null(paris.Add(DateTimeOffset.MaxValue, new IsoDuration(12, 0, TimeSpan.Zero)));
        Assert.Null(paris.Add(DateTimeOffset.MinValue, new IsoDuration(0, -400, TimeSpan.Zero)));
    }

    private static WorkingCalendar Working(string zone, NetworkCalendar? network, HolidayRegion? region) =>
        CivilTime.Of(zone, network).WorkingDays(new CalendarChoice(DayCount.Working, region))!; // Working days were asked for.

    private static IsoDuration Iso(string text) =>
        IsoDuration.TryParse(text, out IsoDuration duration) ? duration : throw new ArgumentException(text);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
