using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class Compensation
{
    /// <summary>A task with somebody to undo it.</summary>
    private static string Undoable(string id) => $"""
        <userTask id='{id}'/><boundaryEvent id='{id}_undo' attachedToRef='{id}'><compensateEventDefinition/></boundaryEvent>
        <userTask id='undo_{id}' isForCompensation='true'/><association id='{id}_line' sourceRef='{id}_undo' targetRef='undo_{id}' associationDirection='One'/>
        """;

    private static Drawing Trip(string reference = "") => new Drawing().Start()
        .Add(Undoable("bed")).Add(Undoable("nurse")).UserTask("check")
        .Add($"<intermediateThrowEvent id='back'><compensateEventDefinition {reference}/></intermediateThrowEvent>")
        .UserTask("after").End().Line("start", "bed", "nurse", "check", "back", "after", "end");

    [Theory]
    [InlineData("activityRef='call'")]
    [InlineData("")]
    public void A_called_process_is_undone_inside_with_its_own_data(string which)
    {
        Drawing drawing = new Drawing().Declare(
                "<process id='inner'><startEvent id='in'/><userTask id='book'/><userTask id='unbook' isForCompensation='true'/>"
                + "<boundaryEvent id='edge' attachedToRef='book'><compensateEventDefinition/></boundaryEvent>"
                + "<association id='line' sourceRef='edge' targetRef='unbook'/><sequenceFlow id='go' sourceRef='in' targetRef='book'/></process>")
            .Start().Add("<callActivity id='call' calledElement='inner'><extensionElements><care:input name='bed' value='7'/><care:output name='kept' value='1'/></extensionElements></callActivity>")
            .Add($"<intermediateThrowEvent id='undo'><compensateEventDefinition {which}/></intermediateThrowEvent>")
            .UserTask("after").Line("start", "call", "undo", "after");

        Case child = new Case(drawing).Start().Complete("book");

        Assert.Contains("unbook", child.Waiting);
        Assert.Contains(child.State.Scopes.Values, scope => scope.Variables["bed"].Equals(Case.Number(7)));
        Assert.Equal(["after"], child.Complete("unbook").Waiting);
        Assert.True(child.State.Variables["bed"].IsNull);
    }

    [Fact]
    public void Undoes_the_newest_first_and_one_after_the_other()
    {
        Case child = new Case(Trip()).Start().Complete("bed").Complete("nurse").Complete("check");
        Assert.Equal(["undo_nurse"], child.Waiting);

        Assert.Equal(["undo_bed"], child.Complete("undo_nurse").Waiting);
        Assert.Equal(["after"], child.Complete("undo_bed").Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("after").State.Status);
    }

    [Fact]
    public void Undoes_only_the_activity_that_it_names()
    {
        Case child = new Case(Trip("activityRef='bed'")).Start().Complete("bed").Complete("nurse").Complete("check");

        Assert.Equal(["undo_bed"], child.Waiting);
        Assert.Equal(["after"], child.Complete("undo_bed").Waiting);
    }

    [Fact]
    public void Undoes_nothing_that_was_not_done()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed"))
            .Add("<endEvent id='back'><compensateEventDefinition/></endEvent>")
            .Parallel("split").Line("start", "split", "bed").Line("split", "back").End().Line("bed", "end");

        Assert.Equal(["bed"], new Case(drawing).Start().Waiting);
    }

    [Fact]
    public void Undoes_nothing_twice()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed"))
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition/></intermediateThrowEvent>")
            .Add("<endEvent id='again'><compensateEventDefinition/></endEvent>")
            .Line("start", "bed", "back", "again");

        Assert.Equal(InstanceStatus.Completed, new Case(drawing).Start().Complete("bed").Complete("undo_bed").State.Status);
    }

    [Fact]
    public void A_finished_sub_process_is_undone_piece_by_piece_with_the_data_it_had()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='box'><property name='room'/><startEvent id='s'/><scriptTask id='choose'><script>{room: 12}</script></scriptTask>"
                + "<scriptTask id='book'><script>{booked: room}</script></scriptTask>"
                + "<boundaryEvent id='u' attachedToRef='book'><compensateEventDefinition/></boundaryEvent>"
                + "<scriptTask id='free' isForCompensation='true'><script>{freed: room}</script></scriptTask><association id='l' sourceRef='u' targetRef='free'/>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='choose'/><sequenceFlow id='b' sourceRef='choose' targetRef='book'/></subProcess>")
            .UserTask("check").Add("<endEvent id='back'><compensateEventDefinition/></endEvent>")
            .Line("start", "box", "check", "back");

        Case child = new Case(drawing).Start().Complete("check");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Equal(Case.Number(12), child.State.Variables["freed"]);
    }

    [Fact]
    public void A_handler_inside_the_sub_process_goes_before_its_pieces()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<subProcess id='box'><startEvent id='s'/>" + Undoable("bed") + "<sequenceFlow id='a' sourceRef='s' targetRef='bed'/>"
                + "<subProcess id='undo' triggeredByEvent='true'><startEvent id='us'><compensateEventDefinition/></startEvent><userTask id='explain'/>"
                + "<endEvent id='ue'><compensateEventDefinition activityRef='bed'/></endEvent>"
                + "<sequenceFlow id='u1' sourceRef='us' targetRef='explain'/><sequenceFlow id='u2' sourceRef='explain' targetRef='ue'/></subProcess></subProcess>")
            .UserTask("check").Add("<endEvent id='back'><compensateEventDefinition/></endEvent>")
            .Line("start", "box", "check", "back");

        Case child = new Case(drawing).Start().Complete("bed").Complete("check");
        Assert.Equal(["explain"], child.Waiting);

        Assert.Equal(["undo_bed"], child.Complete("explain").Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("undo_bed").State.Status);
    }

    [Fact]
    public void A_transaction_that_is_given_up_is_undone_and_goes_on_at_its_cancel_event()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<transaction id='stay'><startEvent id='s'/><parallelGateway id='split'/>" + Undoable("bed") + Undoable("nurse")
                + "<userTask id='agree'/><exclusiveGateway id='agreed' default='no'/><endEvent id='fine'/><endEvent id='give_up'><cancelEventDefinition/></endEvent>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='split'/><sequenceFlow id='b' sourceRef='split' targetRef='bed'/>"
                + "<sequenceFlow id='c' sourceRef='split' targetRef='agree'/><sequenceFlow id='d' sourceRef='bed' targetRef='nurse'/>"
                + "<sequenceFlow id='e' sourceRef='agree' targetRef='agreed'/><sequenceFlow id='f' sourceRef='agreed' targetRef='fine'><conditionExpression>ok</conditionExpression></sequenceFlow>"
                + "<sequenceFlow id='no' sourceRef='agreed' targetRef='give_up'/></transaction>"
                + "<boundaryEvent id='cancelled' attachedToRef='stay'><cancelEventDefinition/></boundaryEvent>")
            .UserTask("call").UserTask("home").End().Line("start", "stay", "home", "end").Line("cancelled", "call", "end");
        Case child = new Case(drawing).Start().Complete("bed");
        Assert.Equal(["agree", "nurse"], child.Waiting);

        child.Complete("agree", ("ok", FeelValue.False));
        Assert.Equal(["undo_bed"], child.Waiting);

        Assert.Equal(["call"], child.Complete("undo_bed").Waiting);
        Assert.DoesNotContain("home", child.Visited);
    }

    [Fact]
    public void Every_instance_of_a_repeated_activity_is_undone_with_its_own_data()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<scriptTask id='book'><multiInstanceLoopCharacteristics><loopDataInputRef>rooms</loopDataInputRef><inputDataItem name='room'/></multiInstanceLoopCharacteristics><script>{last: room}</script></scriptTask>"
                + "<boundaryEvent id='u' attachedToRef='book'><compensateEventDefinition/></boundaryEvent>"
                + "<scriptTask id='free' isForCompensation='true'><script>{freed: concatenate(if freed = null then [] else freed, [room])}</script></scriptTask><association id='l' sourceRef='u' targetRef='free'/>")
            .UserTask("check").Add("<endEvent id='back'><compensateEventDefinition activityRef='book'/></endEvent>")
            .Line("start", "book", "check", "back");

        Case child = new Case(drawing).Start(variables: ("rooms", FeelValue.ListOf(Case.Number(1), Case.Number(2)))).Complete("check");

        Assert.Equal(FeelValue.ListOf(Case.Number(2), Case.Number(1)), child.State.Variables["freed"]);
    }

    [Fact]
    public void Goes_on_at_once_beside_the_undoing_when_it_is_not_waited_for()
    {
        Case child = new Case(Trip("waitForCompletion='false'")).Start().Complete("bed").Complete("nurse").Complete("check");
        Assert.Equal(["after", "undo_nurse"], child.Waiting);

        Assert.Equal(["undo_nurse"], child.Complete("after").Waiting);
        Assert.Equal(["undo_bed"], child.Complete("undo_nurse").Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("undo_bed").State.Status);
        Assert.Equal(1, child.Visited.Count(element => element == "after"));
    }

    [Fact]
    public void An_end_that_is_not_waited_for_ends_its_branch_and_the_case_when_all_is_undone()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed"))
            .Add("<endEvent id='back'><compensateEventDefinition waitForCompletion='false'/></endEvent>").Line("start", "bed", "back");

        Case child = new Case(drawing).Start().Complete("bed");

        Assert.Equal(["undo_bed"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("undo_bed").State.Status);
    }

    [Fact]
    public void Nothing_is_left_beside_the_flow_when_there_was_nothing_to_undo()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition waitForCompletion='false'/></intermediateThrowEvent>")
            .UserTask("after").End().Line("start", "back", "after", "end");

        Assert.Equal(["start", "back", "after"], new Case(drawing).Start().Visited);
    }

    [Fact]
    public void An_inclusive_join_does_not_wait_for_an_undoing_that_nobody_waits_for()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed")).Parallel("split").Add("<inclusiveGateway id='join'/>")
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition waitForCompletion='false'/></intermediateThrowEvent>")
            .UserTask("other").UserTask("after").End().Line("start", "bed", "split", "back", "join", "after", "end").Line("split", "other", "join");

        Case child = new Case(drawing).Start().Complete("bed");
        Assert.Equal(["join", "other", "undo_bed"], child.Waiting);

        Assert.Equal(["after", "undo_bed"], child.Complete("other").Waiting);
    }

    [Fact]
    public void Of_several_compensations_one_that_is_waited_for_holds_the_flow()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed")).UserTask("after")
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition activityRef='bed'/>"
                + "<compensateEventDefinition activityRef='nurse' waitForCompletion='false'/></intermediateThrowEvent>")
            .Add(Undoable("nurse")).End().Line("start", "bed", "back", "after", "end").Line("start", "nurse");

        Case child = new Case(drawing).Start().Complete("bed");

        Assert.Equal(["nurse", "undo_bed"], child.Waiting);
        Assert.Equal(["after", "nurse"], child.Complete("undo_bed").Waiting);
    }

    [Fact]
    public void A_second_compensation_undoes_nothing_that_is_being_undone()
    {
        Drawing drawing = new Drawing().Start().Add(Undoable("bed"))
            .Add("<intermediateThrowEvent id='back'><compensateEventDefinition waitForCompletion='false'/></intermediateThrowEvent>")
            .Add("<endEvent id='again'><compensateEventDefinition/></endEvent>").Line("start", "bed", "back", "again");

        Assert.Equal(["undo_bed"], new Case(drawing).Start().Complete("bed").Waiting);
    }

    [Fact]
    public void A_case_that_waits_for_its_undoing_since_an_earlier_build_goes_on_behind_it()
    {
        Case child = new Case(Trip("activityRef='bed'")).Start().Complete("bed").Complete("nurse").Complete("check");
        ExecutableProcess process = Trip("activityRef='bed' waitForCompletion='false'").Compile();

        StepResult result = InstanceStepper.Step(
            process, child.State with { Process = child.State.Process! with { ContentHash = process.ContentHash } }, // It has begun.
            new InstanceCommand.CompleteTask(child.TaskOf("undo_bed"), FeelContext.Empty, Case.Nurse), child.Environment);

        Assert.Equal("after", Assert.Single(Assert.IsType<StepResult.Accepted>(result).State.Tokens.Values).Element.ToString());
    }
}
