using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers.Connecting;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Tests;

/// <summary>A whole installation without pages: directory, a child, a published pathway, and a clock that the test moves.</summary>
internal sealed class Ward : IAsyncDisposable
{
    public static readonly NetworkId Network = new("demo");
    public static readonly OrganisationId Office = new(Guid.Parse("0e000000-0000-7000-8000-000000000001"));
    public static readonly OrganisationId Practice = new(Guid.Parse("0e000000-0000-7000-8000-000000000002"));
    public static readonly Actor Nadia = new(Network, Id(1), RoleKey.Coordinator, Office);

    private ServiceProvider? services;

    private Ward(TestDatabase database, PatientId child, string folder) => (Database, Child, Folder) = (database, child, folder);

    public TestDatabase Database { get; }

    public FakeTime Clock { get; } = new();

    public string JournalFile => Path.Combine(Folder, "messages.jsonl");

    /// <summary>Where it keeps what is in no database.</summary>
    public string Folder { get; }

    public PatientId Child { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the ward with this pathway, sending by this channel (the journal unless told).</summary>
    public static async Task<Ward> OpenAsync(
        PathwayBundle pathway, ChannelSettings? channel = null, DatabaseKind kind = DatabaseKind.Sqlite, GpReference? gp = null,
        TestDatabase? database = null)
    {
        Ward ward = new(
            database ?? await TestDatabase.CreateAsync(kind, Cancellation),
            new PatientId(Guid.CreateVersion7()),
            Directory.CreateTempSubdirectory("pathways-ward-").FullName);
        await ward.FillDirectoryAsync();
        await ward.RegisterChildAsync(gp ?? new GpReference(null, "Dr Essai", "dr.essai@mssante.example"));
        ward.services = ward.StartProcess(channel);
        PublishOutcome outcome = await ward.Get<PathwayPublisher>().PublishAsync(Network, Nadia.Person, pathway, Cancellation);
        Assert.IsType<PublishOutcome.Published>(outcome);
        // Until somebody has a role, a small pathway need not have everything that loses nobody.
        await ward.GiveRolesAsync();
        return ward;
    }

    /// <summary>The same ward as another process sees it.</summary>
    public static Ward Join(TestDatabase database, PatientId child, string folder) => new(database, child, folder);

    /// <summary>All that a process of this installation holds, with nothing remembered of the others.</summary>
    public ServiceProvider StartProcess(ChannelSettings? channel = null, ConnectorSettings? connectors = null) => new ServiceCollection()
        .AddSingleton<TimeProvider>(Clock)
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug))
        .AddPathwayStorage(Database.Setting)
        .AddPathwayRuntime()
        .AddPathwayTemplateCheck()
        .AddPathwayWorkers(new WorkerSettings(), new DeliverySettings
        {
            Channel = channel ?? new ChannelSettings.Journal(JournalFile),
            PublicUrl = new Uri("https://pathways.example/app"),
        }, connectors ?? new ConnectorSettings())
        .BuildServiceProvider();

    public T Get<T>()
        where T : notnull => (services ?? throw new InvalidOperationException("The ward is not open.")).GetRequiredService<T>();

    public async Task<Guid> StartAsync()
    {
        CommandOutcome outcome = await Get<PathwayRuntime>().StartAsync(
            CommandId.New(),
            Nadia,
            new StartRequest { PathwayKey = Pathway.Key, Organisation = Office, Patient = Child, Title = "Lina" },
            Cancellation);
        return Assert.IsType<CommandOutcome.Done>(outcome).InstanceId;
    }

    public async Task<LeasedJob> ClaimAsync(JobKind kind)
    {
        JobClaim claim = new("test", [kind], 1, TimeSpan.FromSeconds(30));
        return Assert.Single(await Database.Jobs.ClaimAsync(claim, Clock.GetUtcNow(), Cancellation));
    }

    /// <summary>What the outbox of a case holds.</summary>
    public Task<ImmutableArray<OutboxMessage>> OutboxAsync(Guid of) => Database.Outbox.OfCaseAsync(Network, of, Cancellation);

    /// <summary>Messages in the journal, oldest first.</summary>
    public async Task<ImmutableArray<NotificationMessage>> JournalAsync() =>
        [.. (await new JournalChannel(JournalFile).ReadNewestAsync(10_000, Cancellation)).Reverse()];

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static PersonId Id(int number) => new(Guid.Parse($"0a000000-0000-7000-8000-{number:d12}"));

    private Task FillDirectoryAsync() => Database.Get<INetworkDirectory>().SaveAsync(
        new DirectoryEntries
        {
            Networks = [new Network(Network, "Réseau d'essai", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true)],
            Organisations =
            [
                new Organisation(Network, Office, "Siège", OrganisationKind.NetworkOffice, null, null),
                new Organisation(Network, Practice, "Cabinet", OrganisationKind.Practice, Office, null),
            ],
            People =
            [
                Someone(1, "Nadia", "nadia@reseau.example"),
                Someone(2, "Yves", "yves@reseau.example"),
                Someone(3, "Former", "former@reseau.example"),
                Someone(4, "Elsewhere", "elsewhere@cabinet.example"),
                Someone(5, "Manager", null),
            ],
        },
        Cancellation);

    private Task GiveRolesAsync() => Database.Get<INetworkDirectory>().SaveAsync(
        new DirectoryEntries
        {
            Roles =
            [
                Role(1, RoleKey.Coordinator, Office),
                Role(2, RoleKey.Coordinator, Office),
                Role(3, RoleKey.Coordinator, Office) with { To = new DateOnly(2026, 1, 4) },
                Role(4, RoleKey.Coordinator, Practice),
                Role(5, RoleKey.CoordinationManager, Office),
            ],
        },
        Cancellation);

    private static Person Someone(int number, string name, string? mail) =>
        new(Network, Id(number), "Essai", name, null, null, mail, null);

    private static RoleAssignment Role(int number, RoleKey role, OrganisationId where) =>
        new(Network, Id(number), role, where, new DateOnly(2025, 1, 1), To: null);

    private async Task RegisterChildAsync(GpReference gp)
    {
        Patient child = new()
        {
            Network = Network,
            Id = Child,
            Identity = new PatientIdentity(
                new IdentityTraits("Essai", "Lina", "Lina", new DateOnly(2017, 9, 14), Sex.Female, null),
                null,
                null,
                IdentityStatus.Provisional,
                null),
            Gp = gp,
            Related =
            [
                new RelatedPerson("Anne Essai", RelationKind.Parent, HoldsParentalAuthority: true, null, "anne@famille.example", "en"),
                new RelatedPerson("Paul Essai", RelationKind.Parent, HoldsParentalAuthority: true, null, "paul@famille.example", null),
                new RelatedPerson("Oncle Essai", RelationKind.Relative, HoldsParentalAuthority: false, null, "oncle@famille.example", null),
            ],
            RegisteredBy = Nadia.Person,
            RegisteredAt = Clock.GetUtcNow(),
            Revision = 1,
        };
        FileWriting written = await Database.Get<IPatientFiles>().WriteAsync(
            new PatientFileChange { Registered = child },
            new AccessEntry
            {
                Actor = Nadia,
                Patient = Child,
                Act = CareAct.ReadFile,
                At = Clock.GetUtcNow(),
                Basis = LegalBasis.Coordination,
            },
            Cancellation);
        Assert.Equal(FileWriting.Written, written);
    }
}
