using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class RepeatedActivities
{
    private static FeelValue Names(params string[] names) => FeelValue.ListOf([.. names.Select(FeelValue.String)]);

    private static Drawing Many(string inside, string attributes = "", string more = "") => new Drawing().Start()
        .Add($"<userTask id='ask'><multiInstanceLoopCharacteristics {attributes}>{inside}</multiInstanceLoopCharacteristics></userTask>{more}")
        .UserTask("after").End().Line("start", "ask", "after", "end");

    private const string EachChild = "<loopDataInputRef>children</loopDataInputRef><loopDataOutputRef>answers</loopDataOutputRef>"
        + "<inputDataItem name='child'/><outputDataItem name='answer'/>";

    [Fact]
    public void In_parallel_one_is_open_for_each_entry_and_the_results_keep_their_order()
    {
        Case family = new Case(Many(EachChild)).Start(variables: ("children", Names("Ana", "Bob", "Cleo")));
        Assert.Equal(["ask", "ask", "ask"], family.Waiting);
        OpenTask[] tasks = [.. family.State.Tasks.Values.OrderBy(task => task.Token)];

        foreach (int index in new[] { 2, 0, 1 })
        {
            family.Do(new InstanceCommand.CompleteTask(tasks[index].Id, Case.Values(("answer", Case.Number(index))), Case.Nurse));
        }

        Assert.Equal(["after"], family.Waiting);
        Assert.Equal(FeelValue.ListOf(Case.Number(0), Case.Number(1), Case.Number(2)), family.State.Variables["answers"]);
        Assert.False(family.State.Variables.TryGet("answer", out _));
        Assert.False(family.State.Variables.TryGet("child", out _));
        Assert.False(family.State.Variables.TryGet("loopCounter", out _));
    }

    [Fact]
    public void In_sequence_one_follows_the_other_and_each_sees_its_own_entry()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<scriptTask id='greet'><multiInstanceLoopCharacteristics isSequential='true'>"
                + EachChild.Replace("answers", "lines", StringComparison.Ordinal).Replace("'answer'", "'line'", StringComparison.Ordinal)
                + "</multiInstanceLoopCharacteristics><script>{line: string(loopCounter) + \" \" + child}</script></scriptTask>")
            .UserTask("after").End().Line("start", "greet", "after", "end");

        Case family = new Case(drawing).Start(variables: ("children", Names("Ana", "Bob")));

        Assert.Equal(Names("1 Ana", "2 Bob"), family.State.Variables["lines"]);
    }

    [Fact]
    public void In_sequence_only_one_is_open()
    {
        Case family = new Case(Many(EachChild, "isSequential='true'")).Start(variables: ("children", Names("Ana", "Bob")));
        Assert.Equal(["ask"], family.Waiting);

        Assert.Equal(["ask"], family.Complete("ask").Waiting);
        Assert.Equal(["after"], family.Complete("ask").Waiting);
    }

    [Fact]
    public void A_number_says_how_many()
    {
        Case team = new Case(Many("<loopCardinality>n + 1</loopCardinality>")).Start(variables: ("n", Case.Number(2)));

        Assert.Equal(["ask", "ask", "ask"], team.Waiting);
    }

    [Fact]
    public void The_completion_condition_ends_the_rest()
    {
        Case team = new Case(Many(
            "<loopCardinality>5</loopCardinality><completionCondition>numberOfCompletedInstances >= 2 and numberOfActiveInstances = 3</completionCondition>"))
            .Start().Complete("ask");
        Assert.Equal(4, team.State.Tasks.Count);

        team.Complete("ask");

        Assert.Equal(["after"], team.Waiting);
        Assert.Equal(3, team.Last.OfType<InstanceEvent.TaskWithdrawn>().Count());
    }

    [Fact]
    public void The_completion_condition_sees_what_was_gathered_so_far()
    {
        Drawing drawing = Many(EachChild + "<completionCondition>list contains(answers, \"no\")</completionCondition>");
        Case family = new Case(drawing).Start(variables: ("children", Names("Ana", "Bob", "Cleo")));

        family.Complete("ask", ("answer", Case.Text("yes")));
        Assert.Equal(2, family.State.Tasks.Count);
        family.Complete("ask", ("answer", Case.Text("no")));

        Assert.Equal(["after"], family.Waiting);
        Assert.Equal(Names("yes", "no"), family.State.Variables["answers"]);
    }

    [Fact]
    public void An_empty_list_is_passed_and_gives_an_empty_list()
    {
        Case family = new Case(Many(EachChild)).Start(variables: ("children", Names()));

        Assert.Equal(["after"], family.Waiting);
        Assert.Equal(Names(), family.State.Variables["answers"]);
    }

    [Fact]
    public void A_missing_list_is_an_incident_that_can_be_mended()
    {
        Case family = new Case(Many(EachChild)).Start();
        Assert.Equal("PW2158", family.OnlyIncident().Reason.Code);

        family.Set(("children", Names("Ana"))).Retry();

        Assert.Equal(["ask"], family.Waiting);
    }

    [Fact]
    public void An_event_on_the_edge_is_of_the_whole()
    {
        Drawing drawing = Many("<loopCardinality>3</loopCardinality>", more:
            "<boundaryEvent id='late' attachedToRef='ask'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>")
            .UserTask("call").Line("late", "call", "end");
        Case team = new Case(drawing).Start();
        Assert.Single(team.State.Timers);

        Assert.Equal(["call"], team.Advance(TimeSpan.FromDays(1)).Waiting);
    }

    [Fact]
    public void Sub_processes_are_repeated_with_everything_inside()
    {
        Drawing drawing = new Drawing().Start()
            .Add($"<subProcess id='box'><multiInstanceLoopCharacteristics>{EachChild}</multiInstanceLoopCharacteristics><startEvent id='s'/>"
                + "<userTask id='see'/><scriptTask id='note'><script>{answer: child + \" seen\"}</script></scriptTask>"
                + "<sequenceFlow id='a' sourceRef='s' targetRef='see'/><sequenceFlow id='b' sourceRef='see' targetRef='note'/></subProcess>")
            .UserTask("after").End().Line("start", "box", "after", "end");
        Case family = new Case(drawing).Start(variables: ("children", Names("Ana", "Bob")));
        Assert.Equal(["see", "see"], family.Waiting);

        family.Complete("see").Complete("see");

        Assert.Equal(["after"], family.Waiting);
        Assert.Equal(Names("Ana seen", "Bob seen"), family.State.Variables["answers"]);
    }

    [Theory]
    [InlineData("", "n &lt; 3", 3)]
    [InlineData("testBefore='true'", "n &lt; 3", 3)]
    [InlineData("", "false", 1)]
    [InlineData("testBefore='true'", "false", 0)]
    [InlineData("loopMaximum='2'", "true", 2)]
    [InlineData("", "loopCounter &lt; 4", 4)]
    public void A_loop_goes_round_while_its_condition_holds(string attributes, string condition, int times)
    {
        Drawing drawing = new Drawing().Start()
            .Add($"<scriptTask id='add'><standardLoopCharacteristics {attributes}><loopCondition>{condition}</loopCondition></standardLoopCharacteristics>"
                + "<script>{n: n + 1}</script></scriptTask>")
            .UserTask("after").End().Line("start", "add", "after", "end");

        Case child = new Case(drawing).Start(variables: ("n", Case.Number(0)));

        Assert.Equal(Case.Number(times), child.State.Variables["n"]);
        Assert.Equal(["after"], child.Waiting);
    }

    [Fact]
    public void A_loop_of_tasks_waits_each_time()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<userTask id='try'><standardLoopCharacteristics><loopCondition>not(ok)</loopCondition></standardLoopCharacteristics></userTask>")
            .End().Line("start", "try", "end");
        Case child = new Case(drawing).Start().Complete("try", ("ok", FeelValue.False));
        Assert.Equal(["try"], child.Waiting);

        Assert.Equal(InstanceStatus.Completed, child.Complete("try", ("ok", FeelValue.True)).State.Status);
    }

    [Fact]
    public void A_loop_condition_that_cannot_be_decided_is_an_incident_and_no_time_is_lost()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<userTask id='try'><standardLoopCharacteristics><loopCondition>not(ok)</loopCondition></standardLoopCharacteristics></userTask>")
            .End().Line("start", "try", "end");
        Case child = new Case(drawing).Start().Complete("try");
        Assert.Equal("PW2150", child.OnlyIncident().Reason.Code);

        child.Set(("ok", FeelValue.True)).Retry();

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Single(child.History.OfType<InstanceEvent.TaskOpened>());
    }
}
