using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>Service and script tasks, links, throw events, starts of every kind.</summary>
public sealed class OtherTasksAndEvents
{
    [Fact]
    public void A_service_task_waits_for_its_report_and_takes_it()
    {
        Drawing drawing = new Drawing().Start().Task("serviceTask", "lab", "<care:input name='sample' value='id'/><care:output name='level' value='result'/>")
            .UserTask("after").End().Line("start", "lab", "after", "end");
        Case child = new Case(drawing).Start(variables: ("id", Case.Text("s1")));
        Assert.Equal(Case.Text("s1"), Assert.Single(child.Last.OfType<InstanceEvent.WorkRequested>()).Inputs["sample"]);

        child.Report("lab", ("result", Case.Number(5)));

        Assert.Equal(Case.Number(5), child.State.Variables["level"]);
        Assert.Equal(["after"], child.Waiting);
    }

    [Fact]
    public void A_service_that_fails_for_good_is_an_incident_and_is_asked_again_on_retry()
    {
        Drawing drawing = new Drawing().Start().Task("serviceTask", "lab").End().Line("start", "lab", "end");
        Case child = new Case(drawing).Start();
        child.Do(new InstanceCommand.FailJob(child.State.Jobs.Keys.Single(), "no route."));
        Assert.Equal("PW2161", child.OnlyIncident().Reason.Code);

        child.Retry().Report("lab");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void A_send_task_without_a_template_is_work_of_another_system()
    {
        Drawing drawing = new Drawing().Start().Task("sendTask", "tell").End().Line("start", "tell", "end");

        Assert.Equal(InstanceStatus.Completed, new Case(drawing).Start().Report("tell").State.Status);
    }

    [Fact]
    public void A_script_that_gives_no_context_is_an_incident()
    {
        Drawing drawing = new Drawing().Start().Add("<scriptTask id='sum'><script>1 + 1</script></scriptTask>").End().Line("start", "sum", "end");

        Assert.Equal("PW2159", new Case(drawing).Start().OnlyIncident().Reason.Code);
    }

    [Fact]
    public void A_link_jumps_to_the_link_of_its_name()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<intermediateThrowEvent id='from'><linkEventDefinition name='page 2'/></intermediateThrowEvent><intermediateCatchEvent id='to'><linkEventDefinition name='page 2'/></intermediateCatchEvent>")
            .UserTask("after").End().Line("start", "from").Line("to", "after", "end");

        Assert.Equal(["start", "from", "to", "after"], new Case(drawing).Start().Visited);
    }

    [Fact]
    public void A_signal_thrown_is_heard_in_the_case_itself()
    {
        Drawing drawing = new Drawing().Declare("<signal id='s' name='ready'/>").Start().Parallel("split")
            .Add("<intermediateCatchEvent id='hear'><signalEventDefinition signalRef='s'/></intermediateCatchEvent><intermediateThrowEvent id='say'><signalEventDefinition signalRef='s'/></intermediateThrowEvent>")
            .UserTask("prepare").End().Line("start", "split", "hear", "end").Line("split", "prepare", "say", "end");
        Case child = new Case(drawing).Start();
        Assert.Equal(["hear", "prepare"], child.Waiting);

        child.Complete("prepare");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Equal("ready", Assert.Single(child.Last.OfType<InstanceEvent.SignalThrown>()).Signal);
    }

    [Fact]
    public void A_signal_that_nobody_hears_changes_nothing()
    {
        Case child = new Case(new Drawing().Start().UserTask("work").End().Line("start", "work", "end")).Start().Signal("nothing");

        Assert.Empty(child.Last);
    }

    [Fact]
    public void A_message_thrown_leaves_and_with_a_template_somebody_is_told()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='discharge'/>").Start()
            .Add("<endEvent id='tell'><extensionElements><care:message template='letter' to='gp'/></extensionElements><messageEventDefinition messageRef='m'/></endEvent>")
            .Line("start", "tell");

        Case child = new Case(drawing).Start();

        Assert.Equal("discharge", Assert.Single(child.Last.OfType<InstanceEvent.MessageThrown>()).Message);
        Assert.Equal(["gp"], Assert.Single(child.Last.OfType<InstanceEvent.NotificationRequested>()).To);
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void An_error_end_of_the_process_is_an_incident()
    {
        Drawing drawing = new Drawing().Declare("<error id='er' errorCode='E1'/>").Start()
            .Add("<endEvent id='bad'><errorEventDefinition errorRef='er'/></endEvent>").Line("start", "bad");

        Incident incident = new Case(drawing).Start().OnlyIncident();

        Assert.Equal("PW2160", incident.Reason.Code);
        Assert.Contains("E1", incident.Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_holds_when_the_flow_comes_is_passed_at_once()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<intermediateCatchEvent id='until'><conditionalEventDefinition><condition>n > 3</condition></conditionalEventDefinition></intermediateCatchEvent>")
            .UserTask("after").End().Line("start", "until", "after", "end");

        Assert.Equal(["after"], new Case(drawing).Start(variables: ("n", Case.Number(4))).Waiting);
        Assert.Equal(["after"], new Case(drawing).Start().Set(("n", Case.Number(5))).Waiting);
        Assert.Equal(["until"], new Case(drawing).Start().Set(("n", Case.Number(3))).Waiting);
    }

    [Fact]
    public void A_case_may_start_at_a_signal_a_timer_or_a_condition_by_the_name_of_the_start()
    {
        Drawing drawing = new Drawing().Declare("<signal id='s' name='ready'/>")
            .Add("<startEvent id='signal'><signalEventDefinition signalRef='s'/></startEvent><startEvent id='time'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>"
                + "<startEvent id='condition'><conditionalEventDefinition><condition>n > 1</condition></conditionalEventDefinition></startEvent>")
            .UserTask("work").End().Line("signal", "work", "end").Line("time", "work").Line("condition", "work");

        foreach (var start in new[] { "signal", "time", "condition" })
        {
            Assert.Equal([start, "work"], new Case(drawing).Start(at: start).Visited);
        }
    }

    [Fact]
    public void A_message_with_a_key_goes_to_the_wait_that_asks_for_that_key()
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='result'/>").Start()
            .Add("<receiveTask id='wait' messageRef='m'><extensionElements><care:correlation value='sample'/></extensionElements>"
                + "<multiInstanceLoopCharacteristics><loopDataInputRef>samples</loopDataInputRef><loopDataOutputRef>levels</loopDataOutputRef><inputDataItem name='sample'/><outputDataItem name='level'/></multiInstanceLoopCharacteristics></receiveTask>")
            .UserTask("after").End().Line("start", "wait", "after", "end");
        Case child = new Case(drawing).Start(variables: ("samples", FeelValue.ListOf(Case.Text("a"), Case.Text("b"))));

        child.Do(new InstanceCommand.DeliverMessage("result", Case.Values(("level", Case.Number(2))), Case.Nurse, "b"));
        Assert.Equal("PW2112", child.Refused(new InstanceCommand.DeliverMessage("result", FeelContext.Empty, Case.Nurse, "c")).Code);
        child.Do(new InstanceCommand.DeliverMessage("result", Case.Values(("level", Case.Number(1))), Case.Nurse, "a"));

        Assert.Equal(FeelValue.ListOf(Case.Number(1), Case.Number(2)), child.State.Variables["levels"]);
    }
}
