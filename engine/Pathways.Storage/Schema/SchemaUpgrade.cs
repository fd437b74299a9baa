using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Pathways.Storage;

/// <summary>
/// Brings a database to the schema of this build: runs the numbered scripts it has not seen, each in a transaction of its
/// own. Two processes that start together take turns; the second finds nothing to do. <c>--migrate-only</c> runs this and
/// stops.
/// </summary>
public static class SchemaUpgrade
{
    private const string CreateVersionTable = """
        create table if not exists schema_version (
            number integer primary key,
            name text not null,
            hash text not null,
            applied_at timestamp not null default current_timestamp)
        """;

    /// <summary>Runs what is missing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Stops between two scripts.</param>
    /// <returns>The names of the scripts that were run; empty when the schema was up to date.</returns>
    /// <exception cref="StorageException">The database cannot be opened, was made by a newer build, or holds a
    /// schema that differs from this build's scripts; the sentence says which.</exception>
    public static Task<ImmutableArray<string>> RunAsync(Database database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        return RunScriptsAsync(database, SchemaScript.For(database.Setting.Kind), cancellationToken);
    }

    /// <summary>Whether every script of this build has been run; for health pages.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<bool> IsUpToDateAsync(Database database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        long? newest = await database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "schema.newest", new SqlArguments(), row => row.IntegerOrNull("number"), cancellationToken),
            cancellationToken);
        return newest >= SchemaScript.For(database.Setting.Kind)[^1].Number;
    }

    /// <summary>Why a database cannot be read as it is, for whoever must not change it; null when its schema is this build's.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<string?> FindRefusalAsync(Database database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        return await IsUpToDateAsync(database, cancellationToken)
            ? null
            : $"PW3406 The {database.Setting.Description} has the schema of an earlier version: start the host or a worker of this "
                + "version once, or read it with the version that is in use.";
    }

    /// <summary>Runs the missing ones of the given scripts: tests stop at earlier schemas with it.</summary>
    internal static Task<ImmutableArray<string>> RunScriptsAsync(
        Database database, ImmutableArray<SchemaScript> scripts, CancellationToken cancellationToken) =>
        database.MigrateAsync(
            async connection =>
            {
                await ExecuteAsync(connection, null, CreateVersionTable, cancellationToken);
                ImmutableArray<string>.Builder run = ImmutableArray.CreateBuilder<string>();
                foreach (SchemaScript script in scripts)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (await RunOneAsync(connection, script, cancellationToken))
                    {
                        run.Add(script.Name);
                    }
                }

                await RefuseNewerAsync(connection, scripts[^1].Number, database.Setting, cancellationToken);
                return run.ToImmutable();
            },
            cancellationToken);

    private static async Task<bool> RunOneAsync(
        DbConnection connection, SchemaScript script, CancellationToken cancellationToken)
    {
        // On SQLite this takes the write lock at once, so a second starter waits here and then finds the row.
        await using DbTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        string? earlierHash = await ScalarAsync(
            connection,
            transaction,
            $"select hash from schema_version where number = {script.Number.ToString(CultureInfo.InvariantCulture)}",
            cancellationToken) as string;
        if (earlierHash is not null)
        {
            return earlierHash == script.Hash
                ? false
                : throw new StorageException(
                    StorageFailure.Other,
                    $"PW3005: the script {script.Name} was run on this database with another text. "
                    + "Use the build that made the database, or restore a backup of it.");
        }

        await ExecuteAsync(connection, transaction, script.Text, cancellationToken);
        await ExecuteAsync(
            connection,
            transaction,
            string.Create(
                CultureInfo.InvariantCulture,
                $"insert into schema_version (number, name, hash) values ({script.Number}, '{script.Name}', '{script.Hash}')"),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task RefuseNewerAsync(
        DbConnection connection, int newestKnown, DatabaseSetting setting, CancellationToken cancellationToken)
    {
        long newest = Convert.ToInt64(
            await ScalarAsync(connection, null, "select max(number) from schema_version", cancellationToken),
            CultureInfo.InvariantCulture);
        if (newest > newestKnown)
        {
            throw new StorageException(
                StorageFailure.Other,
                $"PW3004: the {setting.Description} has schema {newest}, but this build knows {newestKnown} only. "
                + $"Start the newer build, or name another database in {DatabaseSetting.Key}.");
        }
    }

    private static async Task ExecuteAsync(
        DbConnection connection, DbTransaction? transaction, string text, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(connection, transaction, text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<object?> ScalarAsync(
        DbConnection connection, DbTransaction? transaction, string text, CancellationToken cancellationToken)
    {
        await using DbCommand command = Command(connection, transaction, text);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text)
    {
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        // Building an index over years of history takes its time.
        command.CommandTimeout = 0;
        return command;
    }
}
