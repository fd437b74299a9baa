using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class UserTasks
{
    private const string Assigned = "<care:assignment roles='nurse coordinator'/><care:form key='visit-form'/><care:priority value='80'/>";
    private static readonly Drawing OneTask = new Drawing().Start().UserTask("visit", Assigned).End().Line("start", "visit", "end");

    [Fact]
    public void An_open_task_says_what_whom_and_how_urgent()
    {
        OpenTask task = new Case(OneTask).Start().Open("visit");

        Assert.Equal(["nurse", "coordinator"], task.Roles);
        Assert.Equal(("visit-form", 80, "visit"), (task.Form, task.Priority, task.Title));
        Assert.Equal(Case.Noon, task.OpenedAt);
        Assert.Equal(Case.Noon, task.From);
        Assert.Null(task.Due);
    }

    [Fact]
    public void Answers_become_variables_and_the_flow_goes_on()
    {
        Case child = new Case(OneTask).Start().Complete("visit", ("weight_kg", Case.Number(31)));

        Assert.Equal(Case.Number(31), child.State.Variables["weight_kg"]);
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        InstanceEvent.TaskCompleted completed = child.Last.OfType<InstanceEvent.TaskCompleted>().Single();
        Assert.Equal((Case.Nurse, new DateOnly(2026, 3, 2), false), (completed.By, completed.DoneOn, completed.IsLate));
    }

    [Fact]
    public void Mappings_say_what_the_form_is_given_and_what_is_taken_from_it()
    {
        Drawing drawing = new Drawing().Start()
            .UserTask("visit", "<care:input name='last' value='weights[-1]'/><care:output name='weights' value='append(weights, weight_kg)'/>")
            .End().Line("start", "visit", "end");

        Case child = new Case(drawing).Start(variables: ("weights", FeelValue.ListOf(Case.Number(30))));
        OpenTask task = child.Open("visit");
        child.Complete("visit", ("weight_kg", Case.Number(31)));

        Assert.Equal(Case.Number(30), task.Inputs["last"]);
        Assert.Equal(FeelValue.ListOf(Case.Number(30), Case.Number(31)), child.State.Variables["weights"]);
        Assert.True(child.State.Variables["weight_kg"].IsNull);
    }

    [Fact]
    public void A_task_that_was_done_cannot_be_done_again()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit").UserTask("call").End().Line("start", "visit", "call", "end");
        Case child = new Case(drawing).Start();
        TaskId visit = child.TaskOf("visit");
        child.Complete("visit");

        Rejection refusal = child.Refused(new InstanceCommand.CompleteTask(visit, FeelContext.Empty, Case.Nurse));

        Assert.Equal("PW2104", refusal.Code);
        Assert.Contains("call", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_takes_a_task_has_it_until_they_give_it_back()
    {
        Case child = new Case(OneTask).Start();
        TaskId task = child.TaskOf("visit");
        child.Do(new InstanceCommand.ClaimTask(task, Case.Nurse));

        Assert.Equal(Case.Nurse, child.Open("visit").ClaimedBy);
        Assert.Equal("PW2105", child.Refused(new InstanceCommand.ClaimTask(task, Case.Coordinator)).Code);
        Assert.Equal("PW2106", child.Refused(new InstanceCommand.CompleteTask(task, FeelContext.Empty, Case.Coordinator)).Code);

        Assert.Equal("PW2125", child.Refused(new InstanceCommand.ReleaseTask(task, Case.Coordinator)).Code);

        child.Do(new InstanceCommand.ReleaseTask(task, Case.Nurse));

        Assert.Null(child.Open("visit").ClaimedBy);
        Assert.Equal("PW2108", child.Refused(new InstanceCommand.ReleaseTask(task, Case.Nurse)).Code);
    }

    [Fact]
    public void Whoever_has_a_task_hands_it_over_with_a_note()
    {
        Case child = new Case(OneTask).Start();
        TaskId task = child.TaskOf("visit");
        child.Do(new InstanceCommand.ClaimTask(task, Case.Nurse));

        child.Do(new InstanceCommand.ReassignTask(task, Case.Coordinator, " Ring the mother first ", Case.Nurse.Person, Case.Nurse));

        Assert.Equal(Case.Coordinator, child.Open("visit").ClaimedBy);
        Assert.Equal(new Handover(Case.Nurse, "Ring the mother first", child.Now), child.Open("visit").Handover);
        Assert.Equal("PW2105", child.Refused(new InstanceCommand.ClaimTask(task, Case.Nurse)).Code);

        child.Do(new InstanceCommand.ReleaseTask(task, Case.Coordinator));

        Assert.Null(child.Open("visit").Handover);
    }

    [Fact]
    public void A_task_is_given_only_by_who_has_it_or_saw_who_has_it()
    {
        Case child = new Case(OneTask).Start();
        TaskId task = child.TaskOf("visit");
        var doctor = new Performer("d.octor", "network_doctor");
        child.Do(new InstanceCommand.ClaimTask(task, Case.Nurse));

        Assert.Equal("PW2105", child.Refused(new InstanceCommand.ReassignTask(task, doctor, null, null, Case.Coordinator)).Code);
        Assert.Equal("PW2124", child.Refused(new InstanceCommand.ReassignTask(task, Case.Nurse, null, Case.Nurse.Person, Case.Coordinator)).Code);

        child.Do(new InstanceCommand.ReassignTask(task, doctor, "", Case.Nurse.Person, Case.Coordinator));

        Assert.Equal(doctor, child.Open("visit").ClaimedBy);
        Assert.Null(child.Open("visit").Handover?.Note);
    }

    [Fact]
    public void A_task_that_is_gone_cannot_be_taken_or_given_back()
    {
        Case child = new Case(OneTask).Start();

        Assert.Equal("PW2104", child.Refused(new InstanceCommand.ClaimTask(new TaskId("visit#99"), Case.Nurse)).Code);
        Assert.Equal("PW2104", child.Refused(new InstanceCommand.ReleaseTask(new TaskId("visit#99"), Case.Nurse)).Code);
        Assert.Equal("PW2104", child.Refused(new InstanceCommand.ReassignTask(new TaskId("visit#99"), Case.Coordinator, null, null, Case.Nurse)).Code);
    }

    [Fact]
    public void A_manual_task_waits_for_a_person_too()
    {
        Case child = new Case(new Drawing().Start().Task("manualTask", "fetch").End().Line("start", "fetch", "end")).Start();

        Assert.Equal(["fetch"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("fetch").State.Status);
    }

    [Fact]
    public void A_task_without_a_word_on_how_it_is_done_is_passed()
    {
        Case child = new Case(new Drawing().Start().Task("task", "note").End().Line("start", "note", "end")).Start();

        Assert.Equal(["start", "note", "end"], child.Visited);
        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void For_the_care_team_is_given_by_the_platform_to_the_member_with_its_role()
    {
        Case started = ForTheTeam(Case.Nurse, Case.Coordinator);

        OpenTask task = Assert.Single(started.State.Tasks.Values);
        Assert.Equal(Case.Nurse, task.ClaimedBy);
        Assert.Equal(Performer.System, task.Handover?.By);
        Assert.Equal("PW2106", started.Refused(new InstanceCommand.CompleteTask(task.Id, FeelContext.Empty, Case.Coordinator)).Code);
    }

    [Fact]
    public void For_the_care_team_stays_free_where_nobody_or_more_than_one_holds_its_role()
    {
        Assert.Null(Assert.Single(ForTheTeam(Case.Coordinator).State.Tasks.Values).ClaimedBy);
        Assert.Null(Assert.Single(ForTheTeam(Case.Nurse, new Performer("o.ther", "nurse")).State.Tasks.Values).ClaimedBy);
    }

    [Fact]
    public void Without_the_mark_is_nobody_s_whoever_is_in_the_team()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", "<care:assignment roles='nurse'/>").End().Line("start", "visit", "end");
        Case started = new(drawing);
        started.Environment = started.Environment with { CareTeam = [Case.Nurse] };

        Assert.Null(Assert.Single(started.Start().State.Tasks.Values).ClaimedBy);
    }

    private static Case ForTheTeam(params Performer[] team)
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", "<care:assignment roles='nurse'/><care:careTeam/>").End()
            .Line("start", "visit", "end");
        Case started = new(drawing);
        Assert.True(drawing.Compile().AsksCareTeam);
        started.Environment = started.Environment with { CareTeam = [.. team] };
        return started.Start();
    }
}
