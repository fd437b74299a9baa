using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Pathways.Definitions.Tests;

public sealed class QuietTimes
{
    private static readonly CivilTime Paris = CivilTime.Of("Europe/Paris");
    private static readonly QuietHours Night = new(new TimeOnly(21, 0), new TimeOnly(8, 0), Paris);
    private static readonly QuietHours NightAndRest = new(
        new TimeOnly(21, 0), new TimeOnly(8, 0), Paris, new WorkingCalendar(WorkingCalendar.MondayToSaturday));

    [Theory]
    [InlineData("2026-03-02T12:00:00+01:00", "2026-03-02T12:00:00+01:00")]
    [InlineData("2026-03-02T20:59:59+01:00", "2026-03-02T20:59:59+01:00")]
    [InlineData("2026-03-02T21:00:00+01:00", "2026-03-03T08:00:00+01:00")]
    [InlineData("2026-03-03T00:30:00+01:00", "2026-03-03T08:00:00+01:00")]
    [InlineData("2026-03-03T08:00:00+01:00", "2026-03-03T08:00:00+01:00")]
    // The nights in which clocks change.
    [InlineData("2026-03-28T22:00:00+01:00", "2026-03-29T08:00:00+02:00")]
    [InlineData("2026-10-24T22:00:00+02:00", "2026-10-25T08:00:00+01:00")]
    public void At_night_hold_messages_until_morning(string ready, string leaves) =>
        Assert.Equal(Instant(leaves), Night.NextAllowed(Instant(ready)));

    [Theory]
    [InlineData("2026-03-02T12:00:00+01:00", "2026-03-02T14:00:00+01:00")]
    [InlineData("2026-03-02T14:00:00+01:00", "2026-03-02T14:00:00+01:00")]
    [InlineData("2026-03-02T23:00:00+01:00", "2026-03-02T23:00:00+01:00")]
    public void By_day_end_on_the_same_day(string ready, string leaves) =>
        Assert.Equal(
            Instant(leaves), new QuietHours(new TimeOnly(12, 0), new TimeOnly(14, 0), Paris).NextAllowed(Instant(ready)));

    [Theory]
    [InlineData("2026-03-07T15:00:00+01:00", "2026-03-07T15:00:00+01:00")] // Saturday
    [InlineData("2026-03-07T21:30:00+01:00", "2026-03-09T08:00:00+01:00")] // Saturday night: Sunday rests
    [InlineData("2026-03-08T15:00:00+01:00", "2026-03-09T08:00:00+01:00")] // Sunday
    [InlineData("2026-04-04T22:00:00+02:00", "2026-04-07T08:00:00+02:00")] // Easter: Monday rests too
    public void On_days_of_rest_last_until_a_day_is_worked(string ready, string leaves) =>
        Assert.Equal(Instant(leaves), NightAndRest.NextAllowed(Instant(ready)));

    [Theory]
    // The end at 02:30 does not exist on 29 March: quiet ends with the gap. On 25 October the hour shows twice.
    [InlineData("2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-03-29T03:00:00+02:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T02:45:00+02:00", "2026-10-25T02:45:00+02:00")]
    [InlineData("2026-10-25T02:10:00+01:00", "2026-10-25T02:30:00+01:00")]
    public void That_end_in_the_hour_when_clocks_change_never_send_a_message_back_in_time(string ready, string leaves) =>
        Assert.Equal(
            Instant(leaves), new QuietHours(new TimeOnly(22, 0), new TimeOnly(2, 30), Paris).NextAllowed(Instant(ready)));

    [Fact]
    public void Are_those_of_the_people_who_are_written_to()
    {
        var reunion = new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0), CivilTime.Of("Indian/Reunion"));

        Assert.Equal(Instant("2026-03-03T08:00:00+04:00"), reunion.NextAllowed(Instant("2026-03-02T18:30:00+01:00")));
    }

    [Fact]
    public void Without_any_day_to_send_on_are_not_searched_for_ever()
    {
        var closed = new WorkingCalendar(
            WorkingCalendar.MondayToFriday, HolidayRegion.France, [new ClosingDays(DateOnly.MinValue, DateOnly.MaxValue)]);

        Assert.Null(new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0), Paris, closed).NextAllowed(Instant("2026-03-02T12:00:00Z")));
    }

    [Fact]
    public void That_end_when_they_begin_are_refused() =>
        Assert.Throws<ArgumentException>(() => new QuietHours(new TimeOnly(8, 0), new TimeOnly(8, 0), Paris));

    [Fact]
    public void Let_messages_leave_at_the_first_moment_that_is_not_quiet()
    {
        Gen<(QuietHours Quiet, DateTimeOffset Ready)> cases =
            from zone in Gen.Elements("Europe/Paris", "Indian/Reunion", "America/Guadeloupe", "Pacific/Noumea")
            from start in Gen.Choose(0, 47)
            from length in Gen.Choose(1, 47)
            from rests in Gen.Elements(true, false)
            from minutes in Gen.OneOf(
                Gen.Choose(0, 2 * 365 * 24 * 60),
                Gen.Choose(-180, 180).Select(minutes => minutes + MinutesUntil("2026-03-29T01:00:00Z")),
                Gen.Choose(-180, 180).Select(minutes => minutes + MinutesUntil("2026-10-25T01:00:00Z")))
            let begins = TimeOnly.MinValue.AddMinutes(start * 30)
            let civil = CivilTime.Of(zone)
            select (
                new QuietHours(begins, begins.AddMinutes(length * 30), civil, rests ? civil.WorkingDays(new(DayCount.WorkingSaturday, null)) : null),
                Instant("2026-01-01T00:00:00Z").AddMinutes(minutes));

        Prop.ForAll(Arb.From(cases), drawn =>
        {
            DateTimeOffset leaves = drawn.Quiet.NextAllowed(drawn.Ready)!.Value; // Every week has a day to send on.
            var isFirst = leaves == drawn.Ready || drawn.Quiet.IsQuiet(leaves.AddTicks(-1));
            return leaves >= drawn.Ready && !drawn.Quiet.IsQuiet(leaves) && isFirst && drawn.Quiet.NextAllowed(leaves) == leaves;
        }).Check(Config.QuickThrowOnFailure);
    }

    private static int MinutesUntil(string instant) => (int)(Instant(instant) - Instant("2026-01-01T00:00:00Z")).TotalMinutes;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
