using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class EndlessLoops
{
    [Fact]
    public void A_loop_without_a_wait_becomes_an_incident_that_ends_when_the_data_are_corrected()
    {
        Drawing drawing = new Drawing().Start().Task("task", "again").Exclusive("enough", "on").End()
            .Flow("start", "again").Flow("again", "enough").Flow("enough", "again", "goes_on").Flow("enough", "end", id: "on");
        Case child = new Case(drawing).Start(variables: ("goes_on", FeelValue.True));

        Incident incident = child.OnlyIncident();
        Assert.Equal("PW2151", incident.Reason.Code);

        child.Set(("goes_on", FeelValue.False)).Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" testBefore='true'")]
    public void A_repeated_activity_whose_condition_always_holds_is_an_endless_loop_too(string attributes)
    {
        Drawing drawing = new Drawing().Start()
            .Add($"<scriptTask id='again'><standardLoopCharacteristics{attributes}><loopCondition>goes_on</loopCondition>"
                + "</standardLoopCharacteristics><script>{counted: 1}</script></scriptTask>")
            .End().Line("start", "again", "end");
        Case child = new Case(drawing).Start(variables: ("goes_on", FeelValue.True));

        Assert.Equal("PW2151", child.OnlyIncident().Reason.Code);

        child.Set(("goes_on", FeelValue.False)).Retry();
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Many_instances_are_no_endless_loop(string isSequential)
    {
        Drawing drawing = new Drawing().Start()
            .Add($"""
                <subProcess id='each'><multiInstanceLoopCharacteristics isSequential='{isSequential}'>
                <loopCardinality>1200</loopCardinality></multiInstanceLoopCharacteristics>
                <startEvent id='in'/><scriptTask id='count'><script>{"{counted: loopCounter}"}</script></scriptTask><endEvent id='out'/>
                <sequenceFlow id='e1' sourceRef='in' targetRef='count'/><sequenceFlow id='e2' sourceRef='count' targetRef='out'/></subProcess>
                """)
            .End().Line("start", "each", "end");

        Case family = new Case(drawing).Start();

        Assert.Equal(InstanceStatus.Completed, family.State.Status);
        Assert.Equal(1200, family.Visited.Count(element => element == "count"));
    }

    [Fact]
    public void A_process_that_calls_itself_for_ever_stops_with_an_incident_and_can_be_ended()
    {
        Drawing drawing = new Drawing()
            .Declare("""
                <process id='again'><startEvent id='start2'/><callActivity id='more' calledElement='again'/><endEvent id='end2'/>
                <sequenceFlow id='m1' sourceRef='start2' targetRef='more'/><sequenceFlow id='m2' sourceRef='more' targetRef='end2'/></process>
                """)
            .Start().Add("<callActivity id='call' calledElement='again'/>").End().Line("start", "call", "end");

        Case child = new Case(drawing).Start();

        Assert.Equal("PW2151", child.OnlyIncident().Reason.Code);
        child.Do(new InstanceCommand.SkipIncident(child.OnlyIncident().Number, "The drawing is wrong.", Case.Coordinator));
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }
}
