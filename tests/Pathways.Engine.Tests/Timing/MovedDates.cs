using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>When the date moves from which a promise was reckoned, the promise moves with it.</summary>
public sealed class MovedDates
{
    private static FeelValue Day(string iso) =>
        FeelExpression.Compile($"date(\"{iso}\")", FeelScope.Closed()).Expression!.Evaluate(FeelContext.Empty, new EvaluationSettings { Now = Case.Noon, ZoneId = "Europe/Paris" }).Value;

    private static DateTimeOffset Midnight(int month, int day) =>
        new(2026, month, day, 0, 0, 0, TimeSpan.FromHours(month is > 3 and < 11 ? 2 : 1));

    [Fact]
    public void A_waiting_timer_is_planned_again_and_the_history_keeps_both_dates()
    {
        Drawing drawing = new Drawing().Start().Wait("two_days_later", "discharge + duration(\"P2D\")", "timeDate").UserTask("call").End()
            .Line("start", "two_days_later", "call", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("discharge", Day("2026-03-10")));
        PendingTimer planned = Assert.Single(child.State.Timers.Values);
        Assert.Equal(Midnight(3, 12), planned.Due);

        child.Set(("discharge", Day("2026-03-16")));

        PendingTimer moved = Assert.Single(child.State.Timers.Values);
        Assert.Equal(planned with { Due = Midnight(3, 18) }, moved);
        InstanceEvent.TimerReplanned told = Assert.Single(child.Last.OfType<InstanceEvent.TimerReplanned>());
        Assert.Equal((Midnight(3, 12), Midnight(3, 18)), (told.Before, told.Timer.Due));
        Assert.Equal("PW2111", child.At(Midnight(3, 12)).Refused(new InstanceCommand.FireTimer(planned.Id)).Code);
        Assert.Equal(["call"], child.Until(Midnight(3, 18)).Waiting);
    }

    [Fact]
    public void Nothing_happens_when_other_data_change_or_the_date_stays_the_same()
    {
        Drawing drawing = new Drawing().Start().Wait("later", "discharge + duration(\"P2D\")", "timeDate").End().Line("start", "later", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("discharge", Day("2026-03-10")));

        child.Set(("weight", Case.Number(3)), ("discharge", Day("2026-03-10")));

        Assert.Empty(child.Last.OfType<InstanceEvent.TimerReplanned>());
    }

    [Fact]
    public void A_date_that_is_lost_leaves_what_was_planned()
    {
        Drawing drawing = new Drawing().Start().Wait("later", "discharge + duration(\"P2D\")", "timeDate").End().Line("start", "later", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("discharge", Day("2026-03-10")));

        child.Set(("discharge", FeelValue.Null));

        Assert.Equal(Midnight(3, 12), Assert.Single(child.State.Timers.Values).Due);
        Assert.Empty(child.State.Incidents);
    }

    [Fact]
    public void A_date_that_has_passed_already_fires_at_once()
    {
        Drawing drawing = new Drawing().Start().Wait("later", "discharge + duration(\"P2D\")", "timeDate").UserTask("call").End()
            .Line("start", "later", "call", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("discharge", Day("2026-03-10")));

        child.Set(("discharge", Day("2026-02-01"))).Advance(TimeSpan.Zero);

        Assert.Equal(["call"], child.Waiting);
    }

    [Fact]
    public void Today_in_a_formula_stays_the_day_on_which_it_was_planned()
    {
        Drawing drawing = new Drawing().Start().Wait("later", "if urgent then today() + duration(\"P1D\") else today() + duration(\"P5D\")", "timeDate").End()
            .Line("start", "later", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("urgent", FeelValue.False));

        child.Advance(TimeSpan.FromDays(2)).Set(("urgent", FeelValue.True));

        Assert.Equal(Midnight(3, 3), Assert.Single(child.State.Timers.Values).Due);
    }

