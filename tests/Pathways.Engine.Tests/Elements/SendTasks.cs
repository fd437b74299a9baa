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
