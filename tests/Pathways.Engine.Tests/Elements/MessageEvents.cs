using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class MessageEvents
{
    private static readonly Drawing Waiting = new Drawing().Start().Await("answer", "gp-answer").End().Line("start", "answer", "end");

    [Fact]
    public void The_flow_waits_for_its_message_and_takes_what_it_says()
    {
        Case child = new Case(Waiting).Start();
        Assert.Equal("gp-answer", Assert.Single(child.State.Waits.Values).Name);

        child.Deliver("gp-answer", ("agrees", FeelValue.True));

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.True(child.State.Variables["agrees"].IsTrue);
    }

    [Fact]
    public void A_message_that_is_not_awaited_is_refused()
    {
        Case child = new Case(Waiting).Start();

        Rejection refusal = child.Refused(new InstanceCommand.DeliverMessage("greeting", FeelContext.Empty, Case.Nurse));

        Assert.Equal("PW2112", refusal.Code);
        Assert.Contains("gp-answer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_that_wait_the_one_that_came_first_gets_it()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").Await("first", "m").Await("second", "m").End()
            .Line("start", "split", "first", "end").Line("split", "second", "end");

        Assert.Equal(["second"], new Case(drawing).Start().Deliver("m").Waiting);
    }

    [Fact]
    public void A_receive_task_waits_too_and_a_boundary_timer_ends_the_waiting()
    {
        Drawing drawing = new Drawing().Start().Task("receiveTask", "answer").Boundary("late", "answer", "P3D").UserTask("call").End()
            .Line("start", "answer", "end").Line("late", "call", "end");

        Case child = new Case(drawing).Start().Advance(TimeSpan.FromDays(3));

        Assert.Equal(["call"], child.Waiting);
        Assert.Empty(child.State.Waits);
    }
}
