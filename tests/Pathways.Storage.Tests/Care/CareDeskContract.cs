using System.Collections.Immutable;
using Pathways.Engine;

namespace Pathways.Storage.Tests.Care;

public abstract class CareDeskContract(DatabaseKind kind) : PortContract(kind)
{
    [Fact]
    public async Task Registers_a_child_with_its_measures_and_logs_it()
    {
        CareRoom room = await OpenAsync();

        PatientId id = await room.RegisterAsync();

        PatientFile file = await room.LoadAsync(id);
        Assert.Equal(IdentityStatus.Provisional, file.Patient.Identity.Status);
        Assert.Equal(2, file.Observations.Length);
        Assert.Equal(["1 coordinator RegisterPatient Duty"], await room.LogOfAsync(id));
    }

    [Fact]
    public async Task Refuses_820_kg_and_saves_nothing_at_all()
    {
        CareRoom room = await OpenAsync();
        var id = new PatientId(Guid.CreateVersion7());
        PatientDraft draft = CareRoom.Lison with { Observations = [CareRoom.Weight(820, CareRoom.Today)] };

        CareOutcome<PatientId> outcome = await room.Desk.RegisterAsync(CareRoom.Coordinator, id, draft, [], Cancellation);

        var unsaved = Assert.IsType<CareOutcome<PatientId>.Unsaved>(outcome);
        Assert.Equal("PW4010", Assert.Single(unsaved.Problems).Code);
        Assert.Null(await room.Files.LoadAsync(CareRoom.Network, id, Cancellation));
        Assert.Empty(await room.LogOfAsync(id));
    }

    [Fact]
    public async Task Asks_about_an_unusual_weight_and_takes_it_once_confirmed()
    {
        CareRoom room = await OpenAsync();
        var id = new PatientId(Guid.CreateVersion7());
        PatientDraft draft = CareRoom.Lison with { Observations = [CareRoom.Weight(160, CareRoom.Today)] };

        var asked = Assert.IsType<CareOutcome<PatientId>.Unsaved>(
            await room.Desk.RegisterAsync(CareRoom.Coordinator, id, draft, [], Cancellation));
        CareOutcome<PatientId> confirmed = await room.Desk.RegisterAsync(
            CareRoom.Coordinator, id, draft, [asked.Problems[0].Key], Cancellation);

        Assert.IsType<CareOutcome<PatientId>.Done>(confirmed);
        Assert.True((await room.LoadAsync(id)).Observations[0].IsConfirmedUnusual);
    }

    [Fact]
    public async Task Shows_the_file_that_is_nearly_the_same_before_making_another()
    {
        CareRoom room = await OpenAsync();
        PatientId known = await room.RegisterAsync();
        PatientDraft typedBadly = CareRoom.Lison with { BirthName = "Essai-Marton" };

        CareOutcome<PatientId> outcome = await room.Desk.RegisterAsync(
            CareRoom.Coordinator, new PatientId(Guid.CreateVersion7()), typedBadly, [], Cancellation);

        var unsaved = Assert.IsType<CareOutcome<PatientId>.Unsaved>(outcome);
        Assert.Equal("PW4020", Assert.Single(unsaved.Problems).Code);
        Assert.Equal([new Lookalike(known, Likeness.Near)], unsaved.Lookalikes);
    }

    [Fact]
    public async Task Makes_one_file_when_a_form_is_sent_twice()
    {
        CareRoom room = await OpenAsync();
        var id = new PatientId(Guid.CreateVersion7());

        for (int i = 0; i < 2; i++)
        {
            Assert.IsType<CareOutcome<PatientId>.Done>(
                await room.Desk.RegisterAsync(CareRoom.Coordinator, id, CareRoom.Lison, [], Cancellation));
        }

        Assert.Equal(2, (await room.LoadAsync(id)).Observations.Length);
    }

    [Fact]
    public async Task Lets_nobody_register_whose_role_does_not()
    {
        CareRoom room = await OpenAsync();

        CareOutcome<PatientId> outcome = await room.Desk.RegisterAsync(
            CareRoom.Nurse, new PatientId(Guid.CreateVersion7()), CareRoom.Lison, [], Cancellation);

        Assert.Equal("PW4103", Assert.IsType<CareOutcome<PatientId>.Denied>(outcome).Decision.Code);
    }

    [Fact]
    public async Task Logs_who_opened_a_file_and_who_was_kept_out()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();

        Assert.IsType<CareOutcome<PatientFile>.Done>(await room.Desk.OpenFileAsync(CareRoom.Gp, id, null, Cancellation));
        Assert.Equal("PW4106", await CodeOfOpeningAsync(room, CareRoom.OtherGp, id));
        Assert.Equal("PW4103", await CodeOfOpeningAsync(room, CareRoom.Administrator, id));
        Assert.Equal("PW4101", await CodeOfOpeningAsync(room, CareRoom.Neighbouring, id));

