using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Testing;
using Pathways.Workers;
using Pathways.Workers.Connecting;
using Pathways.Workers.Sending;

namespace Pathways.Benchmarks.Engine;

/// <summary>
/// The platform without pages on a PostgreSQL of its own, with fsync and synchronous commit on, history and audit as always.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    public const int Callers = 8;
    private static readonly NetworkId Network = new("bench");
    private static readonly OrganisationId Office = new(Guid.Parse("0e000000-0000-7000-8000-000000000001"));
    private static readonly Actor Nadia = new(
        Network, new PersonId(Guid.Parse("0a000000-0000-7000-8000-000000000001")), RoleKey.Coordinator, Office);
    private static readonly InboxReader Reader = new(Network, Nadia.Person, [new HeldRole(RoleKey.Coordinator, Office)]);

    private readonly ThrowAwayPostgreSql cluster;
    private readonly ServiceProvider services;

    private Installation(ThrowAwayPostgreSql cluster, string connection, ServiceProvider services)
    {
        this.cluster = cluster;
        Connection = connection;
        this.services = services;
    }

    public string Connection { get; }

    public FakeTime Clock { get; } = new();

    public PathwayRuntime Runtime => services.GetRequiredService<PathwayRuntime>();

    public IInbox Inbox => services.GetRequiredService<IInbox>();

    public IJobQueue Jobs => services.GetRequiredService<IJobQueue>();

    public long Statements => services.GetRequiredService<Database>().StatementsSent;

    public static async Task<Installation> OpenAsync()
    {
        ThrowAwayPostgreSql cluster = await ThrowAwayPostgreSql.StartDurableAsync(CancellationToken.None);
        string connection = await cluster.CreateDatabaseAsync(CancellationToken.None);
        DatabaseSetting setting = ((DatabaseSettingReading.Understood)DatabaseSetting.Parse(connection)).Setting;
        FakeTime clock = new();
        ServiceProvider services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddPathwayStorage(setting)
            .AddPathwayRuntime()
            .AddPathwayTemplateCheck()
            .AddPathwayWorkers(new WorkerSettings(), new DeliverySettings
            {
                Channel = new ChannelSettings.Journal(Path.GetTempFileName()),
                PublicUrl = new Uri("https://pathways.example/app"),
            }, new ConnectorSettings())
            .BuildServiceProvider();
        await SchemaUpgrade.RunAsync(services.GetRequiredService<Database>(), CancellationToken.None);
        await services.GetRequiredService<INetworkDirectory>().SaveAsync(
            new DirectoryEntries
            {
                Networks = [new Network(Network, "Bench", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true)],
            },
            CancellationToken.None);
        Installation made = new(cluster, connection, services);
        foreach (PathwayBundle bundle in new[] { DrawnPathways.Task, DrawnPathways.Timer })
        {
            PublishOutcome outcome = await services.GetRequiredService<PathwayPublisher>()
                .PublishAsync(Network, Nadia.Person, bundle, CancellationToken.None);
            _ = outcome as PublishOutcome.Published ?? throw new InvalidOperationException($"The pathway was refused: {outcome}");
        }

        await made.SettleAsync();
        return made;
    }

    /// <summary>Moves the installation's clock.</summary>
    public void Advance(TimeSpan by) => services.GetRequiredService<FakeTime>().Advance(by);

    public async Task<Guid> StartAsync(string pathway) => Done(await Runtime.StartAsync(
        CommandId.New(), Nadia, new StartRequest { PathwayKey = pathway, Organisation = Office, Title = "Case" }, CancellationToken.None));

    public async Task CompleteAsync(Guid instance) => Done(await Runtime.CompleteTaskAsync(
        CommandId.New(), Nadia, new TaskCompletion(instance, new TaskId("step#3"), FeelContext.Empty), CancellationToken.None));

    public async Task SetAsync(Guid instance, int value) => Done(await Runtime.SetVariablesAsync(
        CommandId.New(), Nadia, instance, FeelContext.Empty.With("n", FeelValue.Number(FeelNumber.FromInt64(value))), CancellationToken.None));

    /// <summary>Whether a reader of the inbox sees a case's task.</summary>
    public async Task<bool> IsInInboxAsync(Guid instance) =>
        (await services.GetRequiredService<IInbox>().OfCaseAsync(Network, instance, CancellationToken.None)).Length == 1;

    /// <summary>
    /// Some cases, then what autovacuum does within a server's first minute: plans that sessions made while the tables were
    /// empty are made again.
    /// </summary>
    private async Task SettleAsync()
    {
        for (int cases = 0; cases < 300; cases++)
        {
            await CompleteAsync(await StartAsync(DrawnPathways.OneTask));
        }

        await ScalarAsync("vacuum analyze");
    }

    /// <summary>The first page of the inbox.</summary>
    public Task<InboxPage> InboxAsync() => services.GetRequiredService<IInbox>().ReadAsync(
        new InboxQuery(Reader, InboxTab.MyRoles, InboxConditions.None, null, services.GetRequiredService<FakeTime>().GetUtcNow()), CancellationToken.None);

    /// <summary>Runs the workers while something else is done.</summary>
    public async Task<T> WithWorkersAsync<T>(Func<Task<T>> work)
    {
        IHostedService[] workers = [.. services.GetServices<IHostedService>()];
        foreach (IHostedService worker in workers)
        {
            await worker.StartAsync(CancellationToken.None);
        }

        T result = await work();
        foreach (IHostedService worker in workers)
        {
            await worker.StopAsync(CancellationToken.None);
        }

        return result;
    }

    /// <summary>Transactions committed in this database so far.</summary>
    public async Task<long> CommitsAsync()
    {
        // A session that has gone idle reports what it did after ten seconds.
        await Task.Delay(TimeSpan.FromSeconds(11));
        return Convert.ToInt64(await ScalarAsync("select xact_commit from pg_stat_database where datname = current_database()"), CultureInfo.InvariantCulture);
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using NpgsqlConnection connection = new(Connection);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await cluster.DisposeAsync();
    }

    private static Guid Done(CommandOutcome outcome) => outcome is CommandOutcome.Done done
        ? done.InstanceId
        : throw new InvalidOperationException($"A command was not done: {outcome}");
}
