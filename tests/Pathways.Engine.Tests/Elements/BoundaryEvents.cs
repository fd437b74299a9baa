using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class BoundaryEvents
{
    private static Drawing Task(string trigger, bool cancels) => new Drawing()
        .Declare("<message id='m' name='moved'/><signal id='alert' name='alert'/><error id='er' errorCode='E1'/><escalation id='es' escalationCode='X'/>")
        .Start().UserTask("work").End().Line("start", "work", "end")
        .Add($"<boundaryEvent id='edge' attachedToRef='work' cancelActivity='{(cancels ? "true" : "false")}'>{trigger}</boundaryEvent>")
        .UserTask("aside").End("aside_end").Line("edge", "aside", "aside_end");

    [Theory]
    [InlineData("<messageEventDefinition messageRef='m'/>", true, "aside")]
    [InlineData("<messageEventDefinition messageRef='m'/>", false, "aside aside work")]
    [InlineData("<signalEventDefinition signalRef='alert'/>", true, "aside")]
    [InlineData("<signalEventDefinition signalRef='alert'/>", false, "aside aside work")]
    [InlineData("<conditionalEventDefinition><condition>z > 3</condition></conditionalEventDefinition>", true, "aside")]
    [InlineData("<conditionalEventDefinition><condition>z > 3</condition></conditionalEventDefinition>", false, "aside aside work")]
    [InlineData("<escalationEventDefinition escalationRef='es'/>", true, "aside")]
    [InlineData("<escalationEventDefinition/>", false, "aside aside work")]
    [InlineData("<errorEventDefinition errorRef='er'/>", true, "aside")]
    [InlineData("<errorEventDefinition/>", false, "aside")] // An error always ends the activity.
    public void Ends_the_work_or_runs_beside_it_each_time(string trigger, bool cancels, string expected)
    {
        Case child = new Case(Task(trigger, cancels)).Start();
        for (var times = 0; times < 2 && child.State.Tasks.Values.Any(task => task.Element.ToString() == "work"); times++)
        {
            if (trigger.StartsWith("<error", StringComparison.Ordinal))
            {
                child.Fail("work", "E1");
                continue;
            }

            child.Set(("z", Case.Number(0))).Set(("z", Case.Number(4)));
            child.Signal("alert");
            if (trigger.StartsWith("<message", StringComparison.Ordinal))
            {
                child.Deliver("moved");
            }
            else if (trigger.StartsWith("<escalation", StringComparison.Ordinal))
            {
                child.Escalate("work", "X");
            }
        }

        Assert.Equal(expected, string.Join(' ', child.Waiting));
    }

    [Fact]
    public void A_condition_does_not_fire_again_while_it_stays_true()
    {
        Case child = new Case(Task("<conditionalEventDefinition><condition>z > 3</condition></conditionalEventDefinition>", cancels: false)).Start();

        child.Set(("z", Case.Number(4))).Set(("z", Case.Number(5))).Set(("other", Case.Number(1)));
        Assert.Equal(["aside", "work"], child.Waiting);

        child.Set(("z", FeelValue.Null)).Set(("z", Case.Number(6)));
        Assert.Equal(["aside", "aside", "work"], child.Waiting);
    }

    [Fact]
    public void An_error_that_nobody_catches_is_an_incident_and_a_retry_opens_the_work_again()
    {
        Case child = new Case(Task("<errorEventDefinition errorRef='er'/>", cancels: true)).Start().Fail("work", "E9");
        Assert.Equal("PW2160", child.OnlyIncident().Reason.Code);
        Assert.Empty(child.State.Tasks);

        child.Retry();

        Assert.Equal(["work"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("work").State.Status);
    }

    [Fact]
    public void An_escalation_that_nobody_catches_is_noted_and_the_work_goes_on()
    {
        Case child = new Case(Task("<signalEventDefinition signalRef='alert'/>", cancels: true)).Start().Escalate("work", "X");

        Assert.Null(Assert.Single(child.Last.OfType<InstanceEvent.EscalationThrown>()).CaughtBy);
        Assert.Equal(["work"], child.Waiting);
    }

    [Fact]
    public void Errors_and_escalations_of_the_inside_are_caught_on_the_edge_of_the_box()
    {
        Drawing drawing = new Drawing().Declare("<error id='er' errorCode='E1'/><escalation id='es' escalationCode='X'/>").Start()
            .Add("""
                <subProcess id='box'><startEvent id='s'/><userTask id='a'/><intermediateThrowEvent id='tell'><escalationEventDefinition escalationRef='es'/></intermediateThrowEvent>
                <userTask id='b'/><endEvent id='failed'><errorEventDefinition errorRef='er'/></endEvent>
                <sequenceFlow id='f1' sourceRef='s' targetRef='a'/><sequenceFlow id='f2' sourceRef='a' targetRef='tell'/>
                <sequenceFlow id='f3' sourceRef='tell' targetRef='b'/><sequenceFlow id='f4' sourceRef='b' targetRef='failed'/></subProcess>
                <boundaryEvent id='told' attachedToRef='box' cancelActivity='false'><escalationEventDefinition escalationRef='es'/></boundaryEvent>
                <boundaryEvent id='caught' attachedToRef='box'><errorEventDefinition errorRef='er'/></boundaryEvent>
                """)
            .UserTask("support").UserTask("mend").End().Line("start", "box", "end").Line("told", "support", "end").Line("caught", "mend", "end");

        Case child = new Case(drawing).Start().Complete("a");
        Assert.Equal(["b", "support"], child.Waiting);

        child.Complete("b");
        Assert.Equal(["mend", "support"], child.Waiting);
    }

    [Fact]
    public void Of_several_triggers_the_first_that_comes_counts()
    {
        Drawing drawing = Task("<signalEventDefinition signalRef='alert'/><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>", cancels: true);

        Assert.Equal(["aside"], new Case(drawing).Start().Signal("alert").Advance(TimeSpan.FromDays(2)).Waiting);
        Assert.Equal(["aside"], new Case(drawing).Start().Advance(TimeSpan.FromDays(2)).Signal("alert").Waiting);
    }
}