        Assert.Equal(
            [
                "1 coordinator RegisterPatient Duty", "2 gp ReadFile CareTeam", "3 gp ReadFile PW4106",
                "4 administrator ReadFile PW4103",
            ],
            await room.LogOfAsync(id));
        Assert.Equal("PW4101", await CodeOfOpeningAsync(room, CareRoom.Coordinator, new PatientId(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task Opens_a_closed_file_in_an_emergency_and_keeps_the_reason()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();

        CareOutcome<PatientFile> outcome = await room.Desk.OpenFileAsync(
            CareRoom.OtherGp, id, " Malaise à l’école ", Cancellation);

        Assert.IsType<CareOutcome<PatientFile>.Done>(outcome);
        LoggedAccess newest = (await room.Files.AccessLogAsync(CareRoom.Network, id, null, Cancellation))[0];
        Assert.Equal((LegalBasis.Emergency, "Malaise à l’école"), (newest.Access.Basis, newest.Access.Reason));
    }

    [Fact]
    public async Task Finds_only_ones_own_patients_for_roles_that_need_a_relation()
    {
        CareRoom room = await OpenAsync();
        PatientId own = await room.RegisterAsync();
        await room.RegisterAsync(CareRoom.Lison with { FirstGivenName = "Capucine", GivenNames = null, Gp = null });

        Assert.Equal([own], await FoundAsync(room, CareRoom.Gp));
        Assert.Empty(await FoundAsync(room, CareRoom.Nurse));
        Assert.Equal(2, (await FoundAsync(room, CareRoom.Coordinator)).Count());
        Assert.Equal("PW4103", Assert.IsType<CareOutcome<PatientPage>.Denied>(
            await room.Desk.SearchAsync(CareRoom.Administrator, null, null, Cancellation)).Decision.Code);
    }

    [Fact]
    public async Task Shows_the_access_log_to_the_administrator_but_not_the_file()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();

        var log = Assert.IsType<CareOutcome<ImmutableArray<LoggedAccess>>.Done>(
            await room.Desk.ReadAccessLogAsync(CareRoom.Administrator, id, null, Cancellation));

        Assert.Equal(CareAct.ReadAccessLog, log.Value[0].Access.Act);
        Assert.IsType<CareOutcome<PatientFile>.Denied>(
            await room.Desk.OpenFileAsync(CareRoom.Administrator, id, "curious", Cancellation));
    }

    [Fact]
    public async Task Answers_for_a_task_with_its_roles_and_logs_the_case()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();
        var caseId = Guid.CreateVersion7();
        var task = new TaskStanding([RoleKey.Coordinator], Assignee: null);

        AccessDecision mine = await room.Desk.DecideAsync(
            CareRoom.Coordinator, CareAct.WorkOnTask, id, task, caseId, Cancellation);
        AccessDecision theirs = await room.Desk.DecideAsync(
            CareRoom.Gp, CareAct.WorkOnTask, id, task, caseId, Cancellation);

        Assert.IsType<AccessDecision.Allowed>(mine);
        Assert.Equal("PW4108", Assert.IsType<AccessDecision.Denied>(theirs).Code);
        Assert.Equal(caseId, (await room.Files.AccessLogAsync(CareRoom.Network, id, null, Cancellation))[0].Access.Case);
    }

    [Fact]
    public async Task Opens_the_absent_s_files_to_who_stands_in_while_it_lasts_and_logs_it_so()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();
        Assert.Equal("PW4106", await CodeOfOpeningAsync(room, CareRoom.OtherGp, id));
        Assert.Empty(await FoundAsync(room, CareRoom.OtherGp));

        Absence away = Away(CareRoom.Gp, CareRoom.OtherGp);
        Assert.True(await room.Directory.RecordAsync(away, Cancellation));

        Assert.IsType<CareOutcome<PatientFile>.Done>(await room.Desk.OpenFileAsync(CareRoom.OtherGp, id, null, Cancellation));
        Assert.Equal([id], await FoundAsync(room, CareRoom.OtherGp));
        Assert.Equal("3 gp ReadFile Substitution", (await room.LogOfAsync(id))[^1]);
        AccessDecision task = await room.Desk.DecideAsync(
            CareRoom.OtherGp, CareAct.WorkOnTask, id, new TaskStanding([RoleKey.Nurse], CareRoom.Gp.Person), null, Cancellation);
        Assert.Equal(new AccessDecision.Allowed(LegalBasis.Substitution, TellsCoordinator: false), task);

