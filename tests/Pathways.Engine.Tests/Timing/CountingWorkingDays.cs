using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine.Tests;

/// <summary>Ascension 2026 is Thursday 14 May, Easter Monday 6 April.</summary>
public sealed class CountingWorkingDays
{
    private const string Working = "<care:calendar days='working'/>";

    [Theory]
    [InlineData("", "2026-05-16T09:00:00+02:00")]
    [InlineData("<care:calendar days='civil'/>", "2026-05-16T09:00:00+02:00")]
    [InlineData(Working, "2026-05-19T09:00:00+02:00")]
    [InlineData("<care:calendar days='working-saturday'/>", "2026-05-18T09:00:00+02:00")]
    public void A_wait_of_five_days_ends_when_its_calendar_says(string calendar, string expected)
    {
        Drawing drawing = new Drawing().Start().Wait("wait", "P5D", care: calendar).End().Line("start", "wait", "end");

        Case child = new Case(drawing, Instant("2026-05-11T09:00:00+02:00")).Start();

        Assert.Equal(Instant(expected), child.TimerOf("wait").Due);
    }

    [Fact]
    public void Durations_that_FEEL_reckons_are_counted_in_working_days_and_its_dates_are_left_alone()
    {
        Drawing drawing = new Drawing().Start().Wait("length", "duration(\"P5D\")", care: Working)
            .Wait("day", "date(\"2026-05-24\")", "timeDate", Working).End().Line("start", "length", "day", "end");
        Case child = new Case(drawing, Instant("2026-05-11T09:00:00+02:00")).Start();

        Assert.Equal(Instant("2026-05-19T09:00:00+02:00"), child.TimerOf("length").Due);
        child.Until(Instant("2026-05-20T09:00:00+02:00"));
        Assert.Equal(Instant("2026-05-24T00:00:00+02:00"), child.TimerOf("day").Due); // Whit Sunday, as written.
    }

    [Fact]
    public void Hours_stay_exact()
    {
        Drawing drawing = new Drawing().Start().Wait("wait", "PT48H", care: Working).End().Line("start", "wait", "end");

        Case child = new Case(drawing, Instant("2026-05-15T09:00:00+02:00")).Start();

        Assert.Equal(Instant("2026-05-17T09:00:00+02:00"), child.TimerOf("wait").Due);
    }

    [Fact]
    public void A_window_counts_opening_due_reminders_and_escalations_alike()
    {
        const string window = Working + """
            <care:window from="P1D" due="P5D"><care:reminder before="P2D" template="before" to="family"/>
            <care:reminder after="P1W" template="after" to="family"/><care:escalation after="P6D" role="boss"/></care:window>
            """;
        Drawing drawing = new Drawing().Start().UserTask("care", window).End().Line("start", "care", "end");

        // From Thursday 7 May; Friday 8 May is a holiday, Thursday 14 May too.
        Case child = new Case(drawing, Instant("2026-05-07T09:00:00+02:00")).Start();

        Assert.Equal(Instant("2026-05-11T09:00:00+02:00"), child.Open("care").From);
        Assert.Equal(Instant("2026-05-18T09:00:00+02:00"), child.Open("care").Due);
        Assert.Equal(
            [
                Instant("2026-05-13T09:00:00+02:00"), // two working days before due
                Instant("2026-05-15T09:00:00+02:00"), // a week would be Ascension
                Instant("2026-05-19T09:00:00+02:00"),
            ],
            child.State.Timers.Values.Select(timer => timer.Due).Order());
    }

    [Fact]
    public void Reminders_of_a_wait_count_back_in_its_calendar()
    {
        const string window = Working + """<care:window><care:reminder before="P3D" template="soon" to="family"/></care:window>""";
        Drawing drawing = new Drawing().Start().Wait("wait", "P1M", care: window).End().Line("start", "wait", "end");

        // A month after 18 April is a Monday, 18 May.
        Case child = new Case(drawing, Instant("2026-04-18T09:00:00+02:00")).Start();

        Assert.Equal(
            [Instant("2026-05-12T09:00:00+02:00"), Instant("2026-05-18T09:00:00+02:00")],
            child.State.Timers.Values.Select(timer => timer.Due).Order());
    }

