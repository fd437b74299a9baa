using Microsoft.Extensions.DependencyInjection;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Testing;

/// <summary>An empty database with the newest schema and every port on it; gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> remove;

    private TestDatabase(string text, Func<Task> remove)
    {
        Text = text;
        this.remove = remove;
        DatabaseSettingReading reading = DatabaseSetting.Parse(text);
        Setting = reading is DatabaseSettingReading.Understood understood
            ? understood.Setting
            : throw new InvalidOperationException($"The test's own setting was refused: {reading}");
        services = new ServiceCollection().AddPathwayStorage(Setting).BuildServiceProvider();
    }

    /// <summary>The value for the setting <c>Pathways:Database</c>.</summary>
    public string Text { get; }

    public DatabaseSetting Setting { get; }

    public Database Database => services.GetRequiredService<Database>();

    public IInstanceStore Instances => services.GetRequiredService<IInstanceStore>();

    public IJobQueue Jobs => services.GetRequiredService<IJobQueue>();

    public IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public IInbox Inbox => services.GetRequiredService<IInbox>();

    public ICases Cases => services.GetRequiredService<ICases>();

    public IDrafts Drafts => services.GetRequiredService<IDrafts>();

    public ISettings Settings => services.GetRequiredService<ISettings>();

    public IDefinitionStore Definitions => services.GetRequiredService<IDefinitionStore>();

    /// <summary>Any registered service, for ports that other rooms add.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A database of the given kind, with the schema unless told otherwise.</summary>
    public static async Task<TestDatabase> CreateAsync(
        DatabaseKind kind, CancellationToken cancellationToken, bool withSchema = true)
    {
        TestDatabase made = kind == DatabaseKind.Sqlite
            ? CreateSqlite()
            : await CreatePostgreSqlAsync(cancellationToken);
        if (withSchema)
        {
            await SchemaUpgrade.RunAsync(made.Database, cancellationToken);
        }

        return made;
    }

    /// <summary>A database with the schema on a cluster that the test has for itself, and may crash.</summary>
    public static async Task<TestDatabase> CreateOnAsync(ThrowAwayPostgreSql cluster, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        TestDatabase made = new(await cluster.CreateDatabaseAsync(cancellationToken), () => Task.CompletedTask);
        await SchemaUpgrade.RunAsync(made.Database, cancellationToken);
        return made;
    }

    /// <summary>The ports over a database that is there, and stays when this is disposed.</summary>
    /// <param name="text">The value of its <see cref="Text"/>.</param>
    public static TestDatabase Open(string text) => new(text, () => Task.CompletedTask);

    /// <summary>The ports once more over the same database, as a second process would open it.</summary>
    public TestDatabase OpenAgain() => Open(Text);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }

    private static TestDatabase CreateSqlite()
    {
        string folder = Directory.CreateTempSubdirectory("pathways-test").FullName;
        return new TestDatabase($"sqlite:{Path.Combine(folder, "pathways.db")}", () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreatePostgreSqlAsync(CancellationToken cancellationToken)
    {
        ThrowAwayPostgreSql cluster = await ThrowAwayPostgreSql.StartAsync(cancellationToken);
        string text = await cluster.CreateDatabaseAsync(cancellationToken);
        return new TestDatabase(text, () => cluster.GiveBackAsync(text));
    }
}
