using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class SubProcesses
{
    private const string Visit = """
        <subProcess id='visit'><startEvent id='s'/><userTask id='weigh'/><endEvent id='e'/>
        <sequenceFlow id='v1' sourceRef='s' targetRef='weigh'/><sequenceFlow id='v2' sourceRef='weigh' targetRef='e'/></subProcess>
        """;

    [Theory]
    [InlineData("")]
    [InlineData("<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>")]
    [InlineData("<subProcess id='late' triggeredByEvent='true'><startEvent id='heard'><signalEventDefinition/></startEvent><userTask id='u'/><sequenceFlow id='x' sourceRef='heard' targetRef='u'/></subProcess>")]
    public void One_in_which_nothing_begins_is_passed(string inside)
    {
        Drawing drawing = new Drawing().Start().Add($"<subProcess id='box'>{inside}</subProcess>")
            .UserTask("after").Line("start", "box", "after");

        Assert.Equal(["after"], new Case(drawing).Start().Waiting);
    }

    [Fact]
    public void The_flow_goes_in_and_comes_out_when_nothing_is_left_inside()
    {
        Case child = new Case(new Drawing().Start().Add(Visit).UserTask("letter").End().Line("start", "visit", "letter", "end")).Start();
        Assert.Equal(["weigh"], child.Waiting);

        child.Complete("weigh");

        Assert.Equal(["letter"], child.Waiting);
        Assert.Equal(["start", "visit", "s", "weigh", "e", "letter"], child.Visited);
    }

    [Fact]
    public void It_may_begin_without_a_start_event_at_everything_that_nothing_leads_to()
    {
        Drawing drawing = new Drawing().Start().Add("<subProcess id='box'><userTask id='a'/><userTask id='b'/><userTask id='c'/>"
            + "<sequenceFlow id='x' sourceRef='a' targetRef='c'/></subProcess>").End().Line("start", "box", "end");

        Case child = new Case(drawing).Start();

        Assert.Equal(["a", "b"], child.Waiting);
        Assert.Equal(["b", "c"], child.Complete("a").Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("b").Complete("c").State.Status);
    }

    [Fact]
    public void A_timer_on_its_edge_ends_everything_inside()
    {
        Drawing drawing = new Drawing().Start().Add(Visit).Boundary("late", "visit", "P3D").UserTask("call").End()
            .Line("start", "visit", "end").Line("late", "call", "end");

        Case child = new Case(drawing).Start().Advance(TimeSpan.FromDays(3));

        Assert.Equal(["call"], child.Waiting);
        Assert.DoesNotContain(child.State.Tasks.Values, task => task.Element.ToString() == "weigh");
    }

    [Fact]
    public void Its_own_data_do_not_leave_it_but_others_do()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='box'><property id='p' name='draft'/><extensionElements><care:input name='given' value='z + 1'/></extensionElements>"
                + "<startEvent id='s'/><scriptTask id='compute'><script>{draft: given * 2, kept: given * 10, given: 0}</script></scriptTask>"
                + "<userTask id='look'/><sequenceFlow id='a' sourceRef='s' targetRef='compute'/><sequenceFlow id='b' sourceRef='compute' targetRef='look'/></subProcess>")
            .End().Line("start", "box", "end");

        Case child = new Case(drawing).Start(variables: ("z", Case.Number(4)));
        child.Complete("look");

        Assert.Equal(Case.Number(50), child.State.Variables["kept"]);
        Assert.False(child.State.Variables.TryGet("draft", out _));
        Assert.False(child.State.Variables.TryGet("given", out _));
    }

    [Fact]
    public void An_output_mapping_carries_out_what_its_author_wants()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='box'><property name='draft'/><extensionElements><care:output name='result' value='draft + 1'/></extensionElements>"
                + "<startEvent id='s'/><scriptTask id='compute'><script>{draft: 6}</script></scriptTask>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='compute'/></subProcess>")
            .UserTask("after").End().Line("start", "box", "after", "end");

        Assert.Equal(Case.Number(7), new Case(drawing).Start().State.Variables["result"]);
    }

    [Fact]
    public void A_terminate_end_ends_the_sub_process_only()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='box'><startEvent id='s'/><userTask id='a'/><userTask id='b'/><endEvent id='stop'><terminateEventDefinition/></endEvent>"
                + "<sequenceFlow id='f1' sourceRef='s' targetRef='a'/><sequenceFlow id='f2' sourceRef='s' targetRef='b'/><sequenceFlow id='f3' sourceRef='a' targetRef='stop'/></subProcess>")
            .UserTask("after").End().Line("start", "box", "after", "end");

        Case child = new Case(drawing).Start().Complete("a");

        Assert.Equal(["after"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("after").State.Status);
    }

    [Fact]
    public void Nested_ones_close_from_the_inside_out()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='outer'><subProcess id='middle'><subProcess id='inner'><userTask id='deep'/></subProcess></subProcess></subProcess>")
            .End().Line("start", "outer", "end");
        Case child = new Case(drawing).Start();
        Assert.Equal(["deep"], child.Waiting);

        child.Complete("deep");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Equal(
            ["deep", "inner", "middle", "outer"],
            child.Last.OfType<InstanceEvent.ElementCompleted>().Select(done => done.Element.ToString()).Take(4));
    }
}
