using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class EventSubProcesses
{
    private static string Handler(string id, string trigger, bool interrupts, string task) => $"""
        <subProcess id='{id}' triggeredByEvent='true'><startEvent id='{id}_start' isInterrupting='{(interrupts ? "true" : "false")}'>{trigger}</startEvent>
        <userTask id='{task}'/><endEvent id='{id}_end'/><sequenceFlow id='{id}_1' sourceRef='{id}_start' targetRef='{task}'/>
        <sequenceFlow id='{id}_2' sourceRef='{task}' targetRef='{id}_end'/></subProcess>
        """;

    private static Drawing With(string trigger, bool interrupts) => new Drawing()
        .Declare("<message id='m' name='moved'/><signal id='alert' name='alert'/><error id='er' errorCode='E1'/><escalation id='es' escalationCode='X'/>")
        .Start().UserTask("work").End().Line("start", "work", "end").Add(Handler("handler", trigger, interrupts, "handle"));

    private const string Message = "<messageEventDefinition messageRef='m'/>";
    private const string Signal = "<signalEventDefinition signalRef='alert'/>";
    private const string Condition = "<conditionalEventDefinition><condition>z > 3</condition></conditionalEventDefinition>";
    private const string Timer = "<timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition>";

    [Theory]
    [InlineData(Message)]
    [InlineData(Signal)]
    [InlineData(Condition)]
    [InlineData(Timer)]
    public void An_interrupting_one_ends_everything_else(string trigger)
    {
        Case child = Trigger(new Case(With(trigger, interrupts: true)).Start(), trigger);

        Assert.Equal(["handle"], child.Waiting);
        Assert.Empty(child.State.Waits);
        Assert.Empty(child.State.Timers);
        Assert.Equal(InstanceStatus.Completed, child.Complete("handle").State.Status);
        Assert.Equal("handler_end", child.State.EndEvent?.ToString());
    }

    [Theory]
    [InlineData(Message)]
    [InlineData(Signal)]
    [InlineData(Condition)]
    public void A_non_interrupting_one_runs_beside_as_often_as_its_event_comes(string trigger)
    {
        Case child = Trigger(new Case(With(trigger, interrupts: false)).Start(), trigger);
        child.Set(("z", Case.Number(0)));
        Trigger(child, trigger);

        Assert.Equal(["handle", "handle", "work"], child.Waiting);

        child.Complete("work").Complete("handle");
        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal(InstanceStatus.Completed, child.Complete("handle").State.Status);
    }

    [Fact]
    public void A_cycle_begins_one_again_and_again()
    {
        Drawing drawing = With("<timerEventDefinition><timeCycle>R/P1D</timeCycle></timerEventDefinition>", interrupts: false);

        Case child = new Case(drawing).Start().Advance(TimeSpan.FromDays(3));

        Assert.Equal(["handle", "handle", "handle", "work"], child.Waiting);
    }

    [Fact]
    public void One_inside_a_sub_process_listens_only_while_that_is_open()
    {
        Drawing drawing = new Drawing().Declare("<signal id='alert' name='alert'/>").Start()
            .Add("<subProcess id='box'><userTask id='work'/>" + Handler("handler", Signal, true, "handle") + "</subProcess>")
            .UserTask("after").End().Line("start", "box", "after", "end");
        Case child = new Case(drawing).Start();
        Assert.Equal(["after"], new Case(drawing).Start().Complete("work").Signal("alert").Waiting);

        child.Signal("alert");

        Assert.Equal(["handle"], child.Waiting);
        Assert.Equal(["after"], child.Complete("handle").Waiting);
    }

    [Fact]
    public void An_error_inside_goes_to_the_one_of_its_code_before_the_one_for_all()
    {
        Drawing drawing = With("<errorEventDefinition errorRef='er'/>", interrupts: true).Add(Handler("all", "<errorEventDefinition/>", true, "other"));

        Assert.Equal(["handle"], new Case(drawing).Start().Fail("work", "E1").Waiting);
        Assert.Equal(["other"], new Case(drawing).Start().Fail("work", "E2").Waiting);
    }

    [Fact]
    public void An_error_in_the_handler_itself_is_for_those_further_out()
    {
        Drawing drawing = With("<errorEventDefinition errorRef='er'/>", interrupts: true);

        Case child = new Case(drawing).Start().Fail("work", "E1").Fail("handle", "E1");

        Assert.Equal("PW2160", child.OnlyIncident().Reason.Code);
    }

    [Fact]
    public void An_escalation_runs_one_beside_the_work()
    {
        Drawing drawing = With("<escalationEventDefinition escalationRef='es'/>", interrupts: false);

        Assert.Equal(["handle", "work"], new Case(drawing).Start().Escalate("work", "X").Waiting);
        Assert.Equal(["work"], new Case(drawing).Start().Escalate("work", "Y").Waiting);
    }

    [Fact]
    public void One_that_cannot_listen_is_an_incident_and_listens_once_the_data_are_mended()
    {
        Drawing drawing = With("<timerEventDefinition><timeDate>when</timeDate></timerEventDefinition>", interrupts: true);
        Case child = new Case(drawing).Start();
        Assert.Equal("PW2152", child.OnlyIncident().Reason.Code);
        Assert.Equal(["work"], child.Waiting);

        child.Set(("when", FeelValue.Date(new DateOnly(2026, 3, 10)))).Retry();

        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal(["handle"], child.Advance(TimeSpan.FromDays(10)).Waiting);
    }

    private static Case Trigger(Case child, string trigger) => trigger switch
    {
        Message => child.Deliver("moved"),
        Signal => child.Signal("alert"),
        Condition => child.Set(("z", Case.Number(4))),
        _ => child.Advance(TimeSpan.FromDays(2)),
    };
}
