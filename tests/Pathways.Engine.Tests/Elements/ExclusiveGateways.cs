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
