namespace Pathways.Storage.Tests;

/// <summary>What every contract class starts from: an empty database of the kind that the inheriting class names.</summary>
public abstract class PortContract(DatabaseKind kind) : IAsyncLifetime
{
    private TestDatabase? database;

    protected TestDatabase Database => database ?? throw new InvalidOperationException("The test has not begun.");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The first page of open incidents of the usual network.</summary>
    protected Task<IncidentPage> IncidentsAsync() =>
        Database.Cases.IncidentsAsync(new IncidentQuery(Case.Network, Code: null, After: null), Cancellation);

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(kind, Cancellation);

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
