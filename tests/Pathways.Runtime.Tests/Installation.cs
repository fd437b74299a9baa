using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pathways.Runtime.Tests;

/// <summary>A whole installation without pages: real database, real engine, a clock that the test moves.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public static readonly NetworkId Network = new("demo");
    public static readonly OrganisationId Office = new(Guid.Parse("0e000000-0000-7000-8000-000000000001"));
    public static readonly PatientId Child = new(Guid.Parse("0f000000-0000-7000-8000-000000000001"));
    public static readonly Actor Nadia = new(
        Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000001")), RoleKey.Coordinator, Office);
    public static readonly Actor Yves = new(
        Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000002")), RoleKey.Coordinator, Office);

    private Installation(TestDatabase database)
    {
        Database = database;
        Definitions = new PublishedDefinitions(database.Definitions);
        Publisher = new PathwayPublisher(
            database.Definitions, database.Get<ITestCases>(), Means, Definitions, (_, _, _) => [], Clock, NullLogger<PathwayPublisher>.Instance);
        Runtime = new PathwayRuntime(
            database.Instances,
            Definitions,
            new NetworkTimes(database.Get<INetworkDirectory>(), database.Settings),
            Clock,
            NullLogger<PathwayRuntime>.Instance);
    }

    public TestDatabase Database { get; }

    public FakeTime Clock { get; } = new();

    public PublishedDefinitions Definitions { get; }

    public PathwayPublisher Publisher { get; }

    public NetworkMeans Means => new(
        Database.Get<IConnectedSystems>(), Database.Get<INetworkDirectory>(), new NetworkTimes(Database.Get<INetworkDirectory>(), Database.Settings));

    public PathwayRuntime Runtime { get; }

    public CaseVerification Verification => new(Database.Cases, Definitions, Means, Clock);

    public MessageDesk Messages => new(
        Runtime, Database.Get<IMessages>(), Starts,
        new Correlation(Definitions, new NetworkTimes(Database.Get<INetworkDirectory>(), Database.Settings), Clock), Clock);

    public PathwayStarts Starts => new(Definitions, Runtime, Database.Get<INetworkDirectory>(), Database.Get<IPatientFiles>(), Clock, NullLogger<PathwayStarts>.Instance);

    public NewsBearer News => new(Runtime, Database.Get<IMessages>(), Messages, Database.Cases, Clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Installation> CreateAsync(DatabaseKind kind = DatabaseKind.Sqlite) =>
        new(await TestDatabase.CreateAsync(kind, Cancellation));

    /// <summary>An installation with the consent pathway published.</summary>
    public static async Task<Installation> WithConsentAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        Installation made = await CreateAsync(kind);
        await made.PublishAsync(Drawings.Consent());
        return made;
    }

    /// <summary>Enters the network in the directory, as in every real installation: its zone is then asked for once.</summary>
    public Task EnterNetworkAsync() => Database.Get<INetworkDirectory>().SaveAsync(
        new DirectoryEntries
        {
            Networks = [new Network(Network, "Demo", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true)],
        },
        Cancellation);

    /// <summary>Enters the network's office and the child into the files.</summary>
    public async Task RegisterChildAsync()
    {
        await Database.Get<INetworkDirectory>().SaveAsync(
            new DirectoryEntries { Organisations = [new Organisation(Network, Office, "Office", OrganisationKind.NetworkOffice, null, null)] },
            Cancellation);
        Patient child = new()
        {
            Network = Network,
            Id = Child,
            Identity = new PatientIdentity(
                new IdentityTraits("Essai", "Lina", "Lina", new DateOnly(2017, 9, 14), Sex.Female, null), null, null, IdentityStatus.Provisional, null),
            Related = [],
            RegisteredAt = Clock.GetUtcNow(),
            RegisteredBy = Nadia.Person,
            Revision = 1,
        };
        AccessEntry access = new()
        {
            Actor = Nadia,
            Patient = Child,
            Act = CareAct.ReadFile,
            At = Clock.GetUtcNow(),
            Basis = LegalBasis.Coordination,
        };
        Assert.Equal(
            FileWriting.Written,
            await Database.Get<IPatientFiles>().WriteAsync(new PatientFileChange { Registered = child }, access, Cancellation));
    }

    public async Task<PublishOutcome.Published> PublishAsync(PathwayBundle bundle) =>
        Assert.IsType<PublishOutcome.Published>(
            await Publisher.PublishAsync(Network, Nadia.Person, bundle, Cancellation));

    public async Task<Guid> StartAsync(string pathway = Drawings.ConsentKey, CommandId? command = null) =>
        Done(await Runtime.StartAsync(command ?? CommandId.New(), Nadia, Request(pathway), Cancellation)).InstanceId;

    public static StartRequest Request(string pathway = Drawings.ConsentKey) => new()
    {
        PathwayKey = pathway,
        Organisation = Office,
        Patient = Child,
        Title = "Lina",
    };

    public Task<CommandOutcome> CompleteAsync(
        Guid instanceId, CommandId? command = null, Actor? by = null, string? lateReason = null) =>
        Runtime.CompleteTaskAsync(
            command ?? CommandId.New(),
            by ?? Nadia,
            new TaskCompletion(
                instanceId,
                new TaskId(TaskIdOf(instanceId)),
                FeelContext.Empty.With("agreed", FeelValue.Boolean(true)),
                LateReason: lateReason),
            Cancellation);

    /// <summary>The first task that the case opened, open or not.</summary>
    public string TaskIdOf(Guid instanceId) => Database.Inbox.OfCaseAsync(Network, instanceId, Cancellation)
        .GetAwaiter().GetResult().Single().Task.TaskId;

    public Task<ImmutableArray<LeasedJob>> ClaimAsync(JobKind kind, TimeSpan? lease = null) =>
        Database.Jobs.ClaimAsync(
            new JobClaim("test", [kind], 50, lease ?? TimeSpan.FromSeconds(30)), Clock.GetUtcNow(), Cancellation);

    /// <summary>Reports that a letter was sent.</summary>
    public Task<CommandOutcome> SentAsync(LeasedJob letter) =>
        Runtime.CompleteJobAsync(CommandId.New(), Actor.Platform(Network), letter, FeelContext.Empty, Cancellation);

    /// <summary>Fires every timer that is due by now.</summary>
    public async Task FireDueTimersAsync()
    {
        foreach (LeasedJob job in await ClaimAsync(JobKind.Timer))
        {
            Done(await Runtime.FireTimerAsync(job, Cancellation));
        }
    }

    public async Task<InstanceRow> RowAsync(Guid instanceId) =>
        await Database.Cases.FindAsync(Network, instanceId, Cancellation)
        ?? throw new InvalidOperationException($"No case {instanceId}.");

    public async Task<InstanceState> StateAsync(Guid instanceId) =>
        InstanceStateJson.Read((await RowAsync(instanceId)).State);

    public static CommandOutcome.Done Done(CommandOutcome outcome) => Assert.IsType<CommandOutcome.Done>(outcome);

    public static Rejection Refused(CommandOutcome outcome) =>
        Assert.IsType<CommandOutcome.Refused>(outcome).Reason;

    public async ValueTask DisposeAsync()
    {
        Definitions.Dispose();
        await Database.DisposeAsync();
    }
}
