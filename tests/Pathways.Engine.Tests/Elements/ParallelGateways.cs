using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class ParallelGateways
{
    private static readonly Drawing Assessment = new Drawing().Start().Parallel("split").UserTask("diet").UserTask("activity")
        .Parallel("join").UserTask("meeting").End()
        .Line("start", "split", "diet", "join", "meeting", "end").Line("split", "activity", "join");

    [Fact]
    public void All_branches_run_and_meet_again()
    {
        Case child = new Case(Assessment).Start();
        Assert.Equal(["activity", "diet"], child.Waiting);

        child.Complete("diet");
        Assert.Equal(["activity", "join"], child.Waiting);

        child.Complete("activity");
        Assert.Equal(["meeting"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("meeting").State.Status);
    }

    [Fact]
    public void A_join_that_no_branch_can_reach_any_more_is_an_incident_not_an_endless_wait()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").UserTask("diet").UserTask("activity").Parallel("join").End()
            .Boundary("late", "activity", "P2D").End("lost")
            .Line("start", "split", "diet", "join", "end").Line("split", "activity", "join").Line("late", "lost");
        Case child = new Case(drawing).Start().Complete("diet");

        child.Advance(TimeSpan.FromDays(2));

        Assert.Equal("PW2157", child.OnlyIncident().Reason.Code);
    }

    [Fact]
    public void Two_flows_out_of_a_task_are_taken_both()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit").UserTask("letter").UserTask("plan").End()
            .Line("start", "visit", "letter", "end").Line("visit", "plan", "end");

        Assert.Equal(["letter", "plan"], new Case(drawing).Start().Complete("visit").Waiting);
    }

    [Fact]
    public void Conditions_on_flows_out_of_a_task_choose_among_them()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", attributes: "default='f4'").UserTask("letter").UserTask("plan").End()
            .Flow("start", "visit").Flow("visit", "letter", "urgent").Flow("visit", "plan", "not(urgent)").Flow("visit", "end");

        Assert.Equal(["letter"], new Case(drawing).Start().Complete("visit", ("urgent", FeelValue.True)).Waiting);
        Assert.Equal(["plan"], new Case(drawing).Start().Complete("visit", ("urgent", FeelValue.False)).Waiting);
    }

    [Fact]
    public void A_condition_that_fails_after_a_task_does_not_open_the_task_again()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", attributes: "default='f3'").End()
            .Flow("start", "visit").Flow("visit", "end", "urgent").Flow("visit", "end");
        Case child = new Case(drawing).Start().Complete("visit");
        Incident incident = child.OnlyIncident();

        child.Set(("urgent", FeelValue.False)).Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Single(child.History.OfType<InstanceEvent.TaskOpened>());
    }
}
