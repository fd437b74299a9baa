using Pathways.Definitions;

namespace Pathways.Engine.Tests;

public sealed class ApplyingEvents
{
    private static readonly Case Child = new Case(new Drawing().Start().UserTask("visit").End().Line("start", "visit", "end")).Start();

    [Fact]
    public void A_gap_in_the_history_is_noticed()
    {
        InstanceEvent[] withGap = [.. Child.History.Where(happened => happened is not InstanceEvent.TaskOpened)];
        InstanceState state = EventApplier.Fold(InstanceState.NotStarted(Case.Id), withGap);

        Assert.Throws<InvalidOperationException>(() => EventApplier.Apply(
            state, new InstanceEvent.TaskWithdrawn(new TaskId("visit#3"), new ElementId("visit")) { At = Case.Noon }));
    }

    [Fact]
    public void An_event_of_a_later_format_is_refused_by_name()
    {
        InstanceEvent later = Child.History[0] with { Format = 2 };

        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(
            () => EventApplier.Apply(InstanceState.NotStarted(Case.Id), later));

        Assert.Contains("format 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_is_over_cannot_come_back()
    {
        InstanceState over = EventApplier.Apply(
            Child.State, new InstanceEvent.InstanceEnded(InstanceStatus.Terminated, null, "why", Case.Nurse) { At = Case.Noon });

        Assert.Throws<InvalidOperationException>(() => EventApplier.Apply(over, Child.History[0]));
    }

    [Fact]
    public void A_case_is_never_stepped_along_another_version()
    {
        ExecutableProcess other = new Drawing().Start().UserTask("other").End().Line("start", "other", "end").Compile();

        Assert.Throws<ArgumentException>(() => InstanceStepper.Step(
            other, Child.State, new InstanceCommand.SetVariables(Rules.FeelContext.Empty, Case.Nurse), Child.Environment));
    }

    [Fact]
    public void An_instance_needs_a_name() => Assert.Throws<ArgumentException>(() => InstanceState.NotStarted(Guid.Empty));
}
