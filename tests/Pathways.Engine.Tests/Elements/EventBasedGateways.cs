using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class EventBasedGateways
{
    [Fact]
    public void Remind_of_a_time_behind_them_and_forget_it_when_another_event_comes()
    {
        Drawing drawing = new Drawing().Start().Add("<eventBasedGateway id='first'/>")
            .Wait("review", "P10D", care: "<care:window><care:reminder before='P2D' template='letter' to='gp'/></care:window>")
            .Await("news", "news").End().End("told")
            .Line("start", "first", "review", "end").Line("first", "news", "told");

        Case reviewed = new Case(drawing).Start();
        reviewed.Advance(TimeSpan.FromDays(9));
        Assert.Equal("letter", Assert.Single(reviewed.History.OfType<InstanceEvent.NotificationRequested>()).Template);
        reviewed.Advance(TimeSpan.FromDays(2));
        Assert.True(reviewed.State.IsOver);

        Case told = new Case(drawing).Start();
        told.Do(new InstanceCommand.DeliverMessage("news", Pathways.Rules.FeelContext.Empty, new Performer("gp", null)));
        Assert.True(told.State.IsOver);
        Assert.Empty(told.History.OfType<InstanceEvent.NotificationRequested>());
    }

    private static readonly Drawing Reply = new Drawing().Declare("<signal id='closed' name='closed'/>").Start()
        .Add("<eventBasedGateway id='first'/><intermediateCatchEvent id='closing'><signalEventDefinition signalRef='closed'/></intermediateCatchEvent>"
            + "<intermediateCatchEvent id='worse'><conditionalEventDefinition><condition>pain > 7</condition></conditionalEventDefinition></intermediateCatchEvent>")
        .Await("answer", "gp-answer").Wait("week", "P7D").Task("receiveTask", "fax").UserTask("read").UserTask("call").End()
        .Line("start", "first").Line("first", "answer", "read", "end").Line("first", "week", "call", "end")
        .Line("first", "closing", "end").Line("first", "worse", "call").Line("first", "fax", "read");

    [Fact]
    public void It_is_the_gateway_that_waits()
    {
        Case child = new Case(Reply).Start();

        Assert.Equal(["first"], child.Waiting);
        Assert.Equal(4, child.State.Waits.Count);
        Assert.Single(child.State.Timers);
    }

    [Fact]
    public void The_first_event_takes_its_way_and_the_others_are_given_up()
    {
        Assert.Equal(["read"], new Case(Reply).Start().Deliver("gp-answer", ("agrees", FeelValue.True)).Waiting);
        Assert.Equal(["read"], new Case(Reply).Start().Deliver("fax").Waiting);
        Assert.Equal(["call"], new Case(Reply).Start().Set(("pain", Case.Number(8))).Waiting);
        Assert.Equal(InstanceStatus.Completed, new Case(Reply).Start().Signal("closed").State.Status);

        Case late = new Case(Reply).Start().Advance(TimeSpan.FromDays(7));
        Assert.Equal(["call"], late.Waiting);
        Assert.Equal(["start", "first", "week", "call"], late.Visited);
        Assert.Empty(late.State.Waits);
    }

    [Fact]
    public void What_a_message_says_becomes_data()
    {
        Case child = new Case(Reply).Start().Deliver("gp-answer", ("agrees", FeelValue.True));

        Assert.True(child.State.Variables["agrees"].IsTrue);
    }
}
