using Pathways.Definitions;

namespace Pathways.Engine.Tests;

public sealed class StartEvents
{
    private static readonly Drawing Plain = new Drawing().Start().UserTask("visit").End().Line("start", "visit", "end");

    [Fact]
    public void A_plain_start_leads_to_the_first_task_with_the_data_given()
    {
        Case child = new Case(Plain).Start(variables: ("sex", Case.Text("F")));

        Assert.Equal(["visit"], child.Waiting);
        Assert.Equal("F", child.State.Variables["sex"].AsString());
        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal(Case.Noon, child.State.StartedAt);
        Assert.Equal("drawn", child.State.Process?.Key);
    }

    [Fact]
    public void A_message_starts_at_the_event_that_waits_for_it()
    {
        Drawing drawing = new Drawing().Start().Start("referred", "referral").UserTask("visit").UserTask("triage").End()
            .Line("start", "visit", "end").Line("referred", "triage", "end");

        Case child = new Case(drawing).Start("referral");

        Assert.Equal(["triage"], child.Waiting);
        Assert.Equal("referral", Assert.IsType<InstanceEvent.InstanceStarted>(child.History[0]).Message);
    }

    [Fact]
    public void A_person_may_start_by_hand_what_only_a_message_starts()
    {
        Drawing drawing = new Drawing().Start("referred", "referral").UserTask("visit").End().Line("referred", "visit", "end");

        Assert.Equal(["visit"], new Case(drawing).Start().Waiting);
        Assert.Equal(["visit"], new Case(drawing).Start(at: "referred").Waiting);
    }

    [Fact]
    public void Without_a_start_event_everything_begins_to_which_nothing_leads()
    {
        Drawing drawing = new Drawing().UserTask("weigh").UserTask("measure").UserTask("advise").Line("weigh", "advise");

        Case child = new Case(drawing).Start(variables: ("sex", Case.Text("F")));

        Assert.Equal(["measure", "weigh"], child.Waiting);
        Assert.Equal("F", child.State.Variables["sex"].AsString());
        Assert.Equal(InstanceStatus.Completed, child.Complete("weigh").Complete("measure").Complete("advise").State.Status);
    }

    [Fact]
    public void A_receive_task_may_begin_the_process_by_its_message()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='referral'/>")
            .Add("<receiveTask id='referred' messageRef='m' instantiate='true'/>").UserTask("visit").End().Line("referred", "visit", "end");

        Assert.Equal(["referred", "visit"], new Case(drawing).Start("referral").Visited);
    }

    [Fact]
    public void An_event_based_gateway_may_begin_the_process_by_the_event_that_comes()
    {
        Drawing drawing = new Drawing().Declare("<signal id='s' name='alert'/><message id='m' name='result'/>")
            .Add("<eventBasedGateway id='which' instantiate='true'/><receiveTask id='result' messageRef='m'/>")
            .Await("referred", "referral").Add("<intermediateCatchEvent id='alerted'><signalEventDefinition signalRef='s'/></intermediateCatchEvent>")
            .UserTask("visit").UserTask("call").End()
            .Line("which", "referred", "visit", "end").Line("which", "alerted", "call", "end").Line("which", "result", "call");

        Assert.Equal(["which", "referred", "visit"], new Case(drawing).Start("referral").Visited);
        Assert.Equal(["which", "result", "call"], new Case(drawing).Start("result").Visited);
        Assert.Equal(["which", "alerted", "call"], new Case(drawing).Start(at: "alerted").Visited);
    }

    [Theory]
    [InlineData("unheard-of", null)]
    [InlineData(null, "nowhere")]
    public void An_unknown_start_is_refused_with_the_known_ones(string? message, string? startEvent)
    {
        var child = new Case(Plain);

        Rejection refusal = child.Refused(new InstanceCommand.Start(
            message, Rules.FeelContext.Empty, Case.Coordinator, startEvent is null ? null : new ElementId(startEvent)));

        Assert.Equal("PW2102", refusal.Code);
        Assert.Contains("start", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_twice_is_refused()
    {
        Case child = new Case(Plain).Start();

        Rejection refusal = child.Refused(new InstanceCommand.Start(null, Rules.FeelContext.Empty, Case.Coordinator));

        Assert.Equal("PW2101", refusal.Code);
    }

    [Fact]
    public void Nothing_can_be_asked_of_a_case_that_was_not_started()
    {
        var child = new Case(Plain);

        Assert.Equal("PW2101", child.Refused(new InstanceCommand.Cancel("moved away", Case.Nurse)).Code);
        Assert.Equal("PW2101", child.Refused(new InstanceCommand.FireTimer(new TimerId("t#1"))).Code);
    }
}
