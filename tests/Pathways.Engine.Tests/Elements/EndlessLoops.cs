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
}
