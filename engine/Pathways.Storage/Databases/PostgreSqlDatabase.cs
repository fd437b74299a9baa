using System.Data.Common;
using Npgsql;

namespace Pathways.Storage;

/// <summary>PostgreSQL behind <see cref="Database"/>: pooled connections, batches in one round trip, NOTIFY as the bell.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    // "PATHWAY" in ASCII, as a number: whoever holds this advisory lock changes the schema.
    private const long SchemaLock = 0x50415448574159;

    private readonly NpgsqlDataSource source;
    private readonly PostgreSqlBell bell;
    private readonly PostgreSqlCrier crier;
    private readonly WrittenParameters parameters = new();

    public PostgreSqlDatabase(DatabaseSetting setting)
        : base(setting)
    {
        source = NpgsqlDataSource.Create(setting.ConnectionString);
        bell = new PostgreSqlBell(source);
        crier = new PostgreSqlCrier(source);
    }

    internal override WakeSignal JobsWaiting => bell.Listening();

    internal override Task NextChange(string network)
    {
        bell.Listening();
        return bell.Changes.Next(network);
    }

    internal override void TellChange(string network) => crier.Tell(network);

    public override async ValueTask DisposeAsync()
    {
        await crier.DisposeAsync();
        await bell.DisposeAsync();
        await source.DisposeAsync();
    }

    internal override DbCommand CreateCommand(
        DbConnection connection, DbTransaction? transaction, SqlStatement statement, SqlArguments arguments)
    {
        NpgsqlCommand command = new(statement.Text, (NpgsqlConnection)connection, (NpgsqlTransaction?)transaction);
        PostgreSqlBinding.Bind(command.Parameters, statement, arguments);
        return command;
    }

    private protected override async Task<T> ReadCoreAsync<T>(
        Func<Session, Task<T>> read, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        return await read(new Session(this, connection, null));
    }

    private protected override async Task<T> WriteCoreAsync<T>(
        Func<Session, Task<T>> write, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        CountTransaction();
        T result = await write(new Session(this, connection, transaction));
        // Once everything is written, a caller who hangs up must not turn a success into a doubt.
        await transaction.CommitAsync(CancellationToken.None);
        Passed();
        return result;
    }

    private protected override async Task RunCoreAsync(SqlBatch batch, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        // Statements between two Sync messages are one implicit transaction; the driver sends a single Sync at the
        // end of a batch. So this is begin to commit in one round trip, without sending begin or commit.
        await using NpgsqlBatch commands = new(connection);
        NpgsqlBatchCommand[] steps = [.. batch.Steps.Select(step => parameters.ToCommand(Sql[step.Statement], step))];
        foreach (NpgsqlBatchCommand step in steps)
        {
            commands.BatchCommands.Add(step);
            if (DiesHere?.Invoke() == true)
            {
                commands.BatchCommands.Add(new NpgsqlBatchCommand("select pg_terminate_backend(pg_backend_pid())"));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        Count(batch.Steps.Count);
        CountTransaction();
        await commands.ExecuteNonQueryAsync(CancellationToken.None);
        for (int step = 0; step < steps.Length; step++)
        {
            parameters.GiveBack(batch.Steps[step], steps[step]);
        }

        Passed();
    }

    private protected override async Task<T> MigrateCoreAsync<T>(
        Func<DbConnection, Task<T>> migrate, CancellationToken cancellationToken)
    {
        // Not pooled: a session lock must end with the session, whatever happens here.
        NpgsqlConnectionStringBuilder own = new(Setting.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 };
        await using NpgsqlConnection connection = new(own.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand wait = new("select pg_advisory_lock($1)", connection);
        wait.Parameters.Add(new NpgsqlParameter<long> { TypedValue = SchemaLock });
        // The other starter may be building indexes: wait for it as long as it takes.
        wait.CommandTimeout = 0;
        await wait.ExecuteNonQueryAsync(cancellationToken);
        return await migrate(connection);
    }
}
