using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

public abstract class RecordDeskContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateOnly Yesterday = CareRoom.Today.AddDays(-1);

    private static readonly ConsentDraft Objection = new(
        ConsentKind.Objection, ConsentScope.TeamSharing, Yesterday, ConsentVoice.ParentalAuthority, "Anne Essai",
        ConsentMeans.Oral, Document: null);

    [Fact]
    public async Task Adds_measures_of_another_day()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        var caseId = Guid.CreateVersion7();

        CareOutcome<ImmutableArray<Observation>> outcome = await room.Records.RecordObservationsAsync(
            CareRoom.Gp, id, [CareRoom.Weight(31.9m, Yesterday)], [], caseId, Cancellation);

        Assert.IsType<CareOutcome<ImmutableArray<Observation>>.Done>(outcome);
        ImmutableArray<Observation> weights = (await room.LoadAsync(id)).History.Of(ObservationCode.Weight);
        Assert.Equal([31.9m, 32.40m], weights.Select(weight => weight.Value));
        Assert.Equal((caseId, RoleKey.Gp), (weights[0].Case, weights[0].RecordedAs));
    }

    [Fact]
    public async Task Adds_none_when_one_is_refused()
    {
        (CareRoom room, PatientId id) = await OpenAsync();

        CareOutcome<ImmutableArray<Observation>> outcome = await room.Records.RecordObservationsAsync(
            CareRoom.Coordinator, id, [CareRoom.Weight(31.9m, Yesterday), CareRoom.Weight(820, Yesterday)], [], null, Cancellation);

        Assert.Equal("PW4010", Assert.Single(
            Assert.IsType<CareOutcome<ImmutableArray<Observation>>.Unsaved>(outcome).Problems).Code);
        Assert.Equal(2, (await room.LoadAsync(id)).Observations.Length);
    }

    [Fact]
    public async Task Asks_before_a_second_weight_of_one_day()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        ImmutableArray<ObservationDraft> again = [CareRoom.Weight(32.6m, CareRoom.Today)];

        var asked = Assert.IsType<CareOutcome<ImmutableArray<Observation>>.Unsaved>(
            await room.Records.RecordObservationsAsync(CareRoom.Coordinator, id, again, [], null, Cancellation));
        Assert.Equal("PW4019", asked.Problems[0].Code);

        Assert.IsType<CareOutcome<ImmutableArray<Observation>>.Done>(
            await room.Records.RecordObservationsAsync(CareRoom.Coordinator, id, again, [asked.Problems[0].Key], null, Cancellation));
    }

    [Fact]
    public async Task Retracts_a_value_once_and_with_a_reason()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        Observation weight = (await room.LoadAsync(id)).History.Latest(ObservationCode.Weight)!; // registered with one

        Assert.Equal("PW4062", await ProblemAsync(room.Records.RetractObservationAsync(CareRoom.Coordinator, id, weight.Id, " ", Cancellation)));
        Assert.IsType<CareOutcome<Observation>.Done>(
            await room.Records.RetractObservationAsync(CareRoom.Coordinator, id, weight.Id, "autre enfant", Cancellation));
        Assert.Equal("PW4061", await ProblemAsync(room.Records.RetractObservationAsync(CareRoom.Coordinator, id, weight.Id, "encore", Cancellation)));

        PatientFile file = await room.LoadAsync(id);
        Assert.Null(file.History.Latest(ObservationCode.Weight));
        Assert.Equal("autre enfant", file.Observations.Single(o => o.Id == weight.Id).Retracted?.Reason);
    }

    [Fact]
    public async Task Qualifies_an_identity_in_two_steps()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        const string Thirteen = "2170957999001";
        InsNumber number = InsNumber.Read(Thirteen + InsNumber.KeyOf(Thirteen), InsAuthority.NirDemo)!; // its key was just computed

        await MovedAsync(room, id, 1, new IdentityMove.DocumentChecked(IdentityDocument.FamilyBook));
        Patient qualified = await MovedAsync(room, id, 2, new IdentityMove.NumberRetrieved(number));

        Assert.Equal(IdentityStatus.Qualified, qualified.Identity.Status);
        Patient stored = (await room.LoadAsync(id)).Patient;
        Assert.Equal(number, stored.Identity.ShareableNumber);
        Assert.Equal(3, stored.Revision);
    }

    [Fact]
    public async Task Refuses_a_move_of_someone_who_saw_an_older_record()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        await MovedAsync(room, id, 1, new IdentityMove.DocumentChecked(IdentityDocument.Passport));

        Assert.Equal("PW4060", await ProblemAsync(room.Records.MoveIdentityAsync(
            CareRoom.Coordinator, id, 1, new IdentityMove.DoubtRaised("homonyme"), Cancellation)));
    }

    [Fact]
    public async Task Refuses_corrected_traits_that_cannot_be()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        IdentityTraits traits = (await room.LoadAsync(id)).Patient.Identity.Traits with { BirthDate = new DateOnly(2030, 1, 1) };

        Assert.Equal("PW4001", await ProblemAsync(room.Records.MoveIdentityAsync(
            CareRoom.Coordinator, id, 1, new IdentityMove.TraitsCorrected(traits, "faute"), Cancellation)));
    }

    [Fact]
    public async Task Changes_the_people_around_the_patient()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        var contacts = new PatientContacts(new GpReference(null, "Dr Nouvelle", null), [], "57000");

        Assert.IsType<CareOutcome<Patient>.Done>(
            await room.Records.ChangeContactsAsync(CareRoom.Coordinator, id, 1, contacts, Cancellation));

        Patient stored = (await room.LoadAsync(id)).Patient;
        Assert.Equal(("Dr Nouvelle", "57000"), (stored.Gp?.Name, stored.ResidenceCode));
        Assert.Empty(stored.Related);
    }

    [Fact]
    public async Task Closes_the_file_with_an_objection_and_opens_it_again_when_withdrawn()
    {
        (CareRoom room, PatientId id) = await OpenAsync();

        Consent objection = Assert.IsType<CareOutcome<Consent>.Done>(
            await room.Records.RecordConsentAsync(CareRoom.Coordinator, id, Objection, [], Cancellation)).Value;
        Assert.Equal("PW4104", Assert.IsType<CareOutcome<PatientFile>.Denied>(
            await room.Desk.OpenFileAsync(CareRoom.Coordinator, id, null, Cancellation)).Decision.Code);
        Assert.IsType<CareOutcome<PatientFile>.Done>(await room.Desk.OpenFileAsync(CareRoom.Gp, id, null, Cancellation));

        Assert.IsType<CareOutcome<Consent>.Done>(await room.Records.WithdrawConsentAsync(
            CareRoom.Coordinator, id, objection.Id, CareRoom.Today, ConsentVoice.ParentalAuthority, Cancellation));
        Assert.IsType<CareOutcome<PatientFile>.Done>(
            await room.Desk.OpenFileAsync(CareRoom.Coordinator, id, null, Cancellation));
        Assert.Equal(CareRoom.Today, (await room.LoadAsync(id)).Consents[0].Withdrawn?.On);
    }

    [Fact]
    public async Task Refuses_a_consent_that_nobody_gave()
    {
        (CareRoom room, PatientId id) = await OpenAsync();

        Assert.Equal("PW4042", await ProblemAsync(room.Records.RecordConsentAsync(
            CareRoom.Coordinator, id, Objection with { GivenBy = " " }, [], Cancellation)));
        Assert.Empty((await room.LoadAsync(id)).Consents);
    }

    [Fact]
    public async Task Opens_the_file_to_someone_added_to_the_team_until_their_last_day()
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        var member = new CareTeamMember(
            CareRoom.Network, id, CareRoom.Nurse.Person, RoleKey.Nurse, Case.Office, CareRoom.Today, To: null, IsSameTeam: true);

        await room.Records.SaveTeamMemberAsync(CareRoom.Coordinator, member, Cancellation);
        Assert.IsType<CareOutcome<PatientFile>.Done>(await room.Desk.OpenFileAsync(CareRoom.Nurse, id, null, Cancellation));

        await room.Records.SaveTeamMemberAsync(CareRoom.Coordinator, member with { To = CareRoom.Today }, Cancellation);
        room.Time.Advance(TimeSpan.FromDays(1));
        Assert.IsType<CareOutcome<PatientFile>.Denied>(await room.Desk.OpenFileAsync(CareRoom.Nurse, id, null, Cancellation));
    }

    [Theory]
    [InlineData("network_doctor", 0, "PW4063")]
    [InlineData("nurse", -1, "PW4064")]
    public async Task Refuses_a_member_without_the_role_or_with_crossed_days(string role, int lastDay, string code)
    {
        (CareRoom room, PatientId id) = await OpenAsync();
        var member = new CareTeamMember(
            CareRoom.Network, id, CareRoom.Nurse.Person, new RoleKey(role), Case.Office, CareRoom.Today,
            CareRoom.Today.AddDays(lastDay), IsSameTeam: true);

        Assert.Equal(code, await ProblemAsync(room.Records.SaveTeamMemberAsync(CareRoom.Coordinator, member, Cancellation)));
    }

    [Fact]
    public async Task Logs_what_was_changed_and_by_whom()
    {
        (CareRoom room, PatientId id) = await OpenAsync();

        await MovedAsync(room, id, 1, new IdentityMove.DocumentChecked(IdentityDocument.Passport));
        await room.Records.RecordObservationsAsync(CareRoom.Nurse, id, [CareRoom.Weight(31m, Yesterday)], [], null, Cancellation);

        Assert.Equal(
            ["1 coordinator RegisterPatient Duty", "2 coordinator ChangeIdentity Coordination", "3 nurse RecordObservation PW4106"],
            await room.LogOfAsync(id));
    }

    private async Task<(CareRoom Room, PatientId Id)> OpenAsync()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        return (room, await room.RegisterAsync());
    }

    private static async Task<Patient> MovedAsync(CareRoom room, PatientId id, int revision, IdentityMove move) =>
        Assert.IsType<CareOutcome<Patient>.Done>(
            await room.Records.MoveIdentityAsync(CareRoom.Coordinator, id, revision, move, Cancellation)).Value;

    private static async Task<string> ProblemAsync<T>(Task<CareOutcome<T>> outcome) =>
        Assert.Single(Assert.IsType<CareOutcome<T>.Unsaved>(await outcome).Problems).Code;
}

public sealed class RecordDeskOnSqlite() : RecordDeskContract(DatabaseKind.Sqlite);

public sealed class RecordDeskOnPostgreSql() : RecordDeskContract(DatabaseKind.PostgreSql);
