using System.Globalization;

namespace Pathways.Definitions.Tests;

/// <summary>"Call within 48 h" is impossible from Friday 17:00 with a weekday team.</summary>
public sealed class ImpossibleDelays
{
    [Theory]
    // An ordinary weekend; a long one, with a day before it; none when working days are counted.
    [InlineData("2026-11-30", "PT48H", "2026-12-04T17:00", "2026-12-06T17:00")]
    [InlineData("2026-11-30", "P2D", "2026-12-04T17:00", "2026-12-06T17:00")]
    [InlineData("2026-11-30", "P3D", "2026-12-24T17:00", "2026-12-27T17:00")]
    [InlineData("2026-11-30", "P4D", null, null)] // Friday 2027-05-14 to Tuesday 18: Pentecost Monday leaves Tuesday.
    [InlineData("2026-11-30", "PT64H59M", "2026-12-04T17:00", "2026-12-07T09:59")] // One minute short of an hour on Monday.
    [InlineData("2026-11-30", "PT65H", "2026-12-24T17:00", "2026-12-27T10:00")] // Monday gives its hour; Christmas on a Friday does not.
    [InlineData("2027-04-26", "P1D", "2027-04-30T17:00", "2027-05-01T17:00")] // 1 May is a Saturday.
    [InlineData("2025-04-28", "PT24H", "2025-04-30T17:00", "2025-05-01T17:00")] // 1 May is a Thursday.
    [InlineData("2025-04-28", "PT39H", "2025-04-30T17:00", "2025-05-02T08:00")]
    [InlineData("2026-12-21", "PT48H", "2026-12-24T17:00", "2026-12-26T17:00")]
    // Clocks change in the night of a Saturday: until Monday 9:59 it is an hour more in autumn and one less in spring.
    [InlineData("2026-10-19", "PT65H59M", "2026-10-23T17:00", "2026-10-26T09:59")]
    [InlineData("2026-03-23", "PT63H59M", "2026-03-27T17:00", "2026-03-30T09:59")]
    public void A_delay_is_tried_from_the_end_of_each_working_day(string now, string due, string? armed, string? ends)
    {
        Finding? found = Find(Proof.Task("call", due), At(now));

        Assert.Equal(armed, found?.Arguments[1]);
        Assert.Equal(ends, found?.Arguments[2]);
        Assert.Equal(armed is null ? null : Rules.FindingSeverity.Warning, found?.Severity);
    }

    [Theory]
    [InlineData("P1D")]
    [InlineData("P2D")]
    public void Working_days_always_leave_time(string due) => Assert.Null(Find(
        Proof.Task("call", due).Replace("<care:assignment", "<care:calendar days=\"working\"/><care:assignment", StringComparison.Ordinal), At("2026-11-30")));

    [Fact]
    public void A_role_that_is_there_at_any_hour_is_in_time()
    {
        FollowUpTerms terms = At("2026-11-30") with { RolesAroundTheClock = ["ward_nurse"] };

        Assert.Null(Find(Proof.Task("call", "PT2H", roles: "coordinator ward_nurse"), terms));
        Assert.NotNull(Find(Proof.Task("call", "PT2H", roles: "coordinator"), terms));
    }

    [Fact]
    public void Holidays_and_closing_days_are_those_of_the_network()
    {
        FollowUpTerms closed = At("2026-11-30") with
        {
            Calendar = new NetworkCalendar { ClosingDays = [new ClosingDays(new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 3))] },
        };
        FollowUpTerms elsewhere = At("2026-12-21") with { Calendar = new NetworkCalendar { Region = HolidayRegion.AlsaceMoselle } };

        Assert.Equal("2026-12-02T17:00", Find(Proof.Task("call", "PT24H"), closed)?.Arguments[1]);
        // The second day of Christmas is a Saturday in 2026; on Good Friday 2027 nobody works there.
        Assert.Equal("2027-03-25T17:00", Find(Proof.Task("call", "P4D"), elsewhere)?.Arguments[1]);
    }

    [Theory]
    [InlineData("left_at + duration(\"PT48H\")", "2026-12-04T17:00")] // Counts from a date of the case: as if it were now.
    [InlineData("duration(\"PT48H\")", "2026-12-04T17:00")]
    [InlineData("now() + duration(\"PT48H\")", "2026-12-04T17:00")]
    [InlineData("2026-12-25", null)] // A date does not follow the opening.
    [InlineData("left_at + duration(within)", null)] // Not to be known here.
    [InlineData("if urgent then duration(\"PT8H\") else duration(\"P9D\")", null)]
    public void A_formula_is_tried_when_what_it_counts_from_is_known(string due, string? armed) =>
        Assert.Equal(armed, Find(Proof.Task("call", System.Security.SecurityElement.Escape(due)), At("2026-11-30"))?.Arguments[1]);

    [Theory]
    [InlineData("PT10H", "PT20H", "2026-12-01T07:00")] // Work may begin when the team's day is over.
    [InlineData("PT10H", "PT34H", "2026-12-04T07:00")] // From Friday 17:00 to Saturday 17:00.
    [InlineData("P2D", "P9D", null)]
    public void Time_to_work_begins_when_work_may_begin(string from, string due, string? armed) => Assert.Equal(
        armed,
        Find(Proof.Task("call", due).Replace("<care:window", $"<care:window from=\"{from}\"", StringComparison.Ordinal), At("2026-11-30"))?.Arguments[1]);

    [Fact]
    public void A_timer_that_takes_the_task_away_is_a_deadline_too() => Assert.Equal(
        "2026-12-04T17:00",
        Find(Proof.Task("call", "P30D") + $"<boundaryEvent id=\"late\" attachedToRef=\"call\">{Proof.Timer("PT48H")}</boundaryEvent>{Proof.Line("late", "end")}", At("2026-11-30"))?.Arguments[1]);

    [Fact]
    public void The_sentence_names_the_weekday_and_the_way_leads_to_the_task()
    {
        Finding found = Find(Proof.Task("call", "PT48H"), At("2026-11-30"))!; // Found above.

        Assert.Contains("Friday 2026-12-04 17:00", found.Message, StringComparison.Ordinal);
        Assert.Contains("Sunday 2026-12-06 17:00", found.Message, StringComparison.Ordinal);
        Assert.Equal(["start", "call"], found.Path.Select(step => step.Element.ToString()));
    }

    private static Finding? Find(string task, FollowUpTerms terms) =>
        Proof.Of($"<startEvent id=\"start\"/>{task}<endEvent id=\"end\"/>{Proof.Line("start", "call", "end")}", terms)
            .FirstOrDefault(finding => finding.Code == "PW2207");

    private static FollowUpTerms At(string day) =>
        new(new DateTimeOffset(DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero).AddHours(7));
}
