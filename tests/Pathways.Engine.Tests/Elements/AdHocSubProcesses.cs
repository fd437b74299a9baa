using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class AdHocSubProcesses
{
    private static Drawing Support(string attributes = "", string condition = "<completionCondition>goal_reached = true</completionCondition>") => new Drawing().Start()
        .Add($"<adHocSubProcess id='support' {attributes}><userTask id='visit'/><userTask id='phone'/><userTask id='report'/>"
            + $"<sequenceFlow id='r' sourceRef='visit' targetRef='report'/>{condition}</adHocSubProcess>")
        .UserTask("after").End().Line("start", "support", "after", "end");

    [Fact]
    public void People_start_its_activities_as_often_as_they_like_until_the_condition_holds()
    {
        Case child = new Case(Support()).Start();
        Assert.Empty(child.State.Tasks);

        child.StartWork("phone").StartWork("phone").StartWork("visit");
        Assert.Equal(["phone", "phone", "visit"], child.Waiting);

        child.Complete("visit");
        Assert.Equal(["phone", "phone", "report"], child.Waiting);
        child.Complete("phone", ("goal_reached", FeelValue.False));
        Assert.Equal(["phone", "report"], child.Waiting);

        child.Complete("phone", ("goal_reached", FeelValue.True));
        Assert.Equal(["after"], child.Waiting);
    }

    [Fact]
    public void The_rest_may_be_finished_first_when_the_author_says_so()
    {
        Case child = new Case(Support("cancelRemainingInstances='false'")).Start().StartWork("phone").StartWork("visit");

        child.Complete("phone", ("goal_reached", FeelValue.True));
        Assert.Equal(["visit"], child.Waiting);

        Assert.Equal(["report"], child.Complete("visit").Waiting);
        Assert.Equal(["after"], child.Complete("report").Waiting);
    }

    [Fact]
    public void Data_that_change_from_outside_may_end_it()
    {
        Case child = new Case(Support()).Start().StartWork("phone");

        Assert.Equal(["after"], child.Set(("goal_reached", FeelValue.True)).Waiting);
    }

    [Fact]
    public void In_sequence_one_has_to_end_before_the_next_begins()
    {
        Case child = new Case(Support("ordering='Sequential'")).Start().StartWork("phone");

        Assert.Equal("PW2118", child.Refused(new InstanceCommand.StartActivity(new("visit"), Case.Nurse)).Code);
        Assert.Equal(["visit"], child.Complete("phone").StartWork("visit").Waiting);
    }

    [Fact]
    public void What_it_does_not_offer_cannot_be_started()
    {
        Case child = new Case(Support()).Start();

        Rejection refusal = child.Refused(new InstanceCommand.StartActivity(new("after"), Case.Nurse));

        Assert.Equal("PW2117", refusal.Code);
        Assert.Contains("phone", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_started_may_be_left_undone_and_the_whole_too()
    {
        Case child = new Case(Support()).Start().StartWork("phone").LeaveUndone("phone");
        Assert.Empty(child.State.Tasks);

        Assert.Equal(["after"], child.LeaveUndone("support").Waiting);
    }

    [Fact]
    public void Without_a_condition_its_people_say_when_it_is_over()
    {
        Case child = new Case(Support(condition: "")).Start().StartWork("phone").Complete("phone");
        Assert.Equal(["support"], child.Waiting);

        child.Do(new InstanceCommand.CompleteActivity(child.TokenAt("support").Number, Case.Nurse));

        Assert.Equal(["after"], child.Waiting);
    }

    [Fact]
    public void With_a_condition_nobody_ends_it_before_that_holds()
    {
        Case child = new Case(Support()).Start();

        Assert.Equal("PW2120", child.Refused(new InstanceCommand.CompleteActivity(child.TokenAt("support").Number, Case.Nurse)).Code);
    }

    [Fact]
    public void Optional_work_may_be_left_undone_and_other_work_may_not()
    {
        Drawing drawing = new Drawing().Start().UserTask("leaflet", "<care:optional/>").UserTask("visit").End().Line("start", "leaflet", "visit", "end");
        Case child = new Case(drawing).Start().LeaveUndone("leaflet");
        Assert.Equal(["visit"], child.Waiting);

        Assert.Equal("PW2119", child.Refused(new InstanceCommand.CancelActivity(child.TokenAt("visit").Number, Case.Nurse)).Code);
    }

    [Fact]
    public void What_is_offered_can_be_read_from_the_state()
    {
        Drawing drawing = Support("ordering='Sequential'", condition: "");
        Case child = new Case(drawing).Start();
        OpenAdHoc box = Assert.Single(OfferedWork.Of(drawing.Compile(), child.State));
        Assert.True(box.EndsWhenPeopleSay);
        Assert.Equal([("visit", true), ("phone", true), ("report", true)], box.Activities.Select(one => (one.Element.ToString(), one.IsPossibleNow)));

        child.StartWork("phone");

        Assert.All(Assert.Single(OfferedWork.Of(drawing.Compile(), child.State)).Activities, one => Assert.False(one.IsPossibleNow));
        Assert.True(OfferedWork.MayBeLeft(drawing.Compile(), child.State, child.TokenAt("phone").Number));
        child.Complete("phone").Do(new InstanceCommand.CompleteActivity(box.Token, Case.Nurse));
        Assert.Empty(OfferedWork.Of(drawing.Compile(), child.State));
        Assert.False(OfferedWork.MayBeLeft(drawing.Compile(), child.State, child.TokenAt("after").Number));
    }
}
