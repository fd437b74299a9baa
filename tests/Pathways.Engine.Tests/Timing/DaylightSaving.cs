using System.Globalization;

namespace Pathways.Engine.Tests;

public sealed class DaylightSaving
{
    [Theory]
    // Date parts keep the hour of the wall clock through both changes of 2026 (29 March, 25 October).
    [InlineData("Europe/Paris", "2026-03-28T09:00:00+01:00", "P1D", "2026-03-29T09:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T09:00:00+02:00", "P1D", "2026-10-25T09:00:00+01:00")]
    [InlineData("Europe/Paris", "2026-03-02T09:00:00+01:00", "P1M", "2026-04-02T09:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-02T09:00:00+01:00", "P6M", "2026-09-02T09:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-20T09:00:00+02:00", "P1W", "2026-10-27T09:00:00+01:00")]
    // Time parts are exact.
    [InlineData("Europe/Paris", "2026-03-28T09:00:00+01:00", "PT24H", "2026-03-29T10:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T09:00:00+02:00", "PT24H", "2026-10-25T08:00:00+01:00")]
    [InlineData("Europe/Paris", "2026-03-28T09:00:00+01:00", "P1DT12H", "2026-03-29T21:00:00+02:00")]
    // 02:30 does not exist on 29 March: moved on by the gap. It exists twice on 25 October: the first.
    [InlineData("Europe/Paris", "2026-03-28T02:30:00+01:00", "P1D", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T02:30:00+02:00", "P1D", "2026-10-25T02:30:00+02:00")]
    // Exact hours through both hours.
    [InlineData("Europe/Paris", "2026-03-28T02:30:00+01:00", "PT24H", "2026-03-29T03:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T02:30:00+02:00", "PT24H", "2026-10-25T02:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T03:30:00+02:00", "PT24H", "2026-10-25T02:30:00+01:00")]
    // Ends of months and leap days.
    [InlineData("Europe/Paris", "2027-01-31T09:00:00+01:00", "P1M", "2027-02-28T09:00:00+01:00")]
    [InlineData("Europe/Paris", "2028-02-29T09:00:00+01:00", "P1Y", "2029-02-28T09:00:00+01:00")]
    // Overseas clocks never change.
    [InlineData("Indian/Reunion", "2026-03-28T09:00:00+04:00", "P1D", "2026-03-29T09:00:00+04:00")]
    [InlineData("Indian/Reunion", "2026-10-24T02:30:00+04:00", "PT24H", "2026-10-25T02:30:00+04:00")]
    [InlineData("America/Guadeloupe", "2026-03-28T02:30:00-04:00", "P1D", "2026-03-29T02:30:00-04:00")]
    [InlineData("Pacific/Noumea", "2026-03-28T02:30:00+11:00", "P1D", "2026-03-29T02:30:00+11:00")]
    [InlineData("America/Guadeloupe", "2026-03-28T09:00:00-04:00", "P6M", "2026-09-28T09:00:00-04:00")]
    [InlineData("Pacific/Noumea", "2026-10-24T09:00:00+11:00", "P1M", "2026-11-24T09:00:00+11:00")]
    public void Date_parts_are_civil_and_time_parts_exact(string zone, string from, string duration, string expected)
    {
        Drawing drawing = new Drawing().Start().Wait("wait", duration).End().Line("start", "wait", "end");

        Case child = new Case(drawing, Instant(from), zone).Start();

        Assert.Equal(Instant(expected), child.TimerOf("wait").Due);
    }

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]
    public void A_time_of_the_clock_that_is_skipped_or_doubled_fires_once(string at, string expected)
    {
        Drawing drawing = new Drawing().Start().Wait("wait", at, "timeDate").End().Line("start", "wait", "end");

        Assert.Equal([Instant(expected)], FiredIn(new Case(drawing, Case.Noon, "Europe/Paris"), "2026-11-01T00:00:00Z"));
    }

    [Fact]
    public void A_daily_cycle_in_the_lost_and_the_doubled_hour_comes_once_a_day_and_returns_to_its_time()
    {
        Drawing drawing = new Drawing().Start().UserTask("care").Boundary("daily", "care", "R/P1D", "timeCycle", cancels: false)
            .End().Line("start", "care", "end").Line("daily", "end");

        Assert.Equal(
            [Instant("2026-03-28T02:30:00+01:00"), Instant("2026-03-29T03:30:00+02:00"), Instant("2026-03-30T02:30:00+02:00")],
            FiredIn(new Case(drawing, Instant("2026-03-27T02:30:00+01:00"), "Europe/Paris"), "2026-03-30T23:00:00+02:00"));
        Assert.Equal(
            [Instant("2026-10-24T02:30:00+02:00"), Instant("2026-10-25T02:30:00+02:00"), Instant("2026-10-26T02:30:00+01:00")],
            FiredIn(new Case(drawing, Instant("2026-10-23T02:30:00+02:00"), "Europe/Paris"), "2026-10-26T23:00:00+01:00"));
    }

    [Fact]
    public void The_zone_of_the_network_counts_when_the_drawing_names_none()
    {
        Drawing drawing = new Drawing().Start().Wait("wait", "P1D").End().Line("start", "wait", "end");
        var child = new Case(drawing, Instant("2026-03-28T09:00:00+01:00"));
        child.Environment = child.Environment with { ZoneId = "Indian/Reunion" };

        child.Start();

        Assert.Equal(Instant("2026-03-29T09:00:00+01:00"), child.TimerOf("wait").Due);
    }

    [Fact]
    public void Every_firing_of_a_monthly_cycle_is_on_the_day_it_began()
    {
        Drawing drawing = new Drawing().Start().UserTask("care").Boundary("monthly", "care", "R/P1M", "timeCycle", cancels: false)
            .End().Line("start", "care", "end").Line("monthly", "end");
        Case child = new Case(drawing, Instant("2026-08-31T09:00:00+02:00")).Start();

        child.Until(Instant("2027-03-31T23:00:00+02:00"));

        IEnumerable<DateTimeOffset> fired = child.History.OfType<InstanceEvent.TimerFired>().Select(firing => firing.At);
        Assert.Equal(
            [
                Instant("2026-09-30T09:00:00+02:00"), Instant("2026-10-31T09:00:00+01:00"), Instant("2026-11-30T09:00:00+01:00"),
                Instant("2026-12-31T09:00:00+01:00"), Instant("2027-01-31T09:00:00+01:00"), Instant("2027-02-28T09:00:00+01:00"),
                Instant("2027-03-31T09:00:00+02:00"),
            ],
            fired);
    }

    private static IEnumerable<DateTimeOffset> FiredIn(Case child, string until) =>
        child.Start().Until(Instant(until)).History.OfType<InstanceEvent.TimerFired>().Select(firing => firing.At);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
