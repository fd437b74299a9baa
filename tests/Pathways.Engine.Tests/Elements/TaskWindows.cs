using Pathways.Rules;

namespace Pathways.Engine.Tests;

public sealed class TaskWindows
{
    private const string Window = """
        <care:assignment roles='network_doctor'/>
        <care:window from='P1D' due='P21D'>
          <care:reminder after='P7D' template='consent-reminder' to='family'/>
          <care:reminder before='P1D' template='consent-last'/>
          <care:escalation after='P21D' role='coordination_manager' template='consent-late'/>
        </care:window>
        """;

    private static readonly Drawing Consent = new Drawing().Start().UserTask("consent", Window).End().Line("start", "consent", "end");

    [Fact]
    public void The_window_counts_in_civil_days_from_opening()
    {
        // Opened on 2 March; clocks go forward on 29 March, after the window.
        OpenTask task = new Case(Consent).Start().Open("consent");

        Assert.Equal(Case.Noon.AddDays(1), task.From);
        Assert.Equal(Case.Noon.AddDays(21), task.Due);
    }

    [Fact]
    public void Due_at_the_same_hour_although_clocks_change_inside_the_window()
    {
        var before = new DateTimeOffset(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(1)); // Paris, winter time

        OpenTask task = new Case(Consent, before).Start().Open("consent");

        Assert.Equal(new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.FromHours(2)), task.Due);
    }

    [Fact]
    public void Reminders_go_to_whom_they_name_else_to_the_roles_of_the_task()
    {
        Case child = new Case(Consent).Start().Advance(TimeSpan.FromDays(20));

        InstanceEvent.NotificationRequested[] sent = [.. child.History.OfType<InstanceEvent.NotificationRequested>()];
        Assert.Equal(["consent-reminder", "consent-last"], sent.Select(notice => notice.Template));
        Assert.Equal(["family"], sent[0].To);
        Assert.Equal(["network_doctor"], sent[1].To);
        Assert.Equal([Case.Noon.AddDays(7), Case.Noon.AddDays(20)], sent.Select(notice => notice.At));
        Assert.All(sent, notice => Assert.Equal(child.TaskOf("consent"), notice.Task));
    }

    [Fact]
    public void Escalation_brings_a_role_in_and_tells_it()
    {
        Case child = new Case(Consent).Start().Advance(TimeSpan.FromDays(21));

        Assert.Equal(["coordination_manager"], child.Open("consent").EscalatedRoles);
        Assert.Contains(child.Last, happened => happened is InstanceEvent.TaskEscalated { Role: "coordination_manager" });
        Assert.Contains(child.Last, happened =>
            happened is InstanceEvent.NotificationRequested { Template: "consent-late" } notice
            && notice.To.SequenceEqual(["coordination_manager"]));
    }

    [Fact]
    public void Nothing_more_is_sent_once_the_task_is_done()
    {
        Case child = new Case(Consent).Start().Advance(TimeSpan.FromDays(8)).Complete("consent");

        Assert.Equal(2, child.Last.Count(happened => happened is InstanceEvent.TimerCancelled));
        Assert.Single(child.History.OfType<InstanceEvent.NotificationRequested>());
    }

    [Fact]
    public void Late_work_needs_a_reason_and_is_marked()
    {
        Case child = new Case(Consent).Start().Advance(TimeSpan.FromDays(30));
        var complete = new InstanceCommand.CompleteTask(child.TaskOf("consent"), FeelContext.Empty, Case.Nurse);

        Assert.Equal("PW2107", child.Refused(complete).Code);
        child.Do(complete with { LateReason = "holidays " });

        InstanceEvent.TaskCompleted completed = child.Last.OfType<InstanceEvent.TaskCompleted>().Single();
        Assert.Equal((true, "holidays"), (completed.IsLate, completed.LateReason));
    }

    [Fact]
    public void Work_done_in_time_but_entered_later_is_not_late()
    {
        Case child = new Case(Consent).Start().Advance(TimeSpan.FromDays(30));

        child.Do(new InstanceCommand.CompleteTask(
            child.TaskOf("consent"), FeelContext.Empty, Case.Nurse, DoneOn: new DateOnly(2026, 3, 20)));

        InstanceEvent.TaskCompleted completed = child.Last.OfType<InstanceEvent.TaskCompleted>().Single();
        Assert.Equal((false, new DateOnly(2026, 3, 20)), (completed.IsLate, completed.DoneOn));
        Assert.Equal(Case.Noon.AddDays(30), completed.At);
    }

    [Fact]
    public void Work_cannot_be_done_on_a_day_that_has_not_come()
    {
        Case child = new Case(Consent).Start();

        Rejection refusal = child.Refused(new InstanceCommand.CompleteTask(
            child.TaskOf("consent"), FeelContext.Empty, Case.Nurse, DoneOn: new DateOnly(2026, 3, 3)));

        Assert.Equal("PW2109", refusal.Code);
    }

    [Fact]
    public void A_day_is_a_day_of_the_zone_not_of_greenwich()
    {
        // 23:30 UTC is already tomorrow in Paris.
        var child = new Case(Consent, new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        child.Start();

        child.Do(new InstanceCommand.CompleteTask(
            child.TaskOf("consent"), FeelContext.Empty, Case.Nurse, DoneOn: new DateOnly(2026, 3, 3)));

        Assert.Equal(InstanceStatus.Completed, child.State.Status);
    }

    [Fact]
    public void A_window_may_be_reckoned_from_the_data()
    {
        Drawing drawing = new Drawing().Start()
            .UserTask("visit", "<care:window due='if urgent then duration(\"P1D\") else duration(\"P30D\")'/>")
            .End().Line("start", "visit", "end");

        OpenTask task = new Case(drawing).Start(variables: ("urgent", FeelValue.True)).Open("visit");

        Assert.Equal(Case.Noon.AddDays(1), task.Due);
    }

    [Fact]
    public void A_window_that_cannot_be_reckoned_is_an_incident_and_opens_nothing_until_it_is_repaired()
    {
        Drawing drawing = new Drawing().Start().UserTask("visit", "<care:window due='planned_on'/>").End().Line("start", "visit", "end");
        Case child = new Case(drawing).Start();

        Incident incident = child.OnlyIncident();
        Assert.Equal("PW2152", incident.Reason.Code);
        Assert.Empty(child.State.Tasks);

        child.Set(("planned_on", FeelValue.Date(new DateOnly(2026, 4, 1))));
        child.Do(new InstanceCommand.RetryIncident(incident.Number, Case.Coordinator));

        Assert.Equal(InstanceStatus.Active, child.State.Status);
        Assert.Equal(new DateTimeOffset(2026, 3, 31, 22, 0, 0, TimeSpan.Zero), child.Open("visit").Due);
    }
}
