namespace Pathways.Engine.Tests;

public sealed class ParallelMultipleEvents
{
    private const string Both = "<messageEventDefinition messageRef='m'/><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>";

    private static Drawing New => new Drawing().Declare("<message id='m' name='result'/>");

    private static Drawing OnTheEdge(bool cancels) => New.Start().UserTask("work").UserTask("after")
        .Add($"<boundaryEvent id='both' attachedToRef='work' parallelMultiple='true' cancelActivity='{(cancels ? "true" : "false")}'>{Both}</boundaryEvent>")
        .Line("start", "work").Line("both", "after");

    [Fact]
    public void The_flow_waits_for_all_triggers_in_whatever_order()
    {
        Drawing drawing = New.Start().Add($"<intermediateCatchEvent id='both' parallelMultiple='true'>{Both}</intermediateCatchEvent>")
            .UserTask("after").Line("start", "both", "after");

        Case first = new Case(drawing).Start().Deliver("result");
        Assert.Equal(["both"], first.Waiting);
        Assert.Equal("PW2112", first.Refused(new InstanceCommand.DeliverMessage("result", Rules.FeelContext.Empty, Case.Nurse)).Code);
        Assert.Equal(["after"], first.Advance(TimeSpan.FromDays(1)).Waiting);

        Case second = new Case(drawing).Start().Advance(TimeSpan.FromDays(2));
        Assert.Equal(["both"], second.Waiting);
        Assert.Equal(["after"], second.Deliver("result").Waiting);
    }

    [Fact]
    public void Behind_a_gateway_one_of_them_does_not_take_the_way()
    {
        Drawing drawing = New.Start().Add($"<eventBasedGateway id='which'/><intermediateCatchEvent id='both' parallelMultiple='true'>{Both}</intermediateCatchEvent>")
            .Wait("late", "P2D").UserTask("after").UserTask("remind").Line("start", "which", "both", "after").Line("which", "late", "remind");

        Assert.Equal(["remind"], new Case(drawing).Start().Advance(TimeSpan.FromDays(2)).Waiting);
        Assert.Equal(["after"], new Case(drawing).Start().Deliver("result").Advance(TimeSpan.FromDays(1)).Waiting);
    }

    [Fact]
    public void On_an_edge_the_last_one_ends_the_work()
    {
        Case child = new Case(OnTheEdge(cancels: true)).Start().Deliver("result");

        Assert.Equal(["work"], child.Waiting);
        Assert.Equal(["after"], child.Advance(TimeSpan.FromDays(1)).Waiting);
    }

    [Fact]
    public void One_that_does_not_interrupt_waits_for_all_of_them_again()
    {
        Case child = new Case(OnTheEdge(cancels: false)).Start().Deliver("result").Advance(TimeSpan.FromDays(1));

        Assert.Equal(["after", "work"], child.Waiting);
        Assert.Equal(["after", "work"], child.Advance(TimeSpan.FromDays(3)).Waiting);
        Assert.Equal(["after", "after", "work"], child.Deliver("result").Waiting);
    }

    [Fact]
    public void An_event_sub_process_may_need_all_of_them()
    {
        Drawing drawing = New.Start().UserTask("work").Line("start", "work").Add(
            $"<subProcess id='box' triggeredByEvent='true'><startEvent id='both' parallelMultiple='true'>{Both}</startEvent>"
            + "<userTask id='after'/><sequenceFlow id='in' sourceRef='both' targetRef='after'/></subProcess>");

        Case child = new Case(drawing).Start().Advance(TimeSpan.FromDays(1));

        Assert.Equal(["work"], child.Waiting);
        Assert.DoesNotContain("work", child.Deliver("result").Waiting);
        Assert.Contains("after", child.Waiting);
    }
}
