using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class SendTasks
{
    private static readonly Drawing Letter = new Drawing().Start()
        .Send("letter", "gp-letter", "gp", "<care:input name='level' value='recourse.level'/><care:output name='sent_on' value='sent'/>")
        .End().Line("start", "letter", "end");

    private static Case Sending() => new Case(Letter).Start(variables: ("recourse", FeelValue.Context(Case.Values(("level", Case.Number(2))))));

    [Fact]
    public void The_message_leaves_as_an_effect_and_the_flow_waits()
    {
        Case child = Sending();

        InstanceEvent.MessageRequested request = child.Last.OfType<InstanceEvent.MessageRequested>().Single();
        Assert.Equal(("gp-letter", "gp"), (request.Template, request.To));
        Assert.Equal(Case.Number(2), request.Inputs["level"]);
        Assert.Equal(["letter"], child.Waiting);
        Assert.Contains(request.Job, child.State.Jobs.Keys);
    }

    [Fact]
    public void The_report_of_its_sending_moves_the_flow_on()
    {
        Case child = Sending();
        JobId job = child.State.Jobs.Keys.Single();

        child.Do(new InstanceCommand.CompleteJob(job, Case.Values(("sent", Case.Text("today")))));

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Equal("today", child.State.Variables["sent_on"].AsString());
    }

    [Fact]
    public void A_second_report_is_refused()
    {
        Drawing drawing = new Drawing().Start().Send("letter").UserTask("visit").End().Line("start", "letter", "visit", "end");
        Case child = new Case(drawing).Start();
        JobId job = child.State.Jobs.Keys.Single();
        child.Do(new InstanceCommand.CompleteJob(job, FeelContext.Empty));

        Assert.Equal("PW2113", child.Refused(new InstanceCommand.CompleteJob(job, FeelContext.Empty)).Code);
        Assert.Equal("PW2113", child.Refused(new InstanceCommand.FailJob(job, "no route")).Code);
    }

    [Fact]
    public void A_failure_is_an_incident_and_a_retry_sends_under_a_new_key()
    {
        Case child = Sending();
        JobId first = child.State.Jobs.Keys.Single();

        child.Do(new InstanceCommand.FailJob(first, "the mailbox does not exist."));
        Incident incident = child.OnlyIncident();
        Assert.Equal("PW2156", incident.Reason.Code);
        Assert.Contains("mailbox", incident.Reason.Message, StringComparison.Ordinal);
        Assert.Empty(child.State.Jobs);

        child.Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));
        Assert.NotEqual(first, child.State.Jobs.Keys.Single());
    }
}

public sealed class MessageEvents
{
    private static readonly Drawing Waiting = new Drawing().Start().Await("answer", "gp-answer").End().Line("start", "answer", "end");

    [Fact]
    public void The_flow_waits_for_its_message_and_takes_what_it_says()
    {
        Case child = new Case(Waiting).Start();
        Assert.Equal("gp-answer", Assert.Single(child.State.MessageWaits.Values).Message);

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
        Assert.Empty(child.State.MessageWaits);
    }
}
