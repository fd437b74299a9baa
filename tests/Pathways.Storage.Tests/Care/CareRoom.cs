using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

/// <summary>A small invented network in an empty database, with the desks open.</summary>
internal sealed class CareRoom
{
    public static readonly NetworkId Network = Case.Network;
    public static readonly NetworkId Neighbour = new("alsace");
    public static readonly DateOnly Today = new(2026, 1, 5);

    public static readonly Actor Coordinator = Case.Coordinator;
    public static readonly Actor Nurse = new(Network, Id<PersonId>(3), RoleKey.Nurse, Case.Office);
    public static readonly Actor Gp = new(Network, Id<PersonId>(4), RoleKey.Gp, Case.Practice);
    public static readonly Actor OtherGp = new(Network, Id<PersonId>(5), RoleKey.Gp, Case.Practice);
    public static readonly Actor Administrator = new(Network, Id<PersonId>(6), RoleKey.Administrator, Case.Office);
    public static readonly Actor Neighbouring = new(Neighbour, Id<PersonId>(7), RoleKey.Coordinator, Case.Office);

    private CareRoom(TestDatabase database, FakeTime time)
    {
        Directory = database.Get<INetworkDirectory>();
        Files = database.Get<IPatientFiles>();
        PlausibleRanges ranges = ShippedTables.PlausibleRanges();
        Desk = new CareDesk(Directory, Files, ranges, time);
        Records = new RecordDesk(Directory, Files, ranges, time);
        Plans = new PlanDesk(Directory, Files, time);
        Time = time;
    }

    public INetworkDirectory Directory { get; }

    public IPatientFiles Files { get; }

    public CareDesk Desk { get; }

    public RecordDesk Records { get; }

    public PlanDesk Plans { get; }

    public FakeTime Time { get; }

    public static PatientDraft Lison { get; } = new()
    {
        BirthName = "Essai-Martin",
        FirstGivenName = "Lison",
        GivenNames = "Lison Éloïse",
        BirthDate = new DateOnly(2017, 9, 14),
        Sex = Sex.Female,
        Related = [new RelatedPerson("Anne Essai", RelationKind.Parent, HoldsParentalAuthority: true, "01", null, "ar")],
        Gp = new GpReference(Gp.Person, "Dr Essai", SecureMail: null),
        Observations =
        [
            Weight(32.40m, Today),
            new ObservationDraft(ObservationCode.Height, 128.5m, "cm", Today, ObservationSource.Measured),
        ],
    };

    public static ObservationDraft Weight(decimal? kg, DateOnly on) =>
        new(ObservationCode.Weight, kg, "kg", on, ObservationSource.Measured);

    public static async Task<CareRoom> OpenAsync(TestDatabase database, CancellationToken cancellationToken)
    {
        CareRoom room = new(database, new FakeTime());
        ImmutableArray<Actor> actors = [Coordinator, Nurse, Gp, OtherGp, Administrator, Neighbouring];
        await room.Directory.SaveAsync(
            new DirectoryEntries
            {
                Networks = [.. new[] { Network, Neighbour }.Select(id =>
                    new Network(id, id.Value, NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true))],
                Organisations = [.. new[] { Network, Neighbour }.SelectMany(id => new[]
                {
                    new Organisation(id, Case.Office, "Siège", OrganisationKind.NetworkOffice, null, null),
                    new Organisation(id, Case.Practice, "Cabinet", OrganisationKind.Practice, Case.Office, "570000000"),
                })],
                People = [.. actors.Select(actor => new Person(
                    actor.Network, actor.Person, "Essai", actor.Role.Value, null, null, null, null))],
                Roles = [.. actors.Select(RoleOf)],
            },
            cancellationToken);
        return room;
    }

    public static RoleAssignment RoleOf(Actor actor) =>
        new(actor.Network, actor.Person, actor.Role, actor.Organisation!.Value, new DateOnly(2025, 1, 1), To: null); // every actor here has one

    /// <summary>A line for the log, for tests that write past the desk.</summary>
    public static AccessEntry Entry(PatientId patient, Actor? actor = null, CareAct act = CareAct.ReadFile) => new()
    {
        Actor = actor ?? Coordinator,
        Patient = patient,
        Act = act,
        At = Case.Monday,
        Basis = LegalBasis.Coordination,
    };

    /// <summary>Registers a child through the desk.</summary>
    public async Task<PatientId> RegisterAsync(PatientDraft? draft = null, Actor? actor = null)
    {
        CareOutcome<PatientId> outcome = await Desk.RegisterAsync(
            actor ?? Coordinator, new PatientId(Guid.CreateVersion7()), draft ?? Lison, [], Cancellation);
        return Assert.IsType<CareOutcome<PatientId>.Done>(outcome).Value;
    }

    public async Task<PatientFile> LoadAsync(PatientId patient) =>
        await Files.LoadAsync(Network, patient, Cancellation)
        ?? throw new InvalidOperationException("There is no such file.");

    public async Task<ImmutableArray<string>> LogOfAsync(PatientId patient)
    {
        ImmutableArray<LoggedAccess> log = await Files.AccessLogAsync(Network, patient, before: null, Cancellation);
        return
        [
            .. log.Reverse().Select(line =>
                $"{line.Sequence} {line.Access.Actor.Role} {line.Access.Act} {line.Access.Basis?.ToString() ?? line.Access.Refusal}"),
        ];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static T Id<T>(int number)
        where T : struct =>
        (T)Activator.CreateInstance(typeof(T), Guid.Parse($"0a000000-0000-7000-8000-{number:d12}"))!; // ids have this constructor
}
