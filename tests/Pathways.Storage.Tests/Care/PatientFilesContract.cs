using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

public abstract class PatientFilesContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateOnly Today = CareRoom.Today;

    [Fact]
    public async Task A_file_is_read_back_with_every_digit_and_every_word()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();

        PatientFile file = await room.LoadAsync(id);

        Assert.Equal("ESSAI-MARTIN Lison", file.Patient.Identity.DisplayName);
        Assert.Equal("Lison Éloïse", file.Patient.Identity.Traits.GivenNames);
        Assert.Equal(CareRoom.Lison.Related, file.Patient.Related);
        Assert.Equal(CareRoom.Lison.Gp, file.Patient.Gp);
        Assert.Equal(Case.Monday, file.Patient.RegisteredAt);
        Assert.Equal("32.40", file.History.Latest(ObservationCode.Weight)?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Single(file.History.GrowthPoints(file.Patient.Identity.Traits.BirthDate));
    }

    [Fact]
    public async Task A_file_of_another_network_is_not_there()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();

        Assert.Null(await room.Files.LoadAsync(CareRoom.Neighbour, id, Cancellation));
        Assert.Null(await room.Files.ReadAsync(CareRoom.Entry(id, CareRoom.Neighbouring), Cancellation));
        Assert.Null(await room.Files.StandingAsync(CareRoom.Neighbouring, id, Today, Cancellation));
        Assert.Empty(await room.Files.StripsAsync(CareRoom.Neighbour, [id], Cancellation));
    }

    [Fact]
    public async Task A_change_that_saw_an_older_record_writes_nothing()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        Patient first = (await room.LoadAsync(await room.RegisterAsync())).Patient;
        Patient second = first with { Revision = 2, ResidenceCode = "57463" };

        Assert.Equal(FileWriting.Written, await ChangeAsync(room, second));
        Assert.Equal(FileWriting.Stale, await ChangeAsync(room, first with { Revision = 2, ResidenceCode = "57000" }));

        Assert.Equal("57463", (await room.LoadAsync(first.Id)).Patient.ResidenceCode);
        Assert.Equal(2, (await room.LogOfAsync(first.Id)).Length);
    }

    [Fact]
    public async Task Two_files_of_a_network_cannot_hold_one_national_number()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        Patient lison = (await room.LoadAsync(await room.RegisterAsync())).Patient;
        Patient other = (await room.LoadAsync(await room.RegisterAsync(CareRoom.Lison with { FirstGivenName = "Capucine", GivenNames = null }))).Patient;

        Assert.Equal(FileWriting.Written, await ChangeAsync(room, Retrieved(lison)));
        Assert.Equal(FileWriting.NumberTaken, await ChangeAsync(room, Retrieved(other)));

        Assert.Equal(IdentityStatus.Provisional, (await room.LoadAsync(other.Id)).Patient.Identity.Status);
        Assert.Equal(lison.Id, Assert.Single(await room.Files.AlikeAsync(
            CareRoom.Network, Retrieved(lison).Identity, Cancellation), p => p.Identity.Number is not null).Id);
    }

    [Fact]
    public async Task A_file_registered_twice_is_one_file()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        Patient lison = (await room.LoadAsync(await room.RegisterAsync())).Patient;

        FileWriting again = await room.Files.WriteAsync(
            new PatientFileChange { Registered = lison }, CareRoom.Entry(lison.Id), Cancellation);

        Assert.Equal(FileWriting.Exists, again);
        Assert.Single(await room.LogOfAsync(lison.Id));
    }

    [Theory]
    [InlineData("", "DÉMO Paul, ESSAI-MARTIN Capucine, ESSAI-MARTIN Lison")]
    [InlineData("ess", "ESSAI-MARTIN Capucine, ESSAI-MARTIN Lison")]
    [InlineData("martin lis", "ESSAI-MARTIN Lison")]
    [InlineData("éloise", "ESSAI-MARTIN Lison")]
    [InlineData("ison", "")]
    [InlineData("14/09/2017", "ESSAI-MARTIN Lison")]
    [InlineData("essai 2017-09-14", "ESSAI-MARTIN Lison")]
    [InlineData("100%", "")]
    public async Task Patients_are_found_by_beginnings_of_names_and_day_of_birth(string text, string expected)
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        await RegisterThreeAsync(room);

        PatientPage page = await room.Files.SearchAsync(
            PatientQuery.FromText(CareRoom.Coordinator, onlyRelated: false, text, after: null, Today), Cancellation);

        Assert.Equal(expected, string.Join(", ", page.Patients.Select(patient => patient.Identity.DisplayName)));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_double()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        const int Many = PatientQuery.PageSize + 7;
        Patient template = (await room.LoadAsync(await room.RegisterAsync())).Patient;
        for (int i = 1; i < Many; i++)
        {
            Patient copy = template with { Id = new PatientId(Guid.CreateVersion7()) };
            await room.Files.WriteAsync(new PatientFileChange { Registered = copy }, CareRoom.Entry(copy.Id), Cancellation);
        }

        PatientPage first = await room.Files.SearchAsync(Query(after: null), Cancellation);
        PatientPage second = await room.Files.SearchAsync(Query(first.Next), Cancellation);

        Assert.Equal(PatientQuery.PageSize, first.Patients.Length);
        Assert.Null(second.Next);
        Assert.Equal(Many, first.Patients.Concat(second.Patients).Select(patient => patient.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_standing_knows_every_relation()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();
        await AddMemberAsync(room, id, CareRoom.Nurse, isSameTeam: true, to: null);
        await AddMemberAsync(room, id, CareRoom.OtherGp, isSameTeam: false, to: null);

        Assert.Equal(CareRelations.Registered, await RelationsAsync(room, CareRoom.Coordinator, id, Today));
        Assert.Equal(CareRelations.CareTeam, await RelationsAsync(room, CareRoom.Nurse, id, Today));
        Assert.Equal(CareRelations.Gp, await RelationsAsync(room, CareRoom.Gp, id, Today));
        Assert.Equal(CareRelations.OutsideTeam, await RelationsAsync(room, CareRoom.OtherGp, id, Today));
        Assert.Equal(CareRelations.None, await RelationsAsync(room, CareRoom.Administrator, id, Today));
    }

    [Fact]
    public async Task A_membership_counts_from_its_first_day_to_its_last()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();
        await AddMemberAsync(room, id, CareRoom.Nurse, isSameTeam: true, to: Today.AddDays(5));

        Assert.Equal(CareRelations.None, await RelationsAsync(room, CareRoom.Nurse, id, Today.AddDays(-1)));
        Assert.Equal(CareRelations.CareTeam, await RelationsAsync(room, CareRoom.Nurse, id, Today.AddDays(5)));
        Assert.Equal(CareRelations.None, await RelationsAsync(room, CareRoom.Nurse, id, Today.AddDays(6)));
    }

    [Fact]
    public async Task An_open_task_ties_its_whole_role_but_a_gp_only_in_their_practice_or_when_it_is_theirs()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync(CareRoom.Lison with { Gp = null });
        Case started = await StartCaseAsync(id, Case.Office, Case.Task("ob_measure#1", "nurse"), Case.Task("ob_opinion#2", "gp"));

        Assert.Equal(CareRelations.Task, await RelationsAsync(room, CareRoom.Nurse, id, Today));
        Assert.Equal(CareRelations.None, await RelationsAsync(room, CareRoom.OtherGp, id, Today));
        Assert.Equal([id], await FoundByAsync(room, CareRoom.Nurse));
        Assert.Empty(await FoundByAsync(room, CareRoom.OtherGp));

        PatientId ofThePractice = await room.RegisterAsync(CareRoom.Lison with { FirstGivenName = "Capucine", GivenNames = null, Gp = null });
        await StartCaseAsync(ofThePractice, CareRoom.OtherGp.Organisation, Case.Task("ob_opinion#1", "gp"));
        Assert.Equal(CareRelations.Task, await RelationsAsync(room, CareRoom.OtherGp, ofThePractice, Today));
        Assert.Equal([ofThePractice], await FoundByAsync(room, CareRoom.OtherGp));

        await Case.WriteAsync(Database, started.Next() with
        {
            ClosedTasks = [new ClosedTask("ob_measure#1", true, Case.Monday, CareRoom.Nurse.Person, null)],
            Tasks = [Case.Task("ob_opinion#2", "gp", assignee: CareRoom.OtherGp.Person)],
        });

        Assert.Equal(CareRelations.None, await RelationsAsync(room, CareRoom.Nurse, id, Today));
        Assert.Equal(CareRelations.Task, await RelationsAsync(room, CareRoom.OtherGp, id, Today));
        Assert.Equal([ofThePractice, id], await FoundByAsync(room, CareRoom.OtherGp));
    }

    [Fact]
    public async Task Every_access_is_a_link_of_an_unbroken_chain()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => room.Files.LogAsync(CareRoom.Entry(id) with { At = Case.Monday.AddMinutes(i), Reason = i % 2 == 0 ? null : "é" }, Cancellation),
            Cancellation)));

        ImmutableArray<LoggedAccess> log = await room.Files.AccessLogAsync(CareRoom.Network, id, before: null, Cancellation);
        Assert.Equal(Enumerable.Range(1, 21).Select(n => (long)n), log.Reverse().Select(line => line.Sequence));
        Assert.Null(AccessHash.FirstBroken(log.Reverse()));
        Assert.Equal([3, 2, 1], (await room.Files.AccessLogAsync(CareRoom.Network, id, before: 4, Cancellation)).Select(line => line.Sequence));
    }

    [Fact]
    public async Task A_changed_or_missing_line_breaks_the_chain()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        PatientId id = await room.RegisterAsync();
        await room.Files.LogAsync(CareRoom.Entry(id), Cancellation);
        await room.Files.LogAsync(CareRoom.Entry(id), Cancellation);
        ImmutableArray<LoggedAccess> log =
            [.. (await room.Files.AccessLogAsync(CareRoom.Network, id, before: null, Cancellation)).Reverse()];

        LoggedAccess forged = log[1] with { Access = log[1].Access with { Actor = CareRoom.Nurse } };

        Assert.Equal(2, AccessHash.FirstBroken([log[0], forged, log[2]]));
        Assert.Equal(2, AccessHash.FirstBroken([log[0], log[2]]));
    }

    private static Patient Retrieved(Patient patient)
    {
        const string Thirteen = "2170957463001";
        InsNumber number = InsNumber.Read(Thirteen + InsNumber.KeyOf(Thirteen), InsAuthority.NirTest)!; // its key was just computed
        return patient with
        {
            Revision = patient.Revision + 1,
            Identity = new PatientIdentity(
                patient.Identity.Traits, null, null, IdentityStatus.Retrieved, number),
        };
    }

    private static PatientQuery Query(PatientCursor? after) =>
        PatientQuery.FromText(CareRoom.Coordinator, onlyRelated: false, text: null, after, Today);

    private static Task<FileWriting> ChangeAsync(CareRoom room, Patient changed) => room.Files.WriteAsync(
        new PatientFileChange { Changed = changed },
        CareRoom.Entry(changed.Id, act: CareAct.ChangeIdentity),
        Cancellation);

    private static async Task RegisterThreeAsync(CareRoom room)
    {
        await room.RegisterAsync();
        await room.RegisterAsync(CareRoom.Lison with
        {
            FirstGivenName = "Capucine",
            GivenNames = null,
            BirthDate = new DateOnly(2015, 2, 3),
        });
        await room.RegisterAsync(new PatientDraft
        {
            BirthName = "Démo",
            FirstGivenName = "Paul",
            BirthDate = new DateOnly(1950, 1, 2),
            Sex = Sex.Male,
        });
    }

    private static Task<FileWriting> AddMemberAsync(
        CareRoom room, PatientId id, Actor actor, bool isSameTeam, DateOnly? to) =>
        room.Files.WriteAsync(
            new PatientFileChange
            {
                Team =
                [
                    new CareTeamMember(
                        CareRoom.Network, id, actor.Person, actor.Role, actor.Organisation!.Value, Today, to, isSameTeam), // actors here have one
                ],
            },
            CareRoom.Entry(id, act: CareAct.ChangeCareTeam),
            Cancellation);

    private static async Task<CareRelations?> RelationsAsync(CareRoom room, Actor actor, PatientId id, DateOnly on) =>
        (await room.Files.StandingAsync(actor, id, on, Cancellation))?.Relations;

    private static async Task<IEnumerable<PatientId>> FoundByAsync(CareRoom room, Actor actor) =>
        (await room.Files.SearchAsync(
            PatientQuery.FromText(actor, onlyRelated: true, text: null, after: null, Today), Cancellation))
        .Patients.Select(patient => patient.Id);

    private Task<Case> StartCaseAsync(
        PatientId patient, OrganisationId? organisation, params ImmutableArray<TaskRow> tasks) => Case.StartAsync(
        Database,
        first => first with { Tasks = tasks },
        new Case(Case.New().Row with { Patient = patient, Organisation = organisation ?? Case.Office }));
}

public sealed class PatientFilesOnSqlite() : PatientFilesContract(DatabaseKind.Sqlite);

public sealed class PatientFilesOnPostgreSql() : PatientFilesContract(DatabaseKind.PostgreSql);
