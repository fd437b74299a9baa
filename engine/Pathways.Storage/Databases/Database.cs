using System.Data.Common;

namespace Pathways.Storage;

/// <summary>
/// An open database: runs named statements in sessions and batches, translates driver errors, and tells waiting
/// workers when there may be something to do. One per process; safe for use by many threads.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    private long statementsSent;
    private long transactionsSent;

    private protected Database(DatabaseSetting setting)
    {
        Setting = setting;
        Sql = SqlCatalog.For(setting.Kind);
    }

    /// <summary>The setting this database was opened with.</summary>
    public DatabaseSetting Setting { get; }

    /// <summary>Statements sent since the database was opened: what a command costs is counted in tests.</summary>
    public long StatementsSent => Interlocked.Read(ref statementsSent);

    /// <summary>Transactions since the database was opened; a statement outside of one is one of its own.</summary>
    public long TransactionsSent => Interlocked.Read(ref transactionsSent);

    /// <summary>
    /// For tests: asked after each statement and after each commit whether the process dies there. Null in every
    /// installation.
    /// </summary>
    internal Func<bool>? DiesHere { get; set; }

    /// <summary>The statements of this database.</summary>
    internal SqlCatalog Sql { get; }

    /// <summary>Wakes whoever waits for jobs.</summary>
    internal abstract WakeSignal JobsWaiting { get; }

    /// <summary>Completes when something was written in a network that people may be looking at.</summary>
    internal abstract Task NextChange(string network);

    /// <summary>Something was written in a network: wakes those who look at it, in this process and in others.</summary>
    internal abstract void TellChange(string network);

    /// <summary>Opens the database of a setting. Nothing is sent before the first use.</summary>
    /// <param name="setting">Where it is.</param>
    /// <returns>The database; dispose it when the process ends.</returns>
    public static Database Open(DatabaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return setting.Kind == DatabaseKind.PostgreSql ? new PostgreSqlDatabase(setting) : new SqliteDatabase(setting);
    }

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>Reads, without a transaction: each statement sees what was committed before it.</summary>
    internal Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellationToken) =>
        TranslatingAsync(() => ReadCoreAsync(read, cancellationToken));

    /// <summary>
    /// Runs <paramref name="write"/> in one transaction: committed when it returns, rolled back when it throws.
    /// It may run again from its beginning when two transactions were in each other's way, so it must not have
    /// effects outside the session.
    /// </summary>
    internal Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellationToken) =>
        Contention.RetryAsync(() => TranslatingAsync(() => WriteCoreAsync(write, cancellationToken)), cancellationToken);

    /// <summary>Runs a batch as one transaction; on PostgreSQL in one round trip.</summary>
    /// <exception cref="StorageException">A statement failed, or a guard found nothing to change: nothing was written.</exception>
    internal Task RunAsync(SqlBatch batch, CancellationToken cancellationToken) =>
        Contention.RetryAsync(
            () => TranslatingAsync(async () =>
            {
                await RunCoreAsync(batch, cancellationToken);
                return true;
            }),
            cancellationToken);

    /// <summary>Runs a batch of one statement.</summary>
    internal Task RunAsync(string statement, SqlArguments arguments, CancellationToken cancellationToken) =>
        RunAsync(new SqlBatch().Add(statement, arguments), cancellationToken);

    internal abstract DbCommand CreateCommand(
        DbConnection connection, DbTransaction? transaction, SqlStatement statement, SqlArguments arguments);

    /// <summary>Takes back a command that was run.</summary>
    internal virtual ValueTask ReleaseAsync(DbCommand command) => command.DisposeAsync();

    /// <summary>Counts statements about to be sent.</summary>
    internal void Count(int statements) => Interlocked.Add(ref statementsSent, statements);

    /// <summary>Counts a transaction about to be sent.</summary>
    internal void CountTransaction() => Interlocked.Increment(ref transactionsSent);

    /// <summary>A statement or a commit is done.</summary>
    /// <exception cref="OperationCanceledException">A test wants the process to end here.</exception>
    internal void Passed()
    {
        if (DiesHere?.Invoke() == true)
        {
            throw new OperationCanceledException("The process died here.");
        }
    }

    /// <summary>Runs schema work on a connection of its own while no other process does the same.</summary>
    internal Task<T> MigrateAsync<T>(Func<DbConnection, Task<T>> migrate, CancellationToken cancellationToken) =>
        TranslatingAsync(() => MigrateCoreAsync(migrate, cancellationToken));

    private protected abstract Task<T> ReadCoreAsync<T>(
        Func<Session, Task<T>> read, CancellationToken cancellationToken);

    private protected abstract Task<T> WriteCoreAsync<T>(
        Func<Session, Task<T>> write, CancellationToken cancellationToken);

    private protected abstract Task RunCoreAsync(SqlBatch batch, CancellationToken cancellationToken);

    private protected abstract Task<T> MigrateCoreAsync<T>(
        Func<DbConnection, Task<T>> migrate, CancellationToken cancellationToken);

    private async Task<T> TranslatingAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception cause) when (cause is DbException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw DriverErrors.Translate(cause, Setting);
        }
    }
}
