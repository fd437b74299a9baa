using System.Collections.Immutable;

namespace Pathways.Runtime.Tests;

public sealed class LeavingANetwork
{
    private static readonly OrganisationId North = new(Guid.Parse("0e000000-0000-7000-8000-000000000002"));
    private static readonly OrganisationId South = new(Guid.Parse("0e000000-0000-7000-8000-000000000003"));
    private static readonly PersonId Yves = Installation.Yves.Person;
    private static readonly PersonId Nadia = Installation.Nadia.Person;
    private static readonly PersonId Odile = new(Guid.Parse("0a000000-0000-7000-8000-000000000003"));
    private static readonly Actor Administrator = new(
        Installation.Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000004")), RoleKey.Administrator, Installation.Office);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Twice_under_one_command_ends_also_when_a_task_came_back_in_between(DatabaseKind kind)
    {
        await using Installation here = await OpenAsync(kind);
        Guid started = await TakenAsync(here);
        var command = CommandId.New();

        Assert.True((await CloseAsync(here, command, Plan(Yves))).IsDone);
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        await GiveAsync(here, started, Installation.Nadia, from: Yves);
        LeaveOutcome again = await CloseAsync(here, command, Plan(Yves)).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.True(again.IsDone);
        Assert.Equal(Yves, await HolderAsync(here, started));
    }

    [Fact]
    public async Task At_the_same_time_as_somebody_gives_them_tasks_loses_none()
    {
        await using Installation here = await OpenAsync();
        Guid[] cases = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakenAsync(here)))];
        foreach (Guid given in cases[4..])
        {
            await GiveAsync(here, given, Installation.Yves, from: Nadia);
        }

        Task<LeaveOutcome>[] closing = [.. Enumerable.Range(0, 2).Select(_ => CloseAsync(here, CommandId.New(), Plan(Yves)))];
        await Task.WhenAll(cases[4..].Select(given => GiveAsync(here, given, Installation.Nadia, from: Yves)));
        LeaveOutcome[] closings = await Task.WhenAll(closing);
        LeaveOutcome last = await CloseAsync(here, CommandId.New(), Plan(Yves));

        Assert.True(last.IsDone, string.Join(' ', closings.Append(last).SelectMany(one => one.Problems)));
        foreach (Guid started in cases)
        {
            Assert.Equal(Yves, await HolderAsync(here, started));
        }

        Assert.DoesNotContain(await RolesAsync(here), role => role.Person == Nadia && role.IsValidOn(Today(here)));
    }

    [Fact]
    public async Task Hands_over_more_tasks_than_one_page_holds()
    {
        await using Installation here = await OpenAsync();
        for (int n = 0; n <= InboxQuery.PageSize; n++)
        {
            await TakenAsync(here);
        }

        Assert.True((await CloseAsync(here, CommandId.New(), Plan(Yves))).IsDone);
        Assert.Equal(InboxQuery.PageSize + 1, (await here.Database.Inbox.LoadsAsync(Installation.Network, [Nadia, Yves], Cancellation))[Yves]);
    }

    [Fact]
    public async Task Needs_a_successor_for_each_practice_where_somebody_is_the_only_gp()
    {
        await using Installation here = await OpenAsync();
        await SaveAsync(here, Held(Nadia, RoleKey.Gp, North), Held(Nadia, RoleKey.Gp, South), Held(Odile, RoleKey.Gp, South));
        await JoinTeamAsync(here, Nadia, North);
        await JoinTeamAsync(here, Nadia, South);

        Leave leave = (await LookAsync(here, Nadia))!; // She was entered.
        LeftRole north = Assert.Single(leave.Roles, role => role.Post == Post.Of(RoleKey.Gp, North));
        LeftRole south = Assert.Single(leave.Roles, role => role.Post == Post.Of(RoleKey.Gp, South));
        Assert.Equal((1, true, 1, false), (north.Links, north.IsLastHolder, south.Links, south.IsLastHolder));

        LeavePlan plan = Plan(Yves) with
        {
            ByPost = Plan(Yves).ByPost.Add(north.Post, Yves).Add(south.Post, Odile),
        };
        Assert.True((await CloseAsync(here, CommandId.New(), plan)).IsDone);

        Assert.Contains(await RolesAsync(here), role => role.Person == Yves && role.Role == RoleKey.Gp && role.Organisation == North);
        PatientFile file = (await here.Database.Get<IPatientFiles>().LoadAsync(Installation.Network, Installation.Child, Cancellation))!; // Registered.
        Assert.Equal(
            [(Yves, North), (Odile, South)],
            file.Team.Where(member => member.To is null).Select(member => (member.Person, member.Organisation)).OrderBy(member => member.Organisation.Value));
    }

    [Fact]
    public async Task Is_refused_to_a_successor_who_could_not_do_it()
    {
        await using Installation here = await OpenAsync();
        Guid started = await TakenAsync(here);
        await SaveAsync(here, Held(Odile, RoleKey.Secretary, Installation.Office));
        await here.Database.Get<INetworkDirectory>().RecordAsync(Away(here, Yves, substitute: Nadia), Cancellation);
        TaskChoice task = new(started, here.TaskIdOf(started), null);

        Assert.Equal(["PW4078"], (await CloseAsync(here, CommandId.New(), Plan(Yves))).Problems.Select(problem => problem.Code));
        Assert.Equal(["PW4073"], (await CloseAsync(here, CommandId.New(), Plan(Nadia))).Problems.Select(problem => problem.Code));
        Assert.Equal(
            ["PW4077"],
            (await CloseAsync(here, CommandId.New(), Plan(Administrator.Person) with { ByTask = Plan(Odile).ByTask.Add(task, Odile) }))
                .Problems.Select(problem => problem.Code));
        Assert.Equal(Nadia, await HolderAsync(here, started));
        Assert.True((await CloseAsync(here, CommandId.New(), Plan(Odile) with { ByTask = Plan(Odile).ByTask.Add(task, Odile) })).IsDone);
        Assert.Equal(Odile, await HolderAsync(here, started));
    }

    private static LeavePlan Plan(PersonId heir) => new(
        Nadia,
        ImmutableDictionary<Post, PersonId>.Empty.Add(new Post(RoleKey.Coordinator, null), heir),
        ImmutableDictionary<TaskChoice, PersonId>.Empty,
        Note: null);

    private static LeavingDesk DeskOf(Installation here) => new(
        here.Database.Inbox, here.Database.Cases, here.Definitions, here.Database.Get<INetworkDirectory>(), here.Database.Get<IPatientFiles>(),
        here.Runtime);

    private static Task<Leave?> LookAsync(Installation here, PersonId person) =>
        DeskOf(here).LookAsync(Installation.Network, person, here.Clock.GetUtcNow(), Today(here), Cancellation);

    private static Task<LeaveOutcome> CloseAsync(Installation here, CommandId command, LeavePlan plan) =>
        DeskOf(here).CloseAsync(command, Administrator, plan, here.Clock.GetUtcNow(), Today(here), Cancellation);

    private static async Task<Installation> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        Installation here = await Installation.WithConsentAsync(kind);
        await here.EnterNetworkAsync();
        await here.RegisterChildAsync();
        await here.Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                Organisations =
                [
                    new Organisation(Installation.Network, North, "North", OrganisationKind.Practice, null, null),
                    new Organisation(Installation.Network, South, "South", OrganisationKind.Practice, null, null),
                ],
                People = [.. new[] { Nadia, Yves, Odile, Administrator.Person }.Select(person =>
                    new Person(Installation.Network, person, "Essai", "A", null, null, null, null))],
                Roles =
                [
                    Held(Nadia, RoleKey.Coordinator, Installation.Office), Held(Yves, RoleKey.Coordinator, Installation.Office),
                    Held(Administrator.Person, RoleKey.Administrator, Installation.Office),
                ],
            },
            Cancellation);
        return here;
    }

    private static async Task<Guid> TakenAsync(Installation here)
    {
        Guid started = await here.StartAsync();
        Installation.Done(await here.Runtime.ClaimTaskAsync(
            CommandId.New(), Installation.Nadia, started, new TaskId(here.TaskIdOf(started)), Cancellation));
        return started;
    }

    private static async Task GiveAsync(Installation here, Guid started, Actor to, PersonId from)
    {
        Installation.Done(await here.Runtime.ReassignTaskAsync(
            CommandId.New(), Administrator, new TaskHandover(started, new TaskId(here.TaskIdOf(started)), to, null, from), Cancellation));
    }

    private static async Task<PersonId?> HolderAsync(Installation here, Guid started) =>
        (await here.Database.Inbox.FindAsync(Installation.Network, started, here.TaskIdOf(started), Cancellation))?.Task.Assignee;

    private static async Task JoinTeamAsync(Installation here, PersonId person, OrganisationId organisation) =>
        Assert.Equal(FileWriting.Written, await here.Database.Get<IPatientFiles>().WriteAsync(
            new PatientFileChange
            {
                Team =
                [
                    new CareTeamMember(
                        Installation.Network, Installation.Child, person, RoleKey.Gp, organisation, Today(here).AddDays(-30), To: null, IsSameTeam: true),
                ],
            },
            new AccessEntry
            {
                Actor = Installation.Nadia,
                Patient = Installation.Child,
                Act = CareAct.ChangeCareTeam,
                At = here.Clock.GetUtcNow(),
                Basis = LegalBasis.Coordination,
            },
            Cancellation));

    private static Task SaveAsync(Installation here, params ImmutableArray<RoleAssignment> roles) =>
        here.Database.Get<INetworkDirectory>().SaveAsync(new DirectoryEntries { Roles = roles }, Cancellation);

    private static Task<ImmutableArray<RoleAssignment>> RolesAsync(Installation here) =>
        here.Database.Get<INetworkDirectory>().RolesAsync(Installation.Network, Cancellation);

    private static DateOnly Today(Installation here) => DateOnly.FromDateTime(here.Clock.GetUtcNow().UtcDateTime);

    private static RoleAssignment Held(PersonId person, RoleKey role, OrganisationId organisation) =>
        new(Installation.Network, person, role, organisation, new DateOnly(2020, 1, 1), To: null);

    private static Absence Away(Installation here, PersonId person, PersonId? substitute) => new()
    {
        Network = Installation.Network,
        Id = new AbsenceId(Guid.CreateVersion7()),
        Person = person,
        From = Today(here),
        To = Today(here).AddDays(7),
        Substitute = substitute,
        RecordedBy = Administrator.Person,
        RecordedAs = RoleKey.Administrator,
        RecordedAt = here.Clock.GetUtcNow(),
    };
}
