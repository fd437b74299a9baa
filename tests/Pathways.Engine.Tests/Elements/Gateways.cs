using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class ExclusiveGateways
{
    private static readonly Drawing Triage = new Drawing().Start().Exclusive("triage", defaultFlow: "other")
        .UserTask("programme").UserTask("surveillance").End()
        .Flow("start", "triage")
        .Flow("triage", "programme", "entry = \"eligible\"")
        .Flow("triage", "surveillance", "starts with(entry, \"el\")")
        .Flow("triage", "end", id: "other")
        .Line("programme", "end").Line("surveillance", "end");

    [Theory]
    [InlineData("eligible", "programme")] // both conditions hold: the first in file order wins
    [InlineData("elsewhere", "surveillance")]
    public void The_first_flow_whose_condition_holds_is_taken(string entry, string expected)
    {
        Case child = new Case(Triage).Start(variables: ("entry", Case.Text(entry)));

        Assert.Equal([expected], child.Waiting);
    }

    [Fact]
    public void The_default_is_taken_when_no_condition_holds()
    {
        Case child = new Case(Triage).Start(variables: ("entry", Case.Text("too_old")));

        Assert.Equal(["start", "triage", "end"], child.Visited);
        Assert.Equal("other", child.History.OfType<InstanceEvent.ElementActivated>().Last().Via.ToString());
    }

    [Fact]
    public void A_condition_that_is_null_is_an_incident_never_false()
    {
        Case child = new Case(Triage).Start();

        Incident incident = child.OnlyIncident();
        Assert.Equal(InstanceStatus.Incident, child.State.Status);
        Assert.Equal(("PW2150", "triage"), (incident.Reason.Code, incident.Element.ToString()));
        Assert.DoesNotContain("end", child.Visited);
    }

    [Fact]
    public void A_condition_that_is_not_boolean_is_an_incident()
    {
        Drawing drawing = new Drawing().Start().Exclusive("gate", "f3").End()
            .Flow("start", "gate").Flow("gate", "end", "\"yes\"").Flow("gate", "end");

        Assert.Contains("\"yes\"", new Case(drawing).Start().OnlyIncident().Reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_default_nothing_that_holds_is_an_incident()
    {
        Drawing drawing = new Drawing().Start().Exclusive("gate").End()
            .Flow("start", "gate").Flow("gate", "end", "age < 2").Flow("gate", "end", "age > 16");

        Assert.Equal("PW2153", new Case(drawing).Start(variables: ("age", Case.Number(8))).OnlyIncident().Reason.Code);
    }

    [Fact]
    public void Corrected_data_and_a_retry_take_the_flow_up_where_it_stopped()
    {
        Case child = new Case(Triage).Start();
        Incident incident = child.OnlyIncident();

        child.Set(("entry", Case.Text("eligible")));
        child.Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(["programme"], child.Waiting);
        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal("PW2114", child.Refused(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator)).Code);
    }

    [Fact]
    public void A_retry_without_a_correction_raises_a_new_incident()
    {
        Case child = new Case(Triage).Start();
        Incident first = child.OnlyIncident();

        child.Do(new InstanceCommand.RetryIncident(first.Number, Case.Coordinator));

        Assert.NotEqual(first.Number, child.OnlyIncident().Number);
    }
}

public sealed class ParallelGateways
{
    private static readonly Drawing Assessment = new Drawing().Start().Parallel("split").UserTask("diet").UserTask("activity")
        .Parallel("join").UserTask("meeting").End()
        .Line("start", "split", "diet", "join", "meeting", "end").Line("split", "activity", "join");

    [Fact]
    public void All_branches_run_and_meet_again()
    {
        Case child = new Case(Assessment).Start();
        Assert.Equal(["activity", "diet"], child.Waiting);

        child.Complete("diet");
        Assert.Equal(["activity", "join"], child.Waiting);

        child.Complete("activity");
        Assert.Equal(["meeting"], child.Waiting);
        Assert.Equal(InstanceStatus.Completed, child.Complete("meeting").State.Status);
    }

    [Fact]
    public void Two_flows_out_of_a_task_are_taken_both()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit").UserTask("letter").UserTask("plan").End()
            .Line("start", "visit", "letter", "end").Line("visit", "plan", "end");

        Assert.Equal(["letter", "plan"], new Case(drawing).Start().Complete("visit").Waiting);
    }

    [Fact]
    public void Conditions_on_flows_out_of_a_task_choose_among_them()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", attributes: "default='f4'").UserTask("letter").UserTask("plan").End()
            .Flow("start", "visit").Flow("visit", "letter", "urgent").Flow("visit", "plan", "not(urgent)").Flow("visit", "end");

        Assert.Equal(["letter"], new Case(drawing).Start().Complete("visit", ("urgent", FeelValue.True)).Waiting);
        Assert.Equal(["plan"], new Case(drawing).Start().Complete("visit", ("urgent", FeelValue.False)).Waiting);
    }

    [Fact]
    public void A_condition_that_fails_after_a_task_does_not_open_the_task_again()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", attributes: "default='f3'").End()
            .Flow("start", "visit").Flow("visit", "end", "urgent").Flow("visit", "end");
        Case child = new Case(drawing).Start().Complete("visit");
        Incident incident = child.OnlyIncident();

        child.Set(("urgent", FeelValue.False)).Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
        Assert.Single(child.History.OfType<InstanceEvent.TaskOpened>());
    }
}

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
}