        Assert.True(await room.Directory.RecordAsync(away with { Version = 2, IsWithdrawn = true }, Cancellation));
        Assert.Equal("PW4106", await CodeOfOpeningAsync(room, CareRoom.OtherGp, id));
    }

    [Fact]
    public async Task Knows_the_care_team_of_a_day_with_the_gp_and_without_those_who_left()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();
        CareTeamMember nurse = new(
            CareRoom.Network, id, CareRoom.Nurse.Person, RoleKey.Nurse, Case.Office, CareRoom.Today, CareRoom.Today.AddDays(9), IsSameTeam: true);
        await room.Files.WriteAsync(
            new PatientFileChange
            {
                Team =
                [
                    nurse,
                    nurse with { Person = CareRoom.OtherGp.Person, Role = RoleKey.Gp, IsSameTeam = false },
                    nurse with { Person = CareRoom.Coordinator.Person, Role = RoleKey.Dietitian }, // Holds no such role in the network.
                ],
            },
            CareRoom.Entry(id, act: CareAct.ChangeCareTeam),
            Cancellation);

        Assert.Equal(
            [new Performer(CareRoom.Gp.Person.ToString(), "gp"), new Performer(CareRoom.Nurse.Person.ToString(), "nurse")],
            await Database.Instances.CareTeamAsync(CareRoom.Network, id, CareRoom.Today, Cancellation));
        Assert.Equal(
            [new Performer(CareRoom.Gp.Person.ToString(), "gp")],
            await Database.Instances.CareTeamAsync(CareRoom.Network, id, CareRoom.Today.AddDays(10), Cancellation));
    }

    [Fact]
    public async Task Uses_the_day_of_the_network_not_of_Greenwich()
    {
        CareRoom room = await OpenAsync();
        room.Time.MoveTo(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero)); // 1 July in Paris
        PatientDraft bornToday = CareRoom.Lison with { BirthDate = new DateOnly(2026, 7, 1), Observations = [] };

        await room.RegisterAsync(bornToday);
    }

    [Fact]
    public async Task Puts_somebody_in_another_s_place_in_every_file_once_and_logs_each()
    {
        CareRoom room = await OpenAsync();
        PatientId id = await room.RegisterAsync();
        CareTeamMember part = new(
            CareRoom.Network, id, CareRoom.Gp.Person, RoleKey.Gp, Case.Practice, CareRoom.Today.AddDays(-30), To: null, IsSameTeam: true);
        await room.Files.WriteAsync(
            new PatientFileChange { Team = [part] }, CareRoom.Entry(id, act: CareAct.ChangeCareTeam), Cancellation);
        Assert.Equal(
            [new CareLink(RoleKey.Gp, null, id), new CareLink(RoleKey.Gp, Case.Practice, id)],
            (await room.Files.LinksAsync(CareRoom.Network, CareRoom.Gp.Person, CareRoom.Today, Cancellation)).OrderBy(link => link.Organisation is not null));
        var handover = new LinkHandover(
            CareRoom.Administrator, CareRoom.Gp.Person, CareRoom.RoleOf(CareRoom.OtherGp), "Dr Autre", CareRoom.Today, Case.Monday);

        Assert.Equal(0, await room.Files.HandOverAsync(handover with { Of = Case.Office, IsGp = false }, Cancellation)); // Another organisation.
        Assert.Equal(1, await room.Files.HandOverAsync(handover, Cancellation)); // The care team.
        Assert.Equal(1, await room.Files.HandOverAsync(handover, Cancellation)); // The GP.
        Assert.Equal(0, await room.Files.HandOverAsync(handover, Cancellation));

        PatientFile file = await room.LoadAsync(id);
        Assert.Equal(new GpReference(CareRoom.OtherGp.Person, "Dr Autre", null), file.Patient.Gp);
        Assert.Equal(
            [(CareRoom.Gp.Person, CareRoom.Today.AddDays(-1)), (CareRoom.OtherGp.Person, null)],
            file.Team.Select(member => (member.Person, member.To)));
        Assert.Empty(await room.Files.LinksAsync(CareRoom.Network, CareRoom.Gp.Person, CareRoom.Today, Cancellation));
        Assert.Equal(
            ["administrator ChangeCareTeam Duty", "administrator ChangeIdentity Duty"],
            (await room.LogOfAsync(id)).TakeLast(2).Select(line => line.Split(' ', 2)[1]));
    }

    private static Absence Away(Actor who, Actor substitute) => new()
    {
        Network = CareRoom.Network,
        Id = new AbsenceId(Guid.CreateVersion7()),
        Person = who.Person,
        From = CareRoom.Today,
        To = CareRoom.Today.AddDays(7),
        Substitute = substitute.Person,
        RecordedBy = CareRoom.Administrator.Person,
        RecordedAs = RoleKey.Administrator,
        RecordedAt = Case.Monday,
    };

    private Task<CareRoom> OpenAsync() => CareRoom.OpenAsync(Database, Cancellation);

    private static async Task<string> CodeOfOpeningAsync(CareRoom room, Actor actor, PatientId id) =>
        Assert.IsType<CareOutcome<PatientFile>.Denied>(
            await room.Desk.OpenFileAsync(actor, id, emergencyReason: null, Cancellation)).Decision.Code;

    private static async Task<IEnumerable<PatientId>> FoundAsync(CareRoom room, Actor actor) =>
        Assert.IsType<CareOutcome<PatientPage>.Done>(
            await room.Desk.SearchAsync(actor, "essai", null, Cancellation)).Value.Patients.Select(patient => patient.Id);
}

public sealed class CareDeskOnSqlite() : CareDeskContract(DatabaseKind.Sqlite);

public sealed class CareDeskOnPostgreSql() : CareDeskContract(DatabaseKind.PostgreSql);
