using System.Collections.Immutable;
using System.Data.Common;

namespace Pathways.Storage;

/// <summary>A connection with, or without, a transaction, on which named statements are run.</summary>
internal sealed class Session(Database database, DbConnection connection, DbTransaction? transaction)
{
    /// <summary>Which database this is; for the rare place where the two need different steps.</summary>
    public DatabaseKind Kind => database.Setting.Kind;

    /// <summary>Runs a statement and reads every row it returns.</summary>
    public async Task<ImmutableArray<T>> QueryAsync<T>(
        string statement, SqlArguments arguments, Func<Row, T> read, CancellationToken cancellationToken)
    {
        DbCommand command = Command(statement, arguments);
        try
        {
            await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            Row row = new(reader);
            ImmutableArray<T>.Builder found = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                found.Add(read(row));
            }

            database.Passed();
            return found.DrainToImmutable();
        }
        finally
        {
            await database.ReleaseAsync(command);
        }
    }

    /// <summary>Runs a statement and reads its first row, or gives the default when there is none.</summary>
    public async Task<T?> FirstOrDefaultAsync<T>(
        string statement, SqlArguments arguments, Func<Row, T> read, CancellationToken cancellationToken)
    {
        ImmutableArray<T> found = await QueryAsync(statement, arguments, read, cancellationToken);
        return found.IsEmpty ? default : found[0];
    }

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public async Task<int> ExecuteAsync(
        string statement, SqlArguments arguments, CancellationToken cancellationToken)
    {
        DbCommand command = Command(statement, arguments);
        try
        {
            int changed = await command.ExecuteNonQueryAsync(cancellationToken);
            database.Passed();
            return changed;
        }
        finally
        {
            await database.ReleaseAsync(command);
        }
    }

    private DbCommand Command(string statement, SqlArguments arguments)
    {
        database.Count(1);
        if (transaction is null)
        {
            database.CountTransaction();
        }

        return database.CreateCommand(connection, transaction, database.Sql[statement], arguments);
    }
}
