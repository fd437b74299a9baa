using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class SkippedIncidents
{
    private static Drawing Computing => new Drawing().Start()
        .Add("<scriptTask id='compute'><script>1</script></scriptTask>").UserTask("after").End()
        .Line("start", "compute", "after", "end");

    private static InstanceCommand.SkipIncident Skip(Case child, string why = "Done by telephone.") =>
        new(child.OnlyIncident().Number, why, Case.Coordinator);

    [Fact]
    public void What_failed_is_left_out_and_the_history_says_why_and_by_whom()
    {
        Case child = new Case(Computing).Start();
        Assert.Equal("PW2159", child.OnlyIncident().Reason.Code);

        child.Do(Skip(child));

        Assert.Equal(["after"], child.Waiting);
        Assert.Equal(InstanceStatus.Active, child.State.Status);
        InstanceEvent.IncidentResolved over = Assert.Single(child.Last.OfType<InstanceEvent.IncidentResolved>());
        Assert.Equal("Done by telephone.", over.SkippedBecause);
        Assert.Equal(Case.Coordinator, over.By);
    }

    [Fact]
    public void A_reason_is_needed() =>
        Assert.Equal("PW2121", new Case(Computing).Start() is var child ? child.Refused(Skip(child, "  ")).Code : null);

    [Fact]
    public void What_is_resolved_cannot_be_skipped()
    {
        Case child = new Case(Computing).Start();
        InstanceCommand.SkipIncident twice = Skip(child);

        Assert.Equal("PW2114", child.Do(twice).Refused(twice).Code);
    }

    [Fact]
    public void A_gateway_is_passed_by_its_default()
    {
        Drawing drawing = new Drawing().Start().Exclusive("which", "other").UserTask("one").UserTask("two")
            .Flow("start", "which").Flow("which", "one", "unknown > 1").Flow("which", "two", id: "other");
        Case child = new Case(drawing).Start();

        Assert.Equal(["two"], child.Do(Skip(child)).Waiting);
    }

    [Fact]
    public void A_gateway_whose_ways_all_have_to_be_decided_cannot_be_passed()
    {
        Drawing drawing = new Drawing().Start().Exclusive("which").UserTask("one").UserTask("two")
            .Flow("start", "which").Flow("which", "one", "unknown > 1").Flow("which", "two", "unknown <= 1");
        Case child = new Case(drawing).Start();

        Assert.Equal("PW2122", child.Refused(Skip(child)).Code);
    }

    [Fact]
    public void A_join_goes_on_with_what_has_come()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").UserTask("a").Exclusive("stop", "on").UserTask("b").Parallel("join")
            .UserTask("after").End("early").End()
            .Flow("start", "split").Flow("split", "a").Flow("split", "b").Flow("a", "stop").Flow("stop", "early", "true")
            .Flow("stop", "join", id: "on").Flow("b", "join").Flow("join", "after").Flow("after", "end");
        Case child = new Case(drawing).Start().Complete("a").Complete("b");
        Assert.Equal("PW2157", child.OnlyIncident().Reason.Code);

        Assert.Equal(["after"], child.Do(Skip(child)).Waiting);
    }

    [Fact]
    public void One_instance_is_left_out_and_the_others_go_on()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<scriptTask id='each'><multiInstanceLoopCharacteristics isSequential='true'><loopDataInputRef>all</loopDataInputRef>"
                + "<loopDataOutputRef>results</loopDataOutputRef><inputDataItem name='one'/><outputDataItem name='result'/>"
                + "</multiInstanceLoopCharacteristics><script>if one = 2 then 0 else {result: one}</script></scriptTask>")
            .UserTask("after").End().Line("start", "each", "after", "end");
        Case child = new Case(drawing).Start(
            variables: ("all", FeelValue.ListOf(Case.Number(1), Case.Number(2), Case.Number(3))));

        child.Do(Skip(child));

        Assert.Equal(["after"], child.Waiting);
        Assert.Equal(FeelValue.ListOf(Case.Number(1), Case.Number(3)), child.State.Variables["results"]);
    }

    [Fact]
    public void An_activity_that_an_incident_has_stopped_does_not_fail_a_second_time()
    {
        Case child = new Case(Computing).Start();

        Assert.Equal("PW2116", child.Refused(new InstanceCommand.FailActivity(child.TokenAt("compute").Number, "x", Case.Nurse)).Code);
    }
}
