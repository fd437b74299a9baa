using System.Collections.Immutable;
using System.Globalization;
using Pathways.Storage.Tests.Care;

namespace Pathways.Storage.Tests;

public abstract class InboxContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateTimeOffset Now = Case.Monday.AddDays(10);
    private static readonly InboxReader Nadia =
        new(Case.Network, Case.Nadia, [new HeldRole(RoleKey.Coordinator, Case.Office)]);

    [Fact]
    public async Task A_task_is_seen_by_holders_of_its_role_in_the_case_s_organisation()
    {
        Case started = await WithTasksAsync(Case.Task("ob_consent#1"));

        TaskView task = Assert.Single((await ReadAsync(Nadia, InboxTab.MyRoles)).Tasks);

        Assert.Equal((started.Id, "ob_consent#1", "Lina", "childhood-obesity-etp"),
            (task.InstanceId, task.Task.TaskId, task.CaseTitle, task.PathwayKey));
        Assert.Equal(["coordinator"], task.Task.Roles);
        Assert.Null(task.Task.Due);
        Assert.Equal(TaskPhase.Open, task.Status);
    }

    [Fact]
    public async Task A_person_s_views_are_kept_by_name_replaced_and_forgotten()
    {
        await WithTasksAsync(Case.Task("ob_consent#1"));
        var late = new SavedView("En retard à Metz", "?tab=late&municipality=57463");
        var mine = new SavedView("Ça m’attend", "?tab=mine");
        PersonId other = new(Guid.CreateVersion7());

        foreach (SavedView view in new[] { late with { Address = "?tab=late" }, mine, late })
        {
            Assert.True(await Database.Inbox.SaveViewAsync(Case.Network, Case.Nadia, view, Cancellation));
        }

        Assert.Equal(
            [late, mine], (await Database.Inbox.ViewsAsync(Case.Network, Case.Nadia, Cancellation)).OrderBy(view => view.Address));
        Assert.Empty(await Database.Inbox.ViewsAsync(Case.Network, other, Cancellation));
        await Database.Inbox.ForgetViewAsync(Case.Network, other, late.Name, Cancellation);
        await Database.Inbox.ForgetViewAsync(Case.Network, Case.Nadia, late.Name, Cancellation);
        Assert.Equal([mine], await Database.Inbox.ViewsAsync(Case.Network, Case.Nadia, Cancellation));
    }

    [Fact]
    public async Task A_person_keeps_twenty_views_and_may_still_change_one()
    {
        for (int number = 0; number < SavedView.MostOfAPerson; number++)
        {
            Assert.True(await Database.Inbox.SaveViewAsync(Case.Network, Case.Nadia, new SavedView($"{number}", "?tab=mine"), Cancellation));
        }

        Assert.False(await Database.Inbox.SaveViewAsync(Case.Network, Case.Nadia, new SavedView("one more", "?tab=mine"), Cancellation));
        Assert.True(await Database.Inbox.SaveViewAsync(Case.Network, Case.Nadia, new SavedView("7", "?tab=late"), Cancellation));
        Assert.Equal(SavedView.MostOfAPerson, (await Database.Inbox.ViewsAsync(Case.Network, Case.Nadia, Cancellation)).Length);
    }

    [Fact]
    public async Task A_task_is_not_seen_from_another_organisation_role_or_network()
    {
        await WithTasksAsync(Case.Task("ob_consent#1"));

        foreach (InboxReader stranger in new[]
        {
            Nadia with { Roles = [new HeldRole(RoleKey.Coordinator, Case.Practice)] },
            Nadia with { Roles = [new HeldRole(RoleKey.Nurse, Case.Office)] },
            // Holding each half in another place does not add up.
            Nadia with { Roles = [new(RoleKey.Coordinator, Case.Practice), new(RoleKey.Nurse, Case.Office)] },
            Nadia with { Roles = [] },
            Nadia with { Network = new NetworkId("elsewhere") },
        })
        {
            Assert.Empty((await ReadAsync(stranger, InboxTab.MyRoles)).Tasks);
            Assert.Equal(new InboxCounts(0, 0, 0), await Database.Inbox.CountAsync(stranger, Now, Cancellation));
        }
    }

    [Fact]
    public async Task A_role_held_network_wide_sees_every_organisation()
    {
        await WithTasksAsync(Case.Task("ob_consent#1"));

        InboxReader everywhere = Nadia with { Roles = [new HeldRole(RoleKey.Coordinator, null)] };

        Assert.Single((await ReadAsync(everywhere, InboxTab.MyRoles)).Tasks);
    }

    [Fact]
    public async Task An_escalated_task_is_seen_by_the_role_it_was_escalated_to()
    {
        Case started = await WithTasksAsync(Case.Task("ob_consent#1"));
        InboxReader manager = new(
            Case.Network, Case.Yves, [new HeldRole(RoleKey.CoordinationManager, Case.Office)]);
        Assert.Empty((await ReadAsync(manager, InboxTab.MyRoles)).Tasks);

        await Case.WriteAsync(Database, started.Next() with
        {
            Tasks = [Case.Task("ob_consent#1") with { EscalatedRoles = ["coordination_manager"] }],
        });

        TaskView task = Assert.Single((await ReadAsync(manager, InboxTab.MyRoles)).Tasks);
        Assert.Equal(["coordination_manager"], task.Task.EscalatedRoles);
    }

    [Fact]
    public async Task A_claimed_task_moves_from_the_roles_tab_to_its_owner()
    {
        await WithTasksAsync(Case.Task("ob_consent#1", assignee: Case.Nadia), Case.Task("ob_call#2"));

        Assert.Equal("ob_consent#1", Assert.Single((await ReadAsync(Nadia, InboxTab.Mine)).Tasks).Task.TaskId);
        Assert.Equal("ob_call#2", Assert.Single((await ReadAsync(Nadia, InboxTab.MyRoles)).Tasks).Task.TaskId);
        Assert.Equal(new InboxCounts(1, 1, 0), await Database.Inbox.CountAsync(Nadia, Now, Cancellation));
    }

    [Fact]
    public async Task What_somebody_absent_has_taken_is_among_the_tasks_of_who_stands_in()
    {
        await WithTasksAsync(
            Case.Task("hers#1", role: "nurse", due: Now.AddSeconds(-1), assignee: Case.Yves), Case.Task("mine#2", assignee: Case.Nadia));
        InboxReader standingIn = Nadia with { StandsInFor = [Case.Yves] };

        Assert.Equal(["hers#1", "mine#2"], (await ReadAsync(standingIn, InboxTab.Mine)).Tasks.Select(task => task.Task.TaskId));
        Assert.Equal(new InboxCounts(2, 0, 1), await Database.Inbox.CountAsync(standingIn, Now, Cancellation));
        Assert.Equal(new InboxCounts(1, 0, 0), await Database.Inbox.CountAsync(Nadia, Now, Cancellation));
    }

    [Fact]
    public async Task Without_an_owner_are_free_tasks_whose_roles_nobody_serves_and_those_in_the_hands_of_somebody_out_of_reach()
    {
        await WithTasksAsync(
            Case.Task("free#1", role: "dietitian"),
            Case.Task("served#2"),
            Case.Task("escalated#3", role: "dietitian") with { EscalatedRoles = ["coordinator"] },
            Case.Task("taken#4", role: "dietitian", assignee: Case.Nadia),
            Case.Task("left#5", role: "dietitian", assignee: Case.Yves),
            Case.Task("both#6", role: "nurse") with { Roles = ["nurse", "dietitian"] },
            Case.Task("kept#7", assignee: Case.Yves));
        DateOnly day = DateOnly.FromDateTime(Now.UtcDateTime);
        RoleAssignment coordinator = new(Case.Network, Case.Nadia, RoleKey.Coordinator, Case.Office, day.AddYears(-1), null);
        InboxReader looking = Nadia with
        {
            Staffing = Staffing.On(
                [coordinator, coordinator with { Person = Case.Yves, Role = RoleKey.Dietitian, To = day.AddDays(-1) }],
                Presence.On(day, []),
                [Case.Office]),
        };

        Assert.Equal(
            ["both#6", "free#1", "kept#7", "left#5"],
            (await ReadAsync(looking, InboxTab.Ownerless)).Tasks.Select(task => task.Task.TaskId).Order(StringComparer.Ordinal));
        Assert.Equal(4, await Database.Inbox.CountAsync(new InboxQuery(looking, InboxTab.Ownerless, InboxConditions.None, null, Now), Cancellation));
        Assert.Empty((await ReadAsync(Nadia, InboxTab.Ownerless)).Tasks);
    }

    [Fact]
    public async Task Step_by_step_what_is_open_late_and_waits_is_counted()
    {
        await WithTasksAsync(
            Case.Task("call#1", due: Now.AddDays(-8)) with { OpenedAt = Now.AddDays(-20) },
            Case.Task("call#2", due: Now.AddDays(-7)) with { OpenedAt = Now.AddDays(-10) },
            Case.Task("call#3") with { OpenedAt = Now.AddDays(-1) },
            Case.Task("visit#4", role: "nurse") with { OpenedAt = Now.AddDays(-2) });
        var query = new OverviewQuery(Case.Network, [Case.Office], Now);

        ImmutableArray<StepLoad> steps = await Database.Inbox.StepLoadsAsync(query, Cancellation);

        Assert.Equal(["call 3 2 1", "visit 1 0 0"], steps.Select(step => $"{step.ElementId} {step.Tasks} {step.Late} {step.LateForLong}"));
        Assert.Equal([Now.AddDays(-10), Now.AddDays(-2)], steps.Select(step => step.MedianOpenedAt));
        Assert.Equal(["nurse"], steps[1].Roles);
        Assert.Empty(await Database.Inbox.StepLoadsAsync(query with { Organisations = [Case.Practice] }, Cancellation));
        Assert.Equal(2, (await Database.Inbox.StepLoadsAsync(query with { Organisations = null }, Cancellation)).Length);
    }

    [Fact]
    public async Task At_risk_are_those_with_a_task_long_late_a_promise_left_out_or_a_case_that_stands_still()
    {
        Case late = await WithTasksAsync(Case.Task("call#1", due: Now.AddDays(-15)), Case.Task("call#2", due: Now.AddDays(-13)));
        Case stopped = Case.New();
        await Case.StartAsync(
            Database,
            first => first with
            {
                Incidents = [new IncidentRow("1", "call", "PW2150", "…", Now.AddDays(-3))],
            },
            new Case(stopped.Row with { Patient = new PatientId(Guid.CreateVersion7()) }));
        Case skipped = Case.New();
        PatientId third = new(Guid.CreateVersion7());
        skipped = await Case.StartAsync(Database, of: new Case(skipped.Row with { Patient = third }));
        await Case.WriteAsync(Database, skipped.Next(at: Now.AddDays(-5), events: "timerSkipped"));
        var query = new OverviewQuery(Case.Network, null, Now);

        ImmutableArray<Risk> risks = await Database.Inbox.RisksAsync(query, Cancellation);

        Assert.Equal(
            [
                new Risk(Case.Child, RiskReason.LateTask, Now.AddDays(-15)),
                new Risk(third, RiskReason.SkippedPromise, Now.AddDays(-5)),
                risks[2] with { Reason = RiskReason.StoppedCase, Since = Now.AddDays(-3) },
            ],
            risks);
        Assert.Equal(
            [RiskReason.SkippedPromise],
            (await Database.Inbox.RisksAsync(query with { Now = Now.AddDays(-2) }, Cancellation)).Select(risk => risk.Reason));
        Assert.Equal(1, late.Row.Revision);
    }

    [Fact]
    public async Task How_much_people_have_in_hand_is_counted_without_what_is_done()
    {
        Case started = await WithTasksAsync(
            Case.Task("one#1", assignee: Case.Yves), Case.Task("two#2", assignee: Case.Yves), Case.Task("free#3"));
        await Case.WriteAsync(Database, started.Next() with { ClosedTasks = [new ClosedTask("two#2", true, Now, Case.Yves, null)] });

        ImmutableDictionary<PersonId, long> loads =
            await Database.Inbox.LoadsAsync(Case.Network, [Case.Yves, Case.Nadia], Cancellation);

        Assert.Equal(KeyValuePair.Create(Case.Yves, 1L), Assert.Single(loads));
    }

    [Fact]
    public async Task Overdue_tasks_of_colleagues_in_the_same_role_are_seen_too()
    {
        await WithTasksAsync(
            Case.Task("late#1", due: Now.AddSeconds(-1), assignee: Case.Yves),
            Case.Task("late#2", due: Now.AddSeconds(-1)),
            Case.Task("intime#3", due: Now),
            Case.Task("never#4"));

        InboxPage overdue = await ReadAsync(Nadia, InboxTab.Overdue);

        Assert.Equal(["late#1", "late#2"], overdue.Tasks.Select(task => task.Task.TaskId));
        Assert.All(overdue.Tasks, task => Assert.True(task.IsOverdueAt(Now)));
        Assert.Equal(new InboxCounts(0, 3, 2), await Database.Inbox.CountAsync(Nadia, Now, Cancellation));
    }

    [Fact]
    public async Task Tasks_come_by_priority_then_deadline_with_the_undated_last()
    {
        await WithTasksAsync(
            Case.Task("d#1", priority: 50),
            Case.Task("c#2", priority: 50, due: Now.AddDays(2)),
            Case.Task("b#3", priority: 50, due: Now.AddDays(1)),
            Case.Task("a#4", priority: 80, due: Now.AddDays(9)));

        Assert.Equal(
            ["a#4", "b#3", "c#2", "d#1"],
            (await ReadAsync(Nadia, InboxTab.MyRoles)).Tasks.Select(task => task.Task.TaskId));
    }

    [Fact]
    public async Task Pages_of_fifty_show_every_task_once_even_when_tasks_are_done_in_between()
    {
        Case started = await WithTasksAsync([.. Enumerable.Range(0, 120).Select(n =>
            Case.Task(Number(n), priority: n % 3, due: n % 2 == 0 ? Now.AddDays(n % 5) : null))]);
        List<string> seen = [];
        InboxCursor? after = null;
        do
        {
            InboxPage page = await ReadAsync(Nadia, InboxTab.MyRoles, after: after);
            Assert.InRange(page.Tasks.Length, 1, InboxQuery.PageSize);
            seen.AddRange(page.Tasks.Select(task => task.Task.TaskId));
            // The cursor travels in an address.
            after = InboxCursor.Parse(page.Next?.ToString());
            started = await Case.WriteAsync(Database, started.Next() with
            {
                ClosedTasks = [new ClosedTask(seen[^1], true, Now, Case.Nadia, null)],
            });
        }
        while (after is not null);

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("lina", 1)]
    [InlineData("ETAPE ob_", 1)]
    [InlineData("obXconsent", 0)]
    [InlineData("100%", 0)]
    [InlineData("  ", 1)]
    [InlineData("éloïse", 0)]
    public async Task Text_is_found_in_titles_whatever_the_case_or_accents(string text, int expected)
    {
        await WithTasksAsync(Case.Task("ob_consent#1"));

        Assert.Equal(expected, (await ReadAsync(Nadia, InboxTab.MyRoles, text)).Tasks.Length);
    }

    [Fact]
    public async Task A_closed_task_leaves_the_inbox_and_stays_in_the_case()
    {
        Case started = await WithTasksAsync(Case.Task("ob_consent#1"), Case.Task("ob_call#2"));

        await Case.WriteAsync(Database, started.Next() with
        {
            ClosedTasks =
            [
                new ClosedTask("ob_consent#1", true, Now, Case.Nadia, new DateOnly(2026, 1, 12)),
                new ClosedTask("ob_call#2", false, Now, null, null),
            ],
        });

        Assert.Empty((await ReadAsync(Nadia, InboxTab.MyRoles)).Tasks);
        ImmutableArray<TaskView> kept = await Database.Inbox.OfCaseAsync(Case.Network, started.Id, Cancellation);
        TaskView done = kept.Single(task => task.Status == TaskPhase.Completed);
        Assert.Equal((Now, Case.Nadia, new DateOnly(2026, 1, 12)), (done.ClosedAt, done.ClosedBy, done.DoneOn));
        Assert.Single(kept, task => task.Status == TaskPhase.Withdrawn);
        Assert.Equal(2, (await Database.Inbox.OfPatientAsync(Case.Network, Case.Child, Cancellation)).Length);
    }

    [Fact]
    public async Task One_task_is_found_by_its_id()
    {
        Case started = await WithTasksAsync(Case.Task("ob_consent#1"));

        Assert.NotNull(await Database.Inbox.FindAsync(Case.Network, started.Id, "ob_consent#1", Cancellation));
        Assert.Null(await Database.Inbox.FindAsync(Case.Network, started.Id, "ob_consent#2", Cancellation));
    }

    [Fact]
    public async Task The_organisation_s_tab_shows_every_open_task_of_its_cases_and_no_other()
    {
        await WithTasksAsync(Case.Task("ours#1", role: "nurse"), Case.Task("taken#2", assignee: Case.Yves));

        Assert.Equal(["ours#1", "taken#2"], await FoundAsync(InboxConditions.None, Nadia with { Organisations = [Case.Office] }));
        Assert.Empty(await FoundAsync(InboxConditions.None, Nadia with { Organisations = [Case.Practice] }));
        Assert.Empty(await FoundAsync(InboxConditions.None, Nadia));
    }

    [Fact]
    public async Task Each_condition_leaves_what_meets_it()
    {
        await WithTasksAsync(
            Case.Task("late#1", due: Now.AddSeconds(-1), assignee: Case.Yves) with { EscalatedRoles = ["coordination_manager"] },
            Case.Task("soon#2", due: Now.AddDays(3)),
            Case.Task("fine#3", due: Now.AddDays(3).AddSeconds(1)),
            Case.Task("waiting#4", due: Now.AddDays(3)) with { From = Now.AddSeconds(1) },
            Case.Task("never#5"));

        InboxReader all = Nadia with { Organisations = [Case.Office] };
        foreach ((InboxConditions conditions, string[] expected) in new (InboxConditions, string[])[]
        {
            (new() { Window = WindowState.Late }, ["late#1"]),
            (new() { Window = WindowState.Soon }, ["soon#2"]),
            (new() { Window = WindowState.Fine }, ["fine#3"]),
            (new() { Window = WindowState.Waiting }, ["waiting#4"]),
            (new() { Window = WindowState.Open }, ["never#5"]),
            (new() { IsEscalated = true }, ["late#1"]),
            (new() { Holder = Case.Yves }, ["late#1"]),
            (new() { Holder = Case.Nadia }, []),
            (new() { IsFree = true, Window = WindowState.Soon }, ["soon#2"]),
            (new() { Step = "fine" }, ["fine#3"]),
            (new() { Role = RoleKey.CoordinationManager }, ["late#1"]),
            (new() { Role = RoleKey.Nurse }, []),
            (new() { LateForDays = 1 }, []),
            (new() { Pathway = "childhood-obesity-etp", Step = "fine" }, ["fine#3"]),
            (new() { Pathway = "frailty-screening" }, []),
            (new() { Organisation = Case.Office, Step = "fine" }, ["fine#3"]),
            (new() { Organisation = Case.Practice }, []),
            (new() { Person = "nobody" }, []),
            (new() { Municipality = "57463" }, []),
        })
        {
            Assert.Equal(expected, await FoundAsync(conditions, all));
            Assert.Equal(expected.Length, await Database.Inbox.CountAsync(Query(conditions, all), Cancellation));
        }
    }

    [Fact]
    public async Task A_person_is_found_by_beginnings_of_names_and_by_the_municipality_of_residence()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        Patient lison = (await room.LoadAsync(await room.RegisterAsync())).Patient;
        Assert.Equal(FileWriting.Written, await room.Files.WriteAsync(
            new PatientFileChange { Changed = lison with { Revision = 2, ResidenceCode = "57463" } },
            CareRoom.Entry(lison.Id, act: CareAct.ChangeIdentity),
            Cancellation));
        Case child = Case.New();
        await Case.StartAsync(
            Database, first => first with { Tasks = [Case.Task("hers#1")] }, new Case(child.Row with { Patient = lison.Id }));
        await WithTasksAsync(Case.Task("another's#1"));
        InboxReader all = Nadia with { Organisations = [Case.Office] };

        Assert.Equal(["hers#1"], await FoundAsync(new() { Person = "lis essai" }, all));
        Assert.Empty(await FoundAsync(new() { Person = "lis dupont" }, all));
        Assert.Equal(["hers#1"], await FoundAsync(new() { Municipality = "57463" }, all));
        Assert.Empty(await FoundAsync(new() { Municipality = "57000" }, all));
        Assert.Contains(
            new InboxChoice(InboxChoiceKind.Municipality, "57463", "", 1),
            (await Database.Inbox.OfferAsync(Query(InboxConditions.None, all), Cancellation)).Values);
    }

    [Fact]
    public async Task What_can_be_chosen_is_what_is_there_with_how_often()
    {
        await WithTasksAsync(
            Case.Task("call#1", due: Now.AddSeconds(-1), assignee: Case.Yves) with { EscalatedRoles = ["coordination_manager"] },
            Case.Task("call#2"), Case.Task("visit#3"));

        InboxChoices choices = await Database.Inbox.OfferAsync(
            Query(InboxConditions.None, Nadia with { Organisations = [Case.Office] }), Cancellation);

        Assert.True(choices.IsWhole);
        Assert.Equal(
            [
                "Step call 2", "Step visit 1", "Pathway childhood-obesity-etp 3", $"Organisation {Case.Office} 3", "Window open 2",
                "Window late 1", "Escalated yes 1", "Holder nobody 2", $"Holder {Case.Yves} 1",
            ],
            choices.Values.OrderBy(choice => choice.Kind).ThenByDescending(choice => choice.Tasks)
                .Select(choice => $"{choice.Kind} {choice.Value} {choice.Tasks}"));
        Assert.Equal("Étape call#1", choices.Values.First(choice => choice.Value == "call").Label);
    }

    [Fact]
    public async Task More_than_a_thousand_tasks_are_not_counted_to_the_end()
    {
        await WithTasksAsync([.. Enumerable.Range(0, InboxQuery.CountedAtMost + 20).Select(n => Case.Task(Number(n)))]);
        InboxQuery query = Query(InboxConditions.None, Nadia with { Organisations = [Case.Office] });

        Assert.Equal(InboxQuery.CountedAtMost + 1, await Database.Inbox.CountAsync(query, Cancellation));
        Assert.False((await Database.Inbox.OfferAsync(query, Cancellation)).IsWhole);
        Assert.Equal(
            new InboxCounts(0, InboxQuery.CountedAtMost + 1, 0), await Database.Inbox.CountAsync(Nadia, Now, Cancellation));
    }

    [Fact]
    public async Task Pages_under_a_condition_show_every_task_once()
    {
        await WithTasksAsync([.. Enumerable.Range(0, 130).Select(n =>
            Case.Task(Number(n), priority: n % 4, due: Now.AddDays(1 + (n % 5)), assignee: n % 2 == 0 ? Case.Yves : null))]);
        InboxReader all = Nadia with { Organisations = [Case.Office] };
        InboxQuery query = Query(new() { Holder = Case.Yves }, all);
        List<TaskView> seen = [];
        InboxPage page;
        do
        {
            page = await Database.Inbox.ReadAsync(query, Cancellation);
            seen.AddRange(page.Tasks);
            query = query with { After = InboxCursor.Parse(page.Next?.ToString()) };
        }
        while (page.Next is not null);

        Assert.Equal(65, seen.DistinctBy(task => task.Task.TaskId).Count());
        Assert.Equal(65, seen.Count);
        Assert.Equal(seen, seen.OrderByDescending(task => task.Task.Priority).ThenBy(task => task.Task.Due));
    }

    [Fact]
    public async Task Rings_in_the_network_where_something_was_committed_and_in_no_other()
    {
        NetworkId elsewhere = new("elsewhere");
        // The first look starts the listener; what it misses until then, the pages' own look finds.
        await Task.WhenAny(Database.Inbox.NextChange(Case.Network), Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation));
        Task other = Database.Inbox.NextChange(elsewhere);
        Task change = Database.Inbox.NextChange(Case.Network);

        await WithTasksAsync(Case.Task("ob_consent#1"));

        await change.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.False(other.IsCompleted, "A network heard what happened in another.");
        other = Database.Inbox.NextChange(elsewhere);
        await Case.StartAsync(Database, of: Case.New(network: elsewhere));
        await other.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task A_task_that_came_since_the_visit_before_is_new_until_it_is_opened_and_changed_when_somebody_else_changes_it()
    {
        Case started = await WithTasksAsync(Case.Task("old#1"));
        DateTimeOffset monday = Case.Monday.AddHours(1);
        DateTimeOffset tuesday = Case.Monday.AddDays(1);
        await LookAsync(monday);
        TaskRow fresh = Case.Task("new#1") with { OpenedAt = tuesday };
        started = await Case.WriteAsync(Database, started.Next(at: tuesday) with { Tasks = [fresh] });

        Assert.Equal([("new#1", TaskNews.New), ("old#1", TaskNews.None)], await NewsAsync(tuesday.AddHours(1)));
        // Another page of the same visit says the same, also when it looks by itself.
        Assert.Equal([("new#1", TaskNews.New), ("old#1", TaskNews.None)], await NewsAsync(tuesday.AddHours(1).AddMinutes(5)));

        await Database.Inbox.OpenAsync(await FindAsync(started, "new#1"), Case.Nadia, tuesday.AddHours(1).AddMinutes(6), Cancellation);
        Assert.Equal([("new#1", TaskNews.None), ("old#1", TaskNews.None)], await NewsAsync(tuesday.AddHours(1).AddMinutes(7)));

        InstanceCommit byYves = started.Next(at: tuesday.AddHours(1).AddMinutes(8)) with { Tasks = [fresh with { Note = "Rappeler" }] };
        byYves = byYves with { Command = byYves.Command with { By = Case.Coordinator with { Person = Case.Yves } } };
        started = await Case.WriteAsync(Database, byYves);
        Assert.Equal([("new#1", TaskNews.Changed), ("old#1", TaskNews.None)], await NewsAsync(tuesday.AddHours(1).AddMinutes(9)));

        InstanceCommit byNadia = started.Next(at: tuesday.AddHours(1).AddMinutes(10));
        await Case.WriteAsync(Database, byNadia with { Tasks = [fresh, Case.Task("old#1", priority: 60)] });
        Assert.Equal([("new#1", TaskNews.None), ("old#1", TaskNews.None)], await NewsAsync(tuesday.AddHours(1).AddMinutes(11)));
    }

    [Fact]
    public async Task A_page_that_looks_by_itself_ends_no_visit_and_a_look_is_written_once_a_minute()
    {
        await WithTasksAsync(Case.Task("old#1"));
        await LookAsync(Case.Monday);
        DateTimeOffset later = Case.Monday.AddHours(2);

        await Database.Inbox.LookAsync(Case.Network, Case.Nadia, later, isByPerson: false, Cancellation);
        Assert.Equal(Case.Monday, (await LookAsync(later)).SeenUntil);
        await LookAsync(later.AddSeconds(30));
        Assert.Equal(later, (await LookAsync(later.AddMinutes(2))).LookedAt);
        Assert.Equal(later.AddMinutes(2), (await LookAsync(later.AddHours(5))).SeenUntil);
    }

    private Task<InboxVisit> LookAsync(DateTimeOffset at) =>
        Database.Inbox.LookAsync(Case.Network, Case.Nadia, at, isByPerson: true, Cancellation);

    private async Task<IEnumerable<(string Task, TaskNews News)>> NewsAsync(DateTimeOffset at)
    {
        InboxVisit visit = await LookAsync(at);
        return (await ReadAsync(Nadia, InboxTab.MyRoles)).Tasks
            .Select(task => (task.Task.TaskId, visit.NewsOf(task, Case.Nadia)))
            .Order();
    }

    private async Task<TaskView> FindAsync(Case of, string task) =>
        await Database.Inbox.FindAsync(Case.Network, of.Id, task, Cancellation) ?? throw new InvalidOperationException($"No task {task}.");

    private static InboxQuery Query(InboxConditions conditions, InboxReader reader) =>
        new(reader, InboxTab.Organisation, conditions, null, Now);

    private async Task<IEnumerable<string>> FoundAsync(InboxConditions conditions, InboxReader reader) =>
        (await Database.Inbox.ReadAsync(Query(conditions, reader), Cancellation)).Tasks.Select(task => task.Task.TaskId);

    private static string Number(int n) => string.Create(CultureInfo.InvariantCulture, $"task#{n:0000}");

    private Task<Case> WithTasksAsync(params ImmutableArray<TaskRow> tasks) =>
        Case.StartAsync(Database, first => first with { Tasks = tasks });

    private Task<InboxPage> ReadAsync(
        InboxReader reader, InboxTab tab, string? text = null, InboxCursor? after = null) =>
        Database.Inbox.ReadAsync(new InboxQuery(reader, tab, new InboxConditions { Text = text }, after, Now), Cancellation);
}

public sealed class InboxOnSqlite() : InboxContract(DatabaseKind.Sqlite);

public sealed class InboxOnPostgreSql() : InboxContract(DatabaseKind.PostgreSql);