    [Fact]
    public void A_cycle_keeps_its_anchor_and_its_count()
    {
        Drawing drawing = new Drawing().Start().UserTask("task").Boundary("weekly", "task", "period", "timeCycle", cancels: false)
            .End("told").End().Line("start", "task", "end").Line("weekly", "told");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("period", FeelValue.String("R/P7D")));
        child.Advance(TimeSpan.FromDays(8));

        child.Set(("period", FeelValue.String("R/P10D")));

        Assert.Equal(Case.Noon.AddDays(20), Assert.Single(child.State.Timers.Values).Due); // The second one, from the same start.
    }

    [Fact]
    public void An_open_task_is_due_on_the_new_day_and_its_reminders_go_with_it()
    {
        const string Window = "<care:window due='visit_day'><care:reminder before='P3D' template='soon'/></care:window>";
        Drawing drawing = new Drawing().Start().UserTask("visit", Window).End().Line("start", "visit", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("visit_day", Day("2026-03-20")));
        Assert.Equal(Midnight(3, 17), Assert.Single(child.State.Timers.Values).Due);

        child.Set(("visit_day", Day("2026-04-20")));

        OpenTask task = Assert.Single(child.State.Tasks.Values);
        Assert.Equal(Midnight(4, 20), task.Due);
        InstanceEvent.TaskReplanned told = Assert.Single(child.Last.OfType<InstanceEvent.TaskReplanned>());
        Assert.Equal((Midnight(3, 20), Midnight(4, 20)), (told.Before, told.Due));
        Assert.Equal(Midnight(4, 17), Assert.Single(child.State.Timers.Values).Due);

        child.Until(Midnight(4, 18));
        Assert.Empty(child.State.Timers);
        child.Set(("visit_day", Day("2026-06-20")));
        Assert.Equal(Midnight(6, 17), Assert.Single(child.State.Timers.Values).Due); // Sent for April, and once more for June.
    }

    [Fact]
    public void A_reminder_follows_both_the_due_date_and_its_own_data()
    {
        Drawing drawing = new Drawing().Start()
            .Add("<intermediateCatchEvent id='later'><extensionElements><care:window><care:reminder before='notice' template='soon' to='gp'/></care:window></extensionElements>"
                + "<timerEventDefinition><timeDate>discharge + duration(\"P20D\")</timeDate></timerEventDefinition></intermediateCatchEvent>")
            .End().Line("start", "later", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(
            variables: [("discharge", Day("2026-03-10")), ("notice", FeelValue.String("P2D"))]);

        child.Set(("discharge", Day("2026-04-10")), ("notice", FeelValue.String("P5D")));

        PendingTimer reminder = child.State.Timers.Values.Single(timer => timer.Purpose == TimerPurpose.Reminder);
        Assert.Equal((Midnight(4, 30), Midnight(4, 25)), (reminder.Anchor, reminder.Due));
    }

    [Fact]
    public void A_reminder_after_a_date_and_an_escalation_that_have_come_come_again_when_the_date_moves()
    {
        Drawing drawing = new Drawing().Start()
            .UserTask("letter", "<care:window due='discharge'><care:reminder after='discharge - duration(\"P1D\")' template='letter' to='gp'/><care:escalation after='discharge' role='coordination_manager' template='late'/></care:window>")
            .End().Line("start", "letter", "end");
        Case child = new Case(drawing, zone: "Europe/Paris").Start(variables: ("discharge", Day("2026-03-10")));
        child.Until(Midnight(3, 11));
        Assert.Equal(2, child.History.OfType<InstanceEvent.NotificationRequested>().Count());

        child.Set(("discharge", Day("2026-03-16")));

        Assert.Equal([Midnight(3, 15), Midnight(3, 16)], child.State.Timers.Values.Select(timer => timer.Due).Order());
        child.Set(("weight", Case.Number(3)));
        Assert.Equal(2, child.State.Timers.Count);
        child.Until(Midnight(3, 17));
        Assert.Equal(4, child.History.OfType<InstanceEvent.NotificationRequested>().Count());
    }
}
