namespace Pathways.Engine.Tests;

public sealed class EndEvents
{
    [Fact]
    public void The_last_end_event_completes_the_case()
    {
        Case child = new Case(new Drawing().Start().End("done").Line("start", "done")).Start();

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Equal("done", child.State.EndEvent.ToString());
        Assert.Equal(Case.Noon, child.State.EndedAt);
    }

    [Fact]
    public void An_end_event_ends_only_its_own_branch()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").UserTask("visit").End("short").End("long")
            .Line("start", "split", "short").Line("split", "visit", "long");

        Case child = new Case(drawing).Start();

        Assert.Equal(["visit"], child.Waiting);
        Assert.Equal("long", child.Complete("visit").State.EndEvent.ToString());
    }

    [Fact]
    public void A_terminate_end_event_takes_all_other_branches_with_it()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").UserTask("visit").UserTask("refuse")
            .Wait("later", "P6M").End().End("refused", terminates: true)
            .Line("start", "split", "visit", "end").Line("split", "refuse", "refused").Line("split", "later", "end");

        Case child = new Case(drawing).Start().Complete("refuse");

        Assert.Equal(InstanceStatus.Terminated, child.State.Status);
        Assert.Equal("refused", child.State.EndEvent.ToString());
        Assert.Contains(child.Last, happened => happened is InstanceEvent.TaskWithdrawn);
        Assert.Contains(child.Last, happened => happened is InstanceEvent.TimerCancelled);
    }

    [Fact]
    public void An_element_without_a_way_on_is_an_implicit_end()
    {
        Case child = new Case(new Drawing().Start().UserTask("visit").Line("start", "visit")).Start().Complete("visit");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Null(child.State.EndEvent);
    }

    [Fact]
    public void A_case_that_is_over_takes_no_more_commands()
    {
        Case child = new Case(new Drawing().Start().End().Line("start", "end")).Start();

        Assert.Equal("PW2101", child.Refused(new InstanceCommand.SetVariables(Rules.FeelContext.Empty, Case.Nurse)).Code);
    }

    [Fact]
    public void Cancelling_ends_everything_and_keeps_the_reason_and_the_author()
    {
        Case child = new Case(new Drawing().Start().UserTask("visit").Line("start", "visit")).Start();

        child.Do(new InstanceCommand.Cancel("moved away", Case.Coordinator));

        InstanceEvent.InstanceEnded ended = Assert.IsType<InstanceEvent.InstanceEnded>(child.Last[^1]);
        Assert.Equal((InstanceStatus.Terminated, "moved away", Case.Coordinator), (ended.Status, ended.Why, ended.By));
    }

    [Fact]
    public void Cancelling_without_a_reason_is_refused()
    {
        Case child = new Case(new Drawing().Start().UserTask("visit").Line("start", "visit")).Start();

        Assert.Equal("PW2115", child.Refused(new InstanceCommand.Cancel(" ", Case.Coordinator)).Code);
    }
}
