using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class IntermediateTimers
{
    private static Drawing Waiting(string text, string word = "timeDuration", string care = "") =>
        new Drawing().Start().Wait("surveillance", text, word, care).UserTask("measure").End()
            .Line("start", "surveillance", "measure", "end");

    [Fact]
    public void The_flow_waits_and_keeps_the_formula_and_its_anchor()
    {
        Case child = new Case(Waiting("P6M")).Start();

        PendingTimer timer = child.TimerOf("surveillance");
        Assert.Equal(("P6M", Case.Noon, TimerPurpose.Wait), (timer.Formula, timer.Anchor, timer.Purpose));
        Assert.Equal(["surveillance"], child.Waiting);
        Assert.Equal(["measure"], child.Until(timer.Due).Waiting);
    }

    [Fact]
    public void It_does_not_fire_before_it_is_due_nor_twice()
    {
        Case child = new Case(Waiting("PT48H")).Start();
        PendingTimer timer = child.TimerOf("surveillance");
        child.At(timer.Due.AddTicks(-1));
        Assert.Equal("PW2111", child.Refused(new InstanceCommand.FireTimer(timer.Id)).Code);

        child.At(timer.Due).Do(new InstanceCommand.FireTimer(timer.Id));

        Assert.Equal("PW2110", child.Refused(new InstanceCommand.FireTimer(timer.Id)).Code);
    }

    [Fact]
    public void It_fires_late_when_nobody_was_there_to_fire_it()
    {
        Case child = new Case(Waiting("PT48H")).Start().At(Case.Noon.AddDays(9));

        child.Do(new InstanceCommand.FireTimer(child.TimerOf("surveillance").Id));

        Assert.Equal(Case.Noon.AddDays(9), child.Open("measure").OpenedAt);
    }

    [Theory]
    [InlineData("2026-09-01", "2026-08-31T22:00:00Z")] // the day begins in Paris
    [InlineData("2026-12-24T18:30", "2026-12-24T17:30:00Z")]
    [InlineData("2026-12-24T18:30:00+04:00", "2026-12-24T14:30:00Z")]
    [InlineData("date(\"2026-09-01\")", "2026-08-31T22:00:00Z")]
    [InlineData("date and time(\"2026-12-24T18:30:00\")", "2026-12-24T17:30:00Z")]
    [InlineData("date and time(\"2026-12-24T18:30:00@Indian/Reunion\")", "2026-12-24T14:30:00Z")]
    [InlineData("discharge + duration(\"P2D\")", "2026-03-11T23:00:00Z")]
    public void A_date_may_be_iso_or_feel(string text, string expected)
    {
        Case child = new Case(Waiting(text, "timeDate")).Start(variables: ("discharge", FeelValue.Date(new DateOnly(2026, 3, 10))));

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), child.TimerOf("surveillance").Due);
    }

    [Theory]
    [InlineData("duration(\"P3D\")", 72)]
    [InlineData("\"PT36H\"", 36)]
    [InlineData("if risk > 2 then duration(\"PT48H\") else duration(\"P7D\")", 48)]
    public void A_duration_may_be_feel(string text, int hours)
    {
        Case child = new Case(Waiting(text)).Start(variables: ("risk", Case.Number(3)));

        Assert.Equal(Case.Noon.AddHours(hours), child.TimerOf("surveillance").Due);
    }

    [Fact]
    public void A_months_duration_from_feel_is_civil()
    {
        Case child = new Case(Waiting("duration(\"P1M\")")).Start();

        Assert.Equal(new DateTimeOffset(2026, 4, 2, 11, 0, 0, TimeSpan.Zero), child.TimerOf("surveillance").Due);
    }

    [Fact]
    public void A_formula_that_gives_no_time_is_an_incident()
    {
        Incident incident = new Case(Waiting("when_planned", "timeDate")).Start().OnlyIncident();

        Assert.Equal("PW2152", incident.Reason.Code);
        Assert.Contains("when_planned", incident.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void People_may_be_reminded_before_it_fires()
    {
        const string care = "<care:window><care:reminder before='P14D' template='soon' to='family'/></care:window>";
        Case child = new Case(Waiting("P6M", care: care)).Start().Advance(TimeSpan.FromDays(175));

        InstanceEvent.NotificationRequested notice = child.History.OfType<InstanceEvent.NotificationRequested>().Single();
        Assert.Equal(("soon", "surveillance", null), (notice.Template, notice.Element.ToString(), notice.Task));
        Assert.Equal(new DateTimeOffset(2026, 8, 19, 11, 0, 0, TimeSpan.Zero), notice.At);
        Assert.Equal(["surveillance"], child.Waiting);
    }

    [Fact]
    public void A_cycle_waits_one_period_at_an_intermediate_event()
    {
        Assert.Equal(Case.Noon.AddDays(7), new Case(Waiting("R3/P7D", "timeCycle")).Start().TimerOf("surveillance").Due);
    }
}
