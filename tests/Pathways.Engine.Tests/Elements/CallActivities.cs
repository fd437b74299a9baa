using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class CallActivities
{
    private const string Measure = """
        <process id='measure'><startEvent id='start2'/><userTask id='weigh'/><scriptTask id='compute'><script>{bmi: weight / 4, seen: z}</script></scriptTask>
        <endEvent id='end2'/><sequenceFlow id='m1' sourceRef='start2' targetRef='weigh'/><sequenceFlow id='m2' sourceRef='weigh' targetRef='compute'/>
        <sequenceFlow id='m3' sourceRef='compute' targetRef='end2'/></process>
        """;

    private static Drawing Calling(string care = "", string loop = "") => new Drawing().Declare(Measure).Start()
        .Add($"<callActivity id='call' calledElement='measure'><extensionElements>{care}</extensionElements>{loop}</callActivity>")
        .UserTask("after").End().Line("start", "call", "after", "end");

    [Fact]
    public void Without_a_mapping_data_go_in_and_come_back()
    {
        Case child = new Case(Calling()).Start(variables: ("z", Case.Number(1)));
        Assert.Equal(["weigh"], child.Waiting);

        child.Complete("weigh", ("weight", Case.Number(80)));

        Assert.Equal(["after"], child.Waiting);
        Assert.Equal(Case.Number(20), child.State.Variables["bmi"]);
        Assert.Equal(Case.Number(1), child.State.Variables["seen"]);
    }

    [Fact]
    public void With_a_mapping_it_sees_and_gives_only_what_is_mapped()
    {
        Case child = new Case(Calling("<care:input name='weight' value='w'/><care:output name='result' value='bmi + 1'/>"))
            .Start(variables: [("w", Case.Number(40)), ("z", Case.Number(9))]);

        child.Complete("weigh");

        Assert.Equal(Case.Number(11), child.State.Variables["result"]);
        Assert.False(child.State.Variables.TryGet("bmi", out _));
        Assert.False(child.State.Variables.TryGet("seen", out _));
    }

    [Fact]
    public void The_standards_own_assignments_are_mappings_too()
    {
        Drawing drawing = new Drawing().Declare(Measure).Start()
            .Add("""
                <callActivity id='call' calledElement='measure'><ioSpecification><dataInput id='di' name='weight'/><dataOutput id='do' name='bmi'/></ioSpecification>
                <dataInputAssociation><targetRef>di</targetRef><assignment><from>w * 2</from><to>di</to></assignment></dataInputAssociation>
                <dataOutputAssociation><targetRef>result</targetRef><assignment><from>bmi</from><to>result</to></assignment></dataOutputAssociation></callActivity>
                """)
            .End().Line("start", "call", "end");

        Case child = new Case(drawing).Start(variables: ("w", Case.Number(40))).Complete("weigh");

        Assert.Equal(Case.Number(20), child.State.Variables["result"]);
    }

    [Fact]
    public void One_may_be_called_for_each_of_many()
    {
        Drawing drawing = Calling(
            "<care:input name='weight' value='w'/><care:output name='b' value='bmi'/>",
            "<multiInstanceLoopCharacteristics><loopDataInputRef>weights</loopDataInputRef><loopDataOutputRef>results</loopDataOutputRef><inputDataItem name='w'/><outputDataItem name='b'/></multiInstanceLoopCharacteristics>");

        Case child = new Case(drawing).Start(variables: ("weights", FeelValue.ListOf(Case.Number(40), Case.Number(80))));
        Assert.Equal(["weigh", "weigh"], child.Waiting);
        child.Complete("weigh").Complete("weigh");

        Assert.Equal(FeelValue.ListOf(Case.Number(10), Case.Number(20)), child.State.Variables["results"]);
    }

    [Fact]
    public void An_error_inside_is_caught_on_the_edge_of_the_call()
    {
        Drawing drawing = Calling().Add("<boundaryEvent id='caught' attachedToRef='call'><errorEventDefinition/></boundaryEvent>")
            .UserTask("mend").Line("caught", "mend", "end");

        Assert.Equal(["mend"], new Case(drawing).Start().Fail("weigh", "E").Waiting);
    }

    [Fact]
    public void A_terminate_end_of_the_called_process_ends_that_process_only()
    {
        Drawing drawing = new Drawing()
            .Declare("<process id='measure'><startEvent id='s'/><userTask id='a'/><userTask id='b'/><endEvent id='stop'><terminateEventDefinition/></endEvent>"
                + "<sequenceFlow id='m1' sourceRef='s' targetRef='a'/><sequenceFlow id='m2' sourceRef='s' targetRef='b'/><sequenceFlow id='m3' sourceRef='a' targetRef='stop'/></process>")
            .Start().Add("<callActivity id='call' calledElement='measure'/>").UserTask("after").End().Line("start", "call", "after", "end");

        Assert.Equal(["after"], new Case(drawing).Start().Complete("a").Waiting);
    }

    [Fact]
    public void A_process_of_another_file_may_have_the_same_ids_and_is_part_of_the_hash()
    {
        string inner = new Drawing().Start().UserTask("task").End().Line("start", "task", "end").ToXml("inner").Replace("id=\"drawn\"", "id=\"inner\"", StringComparison.Ordinal);
        string outer = new Drawing().Start().Add("<callActivity id='task' calledElement='inner'/>").UserTask("after").End().Line("start", "task", "after", "end").ToXml("outer");
        BpmnModel other = BpmnReader.Read(inner, "inner.bpmn").Model!; // It is well-formed.
        BpmnModel model = BpmnReader.Read(outer, "outer.bpmn").Model!; // It is well-formed.

        ProcessCompilation compilation = ProcessCompiler.Compile(model, DefinitionCatalog.Unknown, others: [other]);
        Case child = new Case(compilation.Process!.AtVersion(1)).Start(); // It is sound.

        Assert.Equal(["task"], child.Waiting);
        Assert.Equal(["after"], child.Complete("task").Waiting);
        Assert.NotEqual(model.Drawing.ContentHash, compilation.Process.ContentHash);
    }

    [Fact]
    public void A_process_may_call_itself()
    {
        Drawing drawing = new Drawing().Start().Add("<scriptTask id='less'><script>{n: n - 1}</script></scriptTask>").Exclusive("more", "stop")
            .Add("<callActivity id='again' calledElement='drawn'/>").UserTask("look").End()
            .Line("start", "less", "more").Flow("more", "again", "n > 0").Flow("more", "look", id: "stop").Line("again", "end").Line("look", "end");

        Case child = new Case(drawing).Start(variables: ("n", Case.Number(3)));

        Assert.Equal(["look"], child.Waiting);
        Assert.Equal(2, child.State.Scopes.Count);
        Assert.Equal(InstanceStatus.Completed, child.Complete("look").State.Status);
    }
}