    [Fact]
    public void A_cycle_counts_every_firing_from_its_start()
    {
        Drawing drawing = new Drawing(Working).Start().UserTask("care").Boundary("often", "care", "R4/P2D", "timeCycle", cancels: false)
            .End().Line("start", "care", "end").Line("often", "end");

        Case child = new Case(drawing, Instant("2026-03-30T09:00:00+02:00")).Start();
        child.At(Instant("2026-04-02T17:00:00+02:00")).Until(Instant("2026-05-01T00:00:00+02:00")); // The first one late.

        Assert.Equal(
            [
                Instant("2026-04-02T17:00:00+02:00"), Instant("2026-04-03T09:00:00+02:00"), Instant("2026-04-08T09:00:00+02:00"),
                Instant("2026-04-10T09:00:00+02:00"),
            ],
            child.History.OfType<InstanceEvent.TimerFired>().Select(firing => firing.At));
    }

    [Fact]
    public void A_monthly_cycle_keeps_its_day_after_a_month_in_which_it_had_to_move()
    {
        Drawing drawing = new Drawing(Working).Start().UserTask("care").Boundary("monthly", "care", "R3/P1M", "timeCycle", cancels: false)
            .End().Line("start", "care", "end").Line("monthly", "end");

        Case child = new Case(drawing, Instant("2026-04-14T09:00:00+02:00")).Start();
        child.Until(Instant("2026-08-01T00:00:00+02:00"));

        Assert.Equal(
            [
                Instant("2026-05-15T09:00:00+02:00"), // Ascension is the 14th
                Instant("2026-06-15T09:00:00+02:00"), // the 14th is a Sunday
                Instant("2026-07-15T09:00:00+02:00"), // the 14th is the national day
            ],
            child.History.OfType<InstanceEvent.TimerFired>().Select(firing => firing.At));
    }

    [Theory]
    [InlineData(null, "", "2026-04-07T09:00:00+02:00")]
    [InlineData(HolidayRegion.AlsaceMoselle, "", "2026-04-08T09:00:00+02:00")]
    [InlineData(null, "region='alsace-moselle'", "2026-04-08T09:00:00+02:00")]
    [InlineData(HolidayRegion.AlsaceMoselle, "region='fr'", "2026-04-07T09:00:00+02:00")]
    public void Good_Friday_counts_where_the_network_or_the_drawing_says_Alsace_Moselle(
        HolidayRegion? region, string said, string expected)
    {
        Drawing drawing = new Drawing($"<care:calendar days='working' {said}/>")
            .Start().Wait("wait", "P2D").End().Line("start", "wait", "end");
        var child = new Case(drawing, Instant("2026-04-02T09:00:00+02:00"));
        child.Environment = child.Environment with { Calendar = new NetworkCalendar { Region = region } };

        Assert.Equal(Instant(expected), child.Start().TimerOf("wait").Due);
    }

    [Theory]
    [InlineData("Indian/Reunion", "2026-12-18T09:00:00+04:00", "2026-12-21T09:00:00+04:00")] // the 20th is a Sunday
    [InlineData("Indian/Reunion", "2027-12-17T09:00:00+04:00", "2027-12-21T09:00:00+04:00")] // a Monday
    [InlineData("America/Guadeloupe", "2026-05-26T09:00:00-04:00", "2026-05-28T09:00:00-04:00")]
    [InlineData("Pacific/Noumea", "2026-09-23T09:00:00+11:00", "2026-09-25T09:00:00+11:00")]
    public void Overseas_holidays_go_by_the_zone(string zone, string from, string expected)
    {
        Drawing drawing = new Drawing(Working).Start().Wait("wait", "P1D").End().Line("start", "wait", "end");

        Case child = new Case(drawing, Instant(from), zone).Start();

        Assert.Equal(Instant(expected), child.TimerOf("wait").Due);
    }

    [Fact]
    public void Closing_days_of_the_network_do_not_count()
    {
        Drawing drawing = new Drawing(Working).Start().Wait("wait", "P1D").End().Line("start", "wait", "end");
        var child = new Case(drawing, Instant("2026-08-07T09:00:00+02:00"));
        child.Environment = child.Environment with
        {
            Calendar = new NetworkCalendar { ClosingDays = [new ClosingDays(new DateOnly(2026, 8, 10), new DateOnly(2026, 8, 21))] },
        };

        Assert.Equal(Instant("2026-08-24T09:00:00+02:00"), child.Start().TimerOf("wait").Due);
    }

    [Fact]
    public void A_network_that_never_works_is_an_incident_and_not_an_endless_loop()
    {
        Drawing drawing = new Drawing(Working).Start().Wait("wait", "P5D").End().Line("start", "wait", "end");
        var child = new Case(drawing);
        child.Environment = child.Environment with
        {
            Calendar = new NetworkCalendar { ClosingDays = [new ClosingDays(new DateOnly(2026, 1, 1), DateOnly.MaxValue)] },
        };

        child.Start();

        Assert.Contains("without a working day", child.OnlyIncident().Reason.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
