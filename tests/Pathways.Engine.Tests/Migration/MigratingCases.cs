using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Engine.Tests.Migration;

/// <summary>Running cases go to another version of their pathway, whole or not at all.</summary>
public sealed class MigratingCases
{
    private const string Window = "<care:window due='P7D'><care:reminder after='P2D' template='remind'/><care:escalation after='P10D' role='manager'/></care:window>";

    private static Drawing Call(string care = Window, string id = "call", string more = "") => new Drawing()
        .Start().UserTask(id, "<care:assignment roles='nurse'/>" + care).UserTask("visit").End().Add(more)
        .Line("start", id, "visit", "end");

    [Fact]
    public void An_open_task_goes_on_as_the_new_version_draws_it()
    {
        Case child = new Case(Call()).Start();
        child.Do(new InstanceCommand.ClaimTask(child.TaskOf("call"), Case.Nurse));
        OpenTask before = child.Open("call");

        child.Advance(TimeSpan.FromDays(1)).Migrate(Call("<care:window due='P9D'><care:reminder after='P2D' template='remind'/><care:escalation after='P12D' role='doctor'/></care:window>"));

        OpenTask after = child.Open("call");
        Assert.Equal((before.Id, Case.Nurse, before.OpenedAt), (after.Id, after.ClaimedBy, after.OpenedAt));
        Assert.Equal(before.OpenedAt.AddDays(9), after.Due);
        Assert.Equal([before.OpenedAt.AddDays(2), before.OpenedAt.AddDays(12)], child.State.Timers.Values.Select(timer => timer.Due).Order());
        Assert.Equal(2, child.State.Process?.Version);
        Assert.Equal("visit", child.Complete("call").Waiting.Single());
    }

    [Fact]
    public void What_was_sent_is_not_sent_again_and_what_is_new_is_promised_from_the_same_anchor()
    {
        Case child = new Case(Call()).Start().Advance(TimeSpan.FromDays(3)); // The reminder of day 2 was sent.

        child.Migrate(Call("<care:window due='P7D'><care:reminder after='P2D' template='remind'/><care:reminder before='P1D' template='again'/><care:escalation after='P10D' role='manager'/></care:window>"));

        DateTimeOffset opened = child.Open("call").OpenedAt;
        Assert.Equal(
            [(TimerPurpose.Reminder, opened.AddDays(6)), (TimerPurpose.Escalation, opened.AddDays(10))],
            child.State.Timers.Values.Select(timer => (timer.Purpose, timer.Due)).OrderBy(timer => timer.Due));
        child.Until(opened.AddDays(6));
        Assert.Equal(["again"], child.Last.OfType<InstanceEvent.NotificationRequested>().Select(told => told.Template));
    }

    [Fact]
    public void A_reminder_whose_time_has_passed_is_left_out_and_a_role_that_should_have_come_comes()
    {
        Case child = new Case(Call("")).Start().Advance(TimeSpan.FromDays(11));

        child.Migrate(Call());

        Assert.Equal(["PT0S"], child.Last.OfType<InstanceEvent.TimerSkipped>().Select(skipped => skipped.Limit));
        Assert.True(child.Open("call").Due < child.Now); // Late at once: the preview says so.
        Assert.Equal(["manager"], child.Until(child.Now).Open("call").EscalatedRoles);
    }

    [Fact]
    public void What_is_drawn_no_more_is_promised_no_more_and_the_ledger_says_so()
    {
        Case child = new Case(Call()).Start();

        child.Migrate(Call(""));

        Assert.Empty(child.State.Timers);
        Assert.Null(child.Open("call").Due);
        Assert.Equal(2, child.Last.OfType<InstanceEvent.TimerCancelled>().Count());
        Assert.All(PromiseLedger.Of(child.History), entry => Assert.Equal(PromiseFate.NotNeeded, entry.Fate));
    }

    [Fact]
    public void A_step_with_another_id_is_found_by_the_plan_and_the_way_back_restores_it()
    {
        Case child = new Case(Call()).Start().Advance(TimeSpan.FromDays(3));
        InstanceState before = child.State;
        Assert.Equal(["PW2180"], child.Obstacles(Call(id: "phone")));

        child.Migrate(Call(id: "phone"), ("call", "phone"));
        Assert.Equal("phone", Assert.Single(child.State.Tasks.Values).Element.ToString());
        child.Migrate(Call(), ("phone", "call"));

        Assert.Equal(
            InstanceStateJson.Write(before with { Process = child.State.Process, Revision = child.State.Revision, NextNumber = child.State.NextNumber }),
            InstanceStateJson.Write(child.State));
        Assert.Equal("visit", child.Complete("call").Waiting.Single());
    }

    [Fact]
    public void Events_on_the_edge_begin_end_and_move_with_the_version()
    {
        Drawing With(string text) => Call("", more: "").Boundary("late", "call", text, cancels: false).UserTask("ask").Flow("late", "ask");
        Case child = new Case(With("P5D")).Start();
        DateTimeOffset opened = child.Open("call").OpenedAt;

        child.Advance(TimeSpan.FromDays(1)).Migrate(With("P8D"));
        Assert.Equal(opened.AddDays(8), Assert.Single(child.State.Timers.Values).Due);
        child.Migrate(Call(""));
        Assert.Empty(child.State.Timers);
        child.Migrate(With("PT12H")); // Its time has passed: it comes at once.
        Assert.Equal(["ask", "call"], child.Until(child.Now).Waiting);
    }

