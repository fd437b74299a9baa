using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class InclusiveGateways
{
    private static Drawing Assessment() => new Drawing().Start()
        .Add("<inclusiveGateway id='which' default='none'/><inclusiveGateway id='all'/>")
        .UserTask("diet").UserTask("activity").UserTask("usual").UserTask("meeting").End()
        .Flow("start", "which").Flow("which", "diet", "d").Flow("which", "activity", "a").Flow("which", "usual", id: "none")
        .Flow("diet", "all").Flow("activity", "all").Flow("usual", "all").Line("all", "meeting", "end");

    [Theory]
    [InlineData(true, true, "activity diet")]
    [InlineData(true, false, "diet")]
    [InlineData(false, false, "usual")]
    public void Takes_every_way_whose_condition_holds_else_the_default(bool diet, bool activity, string expected)
    {
        Case child = new Case(Assessment()).Start(variables: [("d", FeelValue.Boolean(diet)), ("a", FeelValue.Boolean(activity))]);

        Assert.Equal(expected, string.Join(' ', child.Waiting));
    }

    [Fact]
    public void Joins_what_was_split_and_waits_for_nothing_else()
    {
        Case child = new Case(Assessment()).Start(variables: [("d", FeelValue.True), ("a", FeelValue.True)]).Complete("diet");
        Assert.Equal(["activity", "all"], child.Waiting);

        Assert.Equal(["meeting"], child.Complete("activity").Waiting);
        Assert.Equal(1, child.Visited.Count(id => id == "meeting"));
    }

    [Fact]
    public void A_branch_that_ended_elsewhere_is_not_waited_for()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").Add("<inclusiveGateway id='join'/>").UserTask("a").UserTask("b")
            .Exclusive("or", "stop").End("elsewhere").UserTask("after").End()
            .Line("start", "split", "a", "join", "after", "end").Line("split", "b", "or")
            .Flow("or", "join", "go").Flow("or", "elsewhere", id: "stop");
        Case child = new Case(drawing).Start().Complete("a");
        Assert.Equal(["b", "join"], child.Waiting);

        Assert.Equal(["after"], child.Complete("b", ("go", FeelValue.False)).Waiting);
    }

    [Fact]
    public void A_token_that_only_leads_to_a_flow_that_has_one_already_is_not_waited_for()
    {
        // Two tokens come by the same flow; the other flow is empty, and nothing can reach it.
        Drawing drawing = new Drawing().Start().Parallel("split").Exclusive("merge").UserTask("a").UserTask("b")
            .Add("<inclusiveGateway id='join'/>").UserTask("after").End().Exclusive("never", "other").UserTask("c")
            .Line("start", "never").Flow("never", "c", "false").Flow("never", "split", id: "other")
            .Line("split", "a", "merge").Line("split", "b", "merge").Line("merge", "join", "after", "end").Line("c", "join");
        Case child = new Case(drawing).Start().Complete("a");

        Assert.Equal(["after", "b"], child.Waiting);
        Assert.Equal(["after", "after"], child.Complete("b").Waiting);
    }

    [Fact]
    public void A_way_over_the_edge_of_an_activity_counts_too()
    {
        Drawing drawing = new Drawing().Start().Parallel("split").UserTask("a").UserTask("b").Boundary("late", "b", "P1D")
            .Add("<inclusiveGateway id='join'/>").End("lost").UserTask("after").End()
            .Line("start", "split", "a", "join", "after", "end").Line("split", "b", "lost").Line("late", "join");
        Case child = new Case(drawing).Start().Complete("a");
        Assert.Equal(["b", "join"], child.Waiting);

        Assert.Equal(["after"], child.Complete("b").Waiting);
    }

    [Fact]
    public void Two_joins_that_wait_for_each_other_are_an_incident_and_no_endless_wait()
    {
        // From each join a way leads to the empty flow of the other: by the standard neither may go on.
        Drawing drawing = new Drawing().Start().Parallel("split").Add("<inclusiveGateway id='one'/><inclusiveGateway id='two'/>")
            .UserTask("a").UserTask("b").Exclusive("left", "l_out").Exclusive("right", "r_out").End("e1").End("e2")
            .Line("start", "split").Line("split", "one").Line("split", "two").Line("one", "a", "left").Line("two", "b", "right")
            .Flow("left", "two", "false").Flow("left", "e1", id: "l_out").Flow("right", "one", "false").Flow("right", "e2", id: "r_out");

        Assert.Equal("PW2157", new Case(drawing).Start().OnlyIncident().Reason.Code);
    }

    [Fact]
    public void A_condition_that_cannot_be_decided_is_an_incident()
    {
        Case child = new Case(Assessment()).Start(variables: ("d", FeelValue.True));
        Assert.Equal("PW2150", child.OnlyIncident().Reason.Code);

        Assert.Equal(["activity", "diet"], child.Set(("a", FeelValue.True)).Retry().Waiting);
    }
}
