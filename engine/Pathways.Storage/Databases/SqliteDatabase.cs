using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Pathways.Storage;

/// <summary>
/// SQLite behind <see cref="Database"/>: write-ahead log, every commit on disk before it is answered, one writer at a
/// time in this process (others wait in a queue rather than at a lock), readers beside it.
/// </summary>
internal sealed class SqliteDatabase(DatabaseSetting setting) : Database(setting)
{
    // Another process (the command line) may hold the write lock for as long as a publication takes.
    private const string Pragmas = """
        pragma busy_timeout = 10000;
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        """;

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly WakeSignal jobsWaiting = new();
    private readonly NetworkBells changes = new();
    // The writer's statements, parsed once: parsing takes as long as writing a row. Used by whoever is writing, one at a time.
    private readonly Dictionary<string, SqliteCommand> parsed = new(StringComparer.Ordinal);
    private SqliteConnection? writer;

    internal override WakeSignal JobsWaiting => jobsWaiting;

    internal override Task NextChange(string network) => changes.Next(network);

    internal override void TellChange(string network) => changes.Ring(network);

    public override async ValueTask DisposeAsync()
    {
        while (readers.TryTake(out SqliteConnection? reader))
        {
            await reader.DisposeAsync();
        }

        foreach (SqliteCommand command in parsed.Values)
        {
            await command.DisposeAsync();
        }

        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        writing.Dispose();
    }

    internal override DbCommand CreateCommand(
        DbConnection connection, DbTransaction? transaction, SqlStatement statement, SqlArguments arguments)
    {
        if (connection != writer || !parsed.Remove(statement.Text, out SqliteCommand? command))
        {
            command = new SqliteCommand(statement.Text, (SqliteConnection)connection);
        }

        command.Transaction = (SqliteTransaction?)transaction;
        SqliteBinding.Bind(command.Parameters, statement, arguments);
        return command;
    }

    internal override ValueTask ReleaseAsync(DbCommand command)
    {
        command.Parameters.Clear();
        return command.Connection == writer && parsed.TryAdd(command.CommandText, (SqliteCommand)command)
            ? ValueTask.CompletedTask
            : command.DisposeAsync();
    }

    private protected override async Task<T> ReadCoreAsync<T>(
        Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        SqliteConnection connection = readers.TryTake(out SqliteConnection? kept)
            ? kept
            : await OpenAsync(cancellationToken);
        try
        {
            return await read(new Session(this, connection, null));
        }
        finally
        {
            readers.Add(connection);
        }
    }

    private protected override async Task<T> WriteCoreAsync<T>(
        Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            writer ??= await OpenAsync(cancellationToken);
            // The driver sends "begin immediate": a transaction that reads first and writes later could otherwise fail at the write.
            await using DbTransaction transaction = await writer.BeginTransactionAsync(cancellationToken);
            CountTransaction();
            T result = await write(new Session(this, writer, transaction));
            await transaction.CommitAsync(CancellationToken.None);
            Passed();
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    private protected override Task RunCoreAsync(SqlBatch batch, CancellationToken cancellationToken) =>
        WriteCoreAsync(
            async session =>
            {
                foreach (SqlBatchStep step in batch.Steps)
                {
                    foreach (SqlArguments arguments in step.Rows)
                    {
                        int changed = await session.ExecuteAsync(step.Statement, arguments, CancellationToken.None);
                        if (step.Guard is { } guard && changed == 0)
                        {
                            throw new StorageException(guard, $"'{step.Statement}' found nothing to change.");
                        }
                    }
                }

                return true;
            },
            cancellationToken);

    private protected override async Task<T> MigrateCoreAsync<T>(
        Func<DbConnection, Task<T>> migrate, CancellationToken cancellationToken)
    {
        string file = new SqliteConnectionStringBuilder(Setting.ConnectionString).DataSource;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!); // an absolute file path has a folder
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFailure.Unreachable,
                $"Pathways cannot create the folder of the {Setting.Description} named by {DatabaseSetting.Key} "
                + $"({cause.Message}): name a file in a folder this user may write to.",
                innerException: cause);
        }

        await using SqliteConnection connection = await OpenAsync(cancellationToken, SqliteOpenMode.ReadWriteCreate);
        return await migrate(connection);
    }

    private async Task<SqliteConnection> OpenAsync(
        CancellationToken cancellationToken, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder(Setting.ConnectionString) { Mode = mode }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using SqliteCommand pragmas = new(Pragmas, connection);
            await pragmas.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