    [Fact]
    public void A_timer_that_waits_moves_with_its_formula_from_the_same_anchor()
    {
        Drawing With(string text, string care = "") => new Drawing().Start().Wait("pause", text, care: care).End().Line("start", "pause", "end");
        Case child = new Case(With("P15D")).Start();
        DateTimeOffset began = child.Now;

        child.Advance(TimeSpan.FromDays(10)).Migrate(With("P20D", "<care:window><care:reminder before='P2D' template='soon' to='nurse'/></care:window>"));

        Assert.Equal([began.AddDays(18), began.AddDays(20)], child.State.Timers.Values.Select(timer => timer.Due).Order());
        Assert.True(child.Advance(TimeSpan.FromDays(10)).State.IsOver);
    }

    [Fact]
    public void Messages_that_are_waited_for_follow_the_drawing()
    {
        Drawing With(string message) => new Drawing().Start().Await("answer", message).End().Line("start", "answer", "end");
        Case child = new Case(With("m1")).Start();

        child.Migrate(With("m2"));

        Assert.Equal("m2", Assert.Single(child.State.Waits.Values).Name);
        Assert.Equal("PW2112", child.Refused(new InstanceCommand.DeliverMessage("m1", FeelContext.Empty, Case.Nurse)).Code);
        Assert.True(child.Deliver("m2").State.IsOver);
    }

    [Fact]
    public void Event_sub_processes_listen_when_they_are_new_and_stop_when_they_are_gone()
    {
        const string Alert = """
            <subProcess id="alert" triggeredByEvent="true">
              <startEvent id="alarm" isInterrupting="false"><messageEventDefinition messageRef="m"/></startEvent>
              <userTask id="react"/><endEvent id="reacted"/>
              <sequenceFlow id="a1" sourceRef="alarm" targetRef="react"/><sequenceFlow id="a2" sourceRef="react" targetRef="reacted"/>
            </subProcess>
            """;
        Drawing With(string more) => Call("", more: more).Declare("<message id='m' name='m'/>");
        Case child = new Case(With("")).Start();

        child.Migrate(With(Alert));
        Assert.Equal(["call", "react"], child.Deliver("m").Waiting);
        Assert.Equal(["PW2180", "PW2180"], child.Obstacles(With(""))); // Somebody is at work in it.
        child.Complete("react").Migrate(With(""));

        Assert.Empty(child.State.Waits);
    }

    [Fact]
    public void Phases_and_kinds_are_kept()
    {
        Drawing Boxed(string inside, string outside) => new Drawing().Start()
            .Add($"<subProcess id='box'><startEvent id='in'/>{inside}<endEvent id='out'/><sequenceFlow id='b1' sourceRef='in' targetRef='work'/><sequenceFlow id='b2' sourceRef='work' targetRef='out'/></subProcess>")
            .Add(outside).End();
        Drawing first = Boxed("<userTask id='work'/>", "<userTask id='other'/>").Line("start", "box", "other", "end");
        Case child = new Case(first).Start();

        Assert.Equal(["PW2181"], child.Obstacles(Boxed("<receiveTask id='work' messageRef='m'/>", "<userTask id='other'/>").Declare("<message id='m' name='m'/>").Line("start", "box", "other", "end")));
        Assert.Equal(["PW2182"], child.Obstacles(first, ("work", "other"), ("other", "work")));
        Assert.Equal(["PW2186", "PW2186"], child.Obstacles(
            Boxed("<userTask id='work'/>", "<userTask id='other'/><userTask id='third'/>").Line("start", "box", "other", "third", "end"),
            ("other", "third"), ("other", "work"), ("box", "third"))
            .Where(code => code == "PW2186"));
    }

    [Fact]
    public void A_branch_that_waits_at_a_join_keeps_its_flow()
    {
        Drawing With(string flow) => new Drawing().Start().Parallel("split").UserTask("a").UserTask("b").Parallel("join").End()
            .Flow("start", "split").Flow("split", "a").Flow("split", "b").Flow("a", "join", id: flow).Flow("b", "join", id: "fb").Flow("join", "end");
        Case child = new Case(With("fa")).Start().Complete("a");

        Assert.Equal(["PW2183"], child.Obstacles(With("fx")));
        Assert.True(child.Migrate(With("fa").Declare("<message id='m' name='m'/>")).Complete("b").State.IsOver);
    }

    [Fact]
    public void A_question_about_a_missed_promise_is_answered_first()
    {
        const string Asking = "<care:window due='P21D'><care:reminder after='P1D' template='letter' late='PT12H' then='ask'/></care:window>";
        Case child = new Case(Call(Asking)).Start();
        child.At(child.Now.AddDays(5)).Do(new InstanceCommand.FireTimer(child.TimerOf("call").Id));

        Assert.Equal(["PW2190"], child.Obstacles(Call("")));
        Assert.Equal("call", child.Retry().Migrate(Call("")).Waiting.Single());
    }

    [Fact]
    public void Nothing_else_is_followed()
    {
        Case child = new Case(Call()).Start();

        Assert.Equal("PW2188", Assert.Single(Obstructed(child, new Drawing().Start().UserTask("x").End().Line("start", "x", "end").CompileAs("another"), "why")).Code);
        Assert.Equal("PW2189", Assert.Single(Obstructed(child, Call("").Compile(), " ")).Code);
        child.Complete("call").Complete("visit");
        Assert.Equal("PW2188", Assert.Single(Obstructed(child, Call("").Compile(), "why")).Code);
    }

    private static ImmutableArray<Rejection> Obstructed(Case child, Definitions.ExecutableProcess to, string why) =>
        Assert.IsType<MigrationResult.Obstructed>(InstanceMigration.Migrate(
            Call().Compile(), to, child.State, MigrationPlan.SameIds, Case.Coordinator, why, child.Environment)).Obstacles;
}
