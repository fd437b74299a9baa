namespace Pathways.Engine.Tests;

public sealed class BoundaryTimers
{
    private static Drawing Watched(string text, string word = "timeDuration", bool cancels = true) =>
        new Drawing().Start().UserTask("consent", "<care:window due='P30D'><care:reminder after='P20D' template='r'/></care:window>")
            .Boundary("late", "consent", text, word, cancels).UserTask("call").End()
            .Line("start", "consent", "end").Line("late", "call", "end");

    [Fact]
    public void A_cycle_may_name_its_first_instant()
    {
        Case child = new Case(Watched("R2/2026-03-05T08:00:00Z/P1D", "timeCycle", cancels: false)).Start();

        Assert.Equal(new DateTimeOffset(2026, 3, 5, 8, 0, 0, TimeSpan.Zero), child.TimerOf("late").Due);
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 8, 0, 0, TimeSpan.Zero), child.Advance(TimeSpan.FromDays(3)).TimerOf("late").Due);
        Assert.DoesNotContain(child.Advance(TimeSpan.FromDays(1)).State.Timers.Values, timer => timer.Element.ToString() == "late");
    }

    [Theory]
    [InlineData("R/2020-01-01T08:00:00Z/P1D", 3)]
    [InlineData("R-1/2020-01-01T08:00:00Z/P1D", 3)]
    [InlineData("R3/2026-03-01T08:00:00Z/P1D", 3)]
    [InlineData("R3/2026-01-01T08:00:00Z/P1D", -56)]
    public void Of_a_cycle_that_began_before_only_what_is_to_come_fires_or_its_last(string cycle, int daysOfMarch)
    {
        Case child = new Case(Watched(cycle, "timeCycle", cancels: false)).Start();

        Assert.Equal(
            new DateTimeOffset(2026, 2, 28, 8, 0, 0, TimeSpan.Zero).AddDays(daysOfMarch), child.TimerOf("late").Due);
    }

    [Fact]
    public void A_cycle_that_turns_out_to_have_no_length_is_an_incident()
    {
        Case child = new Case(Watched("duration(period)", "timeCycle", cancels: false)).Start(variables: ("period", Case.Text("PT0S")));

        Assert.Contains("without length", child.OnlyIncident().Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupting_one_takes_the_task_away_with_its_timers()
    {
        Case child = new Case(Watched("P14D")).Start().Advance(TimeSpan.FromDays(14));

        Assert.Equal(["call"], child.Waiting);
        Assert.Empty(child.State.Timers);
        Assert.Contains(child.Last, happened => happened is InstanceEvent.TaskWithdrawn);
        Assert.Contains(child.Last, happened => happened is InstanceEvent.ElementWithdrawn { Element: var id } && id.ToString() == "consent");
    }

    [Fact]
    public void A_non_interrupting_one_starts_a_branch_beside_the_task()
    {
        Case child = new Case(Watched("P14D", cancels: false)).Start().Advance(TimeSpan.FromDays(14));

        Assert.Equal(["call", "consent"], child.Waiting);
        Assert.Equal(InstanceStatus.Active, child.Complete("consent").State.Status);
        Assert.Equal(InstanceStatus.Completed, child.Complete("call").State.Status);
    }

    [Fact]
    public void It_goes_when_the_task_is_done_in_time()
    {
        Case child = new Case(Watched("P14D")).Start().Complete("consent");

        Assert.Contains(child.Last, happened => happened is InstanceEvent.TimerCancelled { Element: var id } && id.ToString() == "late");
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void A_cycle_fires_as_often_as_it_says_and_never_drifts()
    {
        Case child = new Case(Watched("R3/P7D", "timeCycle", cancels: false)).Start();

        child.At(Case.Noon.AddDays(9)).Do(new InstanceCommand.FireTimer(child.TimerOf("late").Id)); // two days late
        Assert.Equal(Case.Noon.AddDays(14), child.TimerOf("late").Due);
        Assert.Equal(2, child.TimerOf("late").Occurrence);

        child.Until(Case.Noon.AddDays(25));
        Assert.Equal(3, child.State.Tasks.Values.Count(task => task.Element.ToString() == "call"));
        Assert.DoesNotContain(child.State.Timers.Values, timer => timer.Element.ToString() == "late");
    }

    [Fact]
    public void An_endless_cycle_goes_on_until_the_task_is_done()
    {
        Case child = new Case(Watched("R/P1M", "timeCycle", cancels: false)).Start().Advance(TimeSpan.FromDays(364));

        Assert.Equal(11, child.History.Count(happened => happened is InstanceEvent.TimerFired { Purpose: TimerPurpose.Boundary }));
        Assert.Equal(Case.Noon.AddYears(1), child.TimerOf("late").Due);
    }

    [Fact]
    public void One_whose_next_firing_cannot_be_reckoned_is_an_incident_that_leaves_the_task_open()
    {
        Case child = new Case(Watched("period", "timeCycle", cancels: false)).Start(variables: ("period", Case.Text("R/P7D")));
        TaskId task = child.TaskOf("consent");
        child.Set(("period", Case.Text("whenever"))).Advance(TimeSpan.FromDays(7));

        Incident incident = child.OnlyIncident();
        child.Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal("PW2152", incident.Reason.Code);
        Assert.Equal(task, child.TaskOf("consent"));
        Assert.Equal(InstanceStatus.Completed, child.Complete("call").Complete("consent").State.Status);
    }

    [Fact]
    public void One_whose_formula_fails_stops_the_task_before_it_opens()
    {
        Case child = new Case(Watched("unknown_delay")).Start();
        Incident incident = child.OnlyIncident();
        Assert.Empty(child.State.Tasks);

        child.Set(("unknown_delay", Case.Text("P3D"))).Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(Case.Noon.AddDays(3), child.TimerOf("late").Due);
        Assert.Single(child.State.Tasks);
    }
}
