using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>Work of other systems: who does it, what it is given, and what its errors do.</summary>
public sealed class ServiceTasks
{
    [Fact]
    public void Name_the_element_as_topic_when_the_drawing_says_nothing()
    {
        InstanceEvent.WorkRequested asked = Assert.Single(new Case(Lab("")).Start().Last.OfType<InstanceEvent.WorkRequested>());

        Assert.Equal(new OutsideWork("lab", IsConnector: false, Retry: null), asked.By);
        Assert.Equal(0, asked.Inputs.Count);
    }

    [Fact]
    public void Name_the_system_and_the_attempts_of_the_drawing()
    {
        Case child = new Case(Lab("<care:service connector='dmp'/><care:retry attempts='3' pause='PT1M'/>")).Start();

        Assert.Equal(
            new OutsideWork("dmp", IsConnector: true, new RetryLimits(3, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15))),
            Assert.Single(child.Last.OfType<InstanceEvent.WorkRequested>()).By);
    }

    [Fact]
    public void Are_given_what_is_mapped_and_nothing_else()
    {
        Case child = new Case(Lab("<care:input name='sample' value='id'/>")).Start(variables: [("id", Case.Text("s1")), ("secret", Case.Text("x"))]);

        InstanceEvent.WorkRequested asked = Assert.Single(child.Last.OfType<InstanceEvent.WorkRequested>());
        Assert.Equal(["sample"], asked.Inputs.Names);
    }

    [Fact]
    public void Hand_an_error_to_the_event_on_their_edge()
    {
        Drawing drawing = Lab("")
            .Declare("<error id='e' errorCode='UNREADABLE'/>")
            .Add("<boundaryEvent id='unreadable' attachedToRef='lab'><errorEventDefinition errorRef='e'/></boundaryEvent>")
            .UserTask("again").Line("unreadable", "again");
        Case child = new Case(drawing).Start();

        child.Do(new InstanceCommand.FailJob(child.State.Jobs.Keys.Single(), "unreadable") { Error = "UNREADABLE" });

        Assert.Equal(["again"], child.Waiting);
        Assert.Empty(child.State.Jobs);
    }

    [Fact]
    public void Stop_the_case_at_an_error_that_nobody_catches_and_are_asked_again()
    {
        Case child = new Case(Lab("")).Start();
        child.Do(new InstanceCommand.FailJob(child.State.Jobs.Keys.Single(), "unreadable") { Error = "UNREADABLE" });
        Assert.Contains("UNREADABLE", child.OnlyIncident().Reason.Message, StringComparison.Ordinal);
        Assert.Empty(child.State.Jobs);

        child.Retry().Report("lab");

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    private static Drawing Lab(string care) =>
        new Drawing().Start().Task("serviceTask", "lab", care).End().Line("start", "lab", "end");
}
