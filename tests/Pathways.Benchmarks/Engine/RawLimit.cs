using System.Diagnostics;
using Npgsql;

namespace Pathways.Benchmarks.Engine;

/// <summary>What the same PostgreSQL does for a bare loop: the limit of everything that is kept.</summary>
internal sealed class RawLimit(string connectionString)
{
    public async Task PrepareAsync()
    {
        await using NpgsqlConnection connection = await OpenAsync();
        await using NpgsqlCommand create = new(
            "create table if not exists raw_a (id uuid primary key, n int, body text); create table if not exists raw_b (id uuid primary key, n int, body text)",
            connection);
        await create.ExecuteNonQueryAsync();
    }

    /// <summary>Transactions of two statements a second, with as many connections as there are callers.</summary>
    /// <param name="atLeast">How long to measure.</param>
    /// <param name="isPipelined">Whether the two go in one round trip.</param>
    public async Task<double> TransactionsAsync(TimeSpan atLeast, bool isPipelined)
    {
        Stopwatch watch = Stopwatch.StartNew();
        long[] done = await Task.WhenAll(Enumerable.Range(0, Installation.Callers).Select(_ => Task.Run(async () =>
        {
            await using NpgsqlConnection connection = await OpenAsync();
            long count = 0;
            while (watch.Elapsed < atLeast)
            {
                Guid id = Guid.CreateVersion7();
                if (isPipelined)
                {
                    await using NpgsqlBatch batch = new(connection);
                    batch.BatchCommands.Add(Insert("raw_a", id));
                    batch.BatchCommands.Add(Insert("raw_b", id));
                    await batch.ExecuteNonQueryAsync();
                }
                else
                {
                    await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
                    foreach (string table in new[] { "raw_a", "raw_b" })
                    {
                        NpgsqlBatchCommand insert = Insert(table, id);
                        await using NpgsqlCommand command = new(insert.CommandText, connection, transaction);
                        command.Parameters.AddWithValue(id);
                        await command.ExecuteNonQueryAsync();
                    }

                    await transaction.CommitAsync();
                }

                count++;
            }

            return count;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Rows a second when they are written a hundred at a time, into two tables.</summary>
    public async Task<double> RowPairsAsync(TimeSpan atLeast)
    {
        const int rows = 100;
        Stopwatch watch = Stopwatch.StartNew();
        long[] done = await Task.WhenAll(Enumerable.Range(0, Installation.Callers).Select(_ => Task.Run(async () =>
        {
            await using NpgsqlConnection connection = await OpenAsync();
            long count = 0;
            while (watch.Elapsed < atLeast)
            {
                Guid[] ids = [.. Enumerable.Range(0, rows).Select(_ => Guid.CreateVersion7())];
                await using NpgsqlBatch batch = new(connection);
                foreach (string table in new[] { "raw_a", "raw_b" })
                {
                    NpgsqlBatchCommand command = new($"insert into {table} (id, n, body) select id, 1, 'x' from unnest($1) as r (id)");
                    command.Parameters.AddWithValue(ids);
                    batch.BatchCommands.Add(command);
                }

                await batch.ExecuteNonQueryAsync();
                count += rows;
            }

            return count;
        })));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static NpgsqlBatchCommand Insert(string table, Guid id)
    {
        NpgsqlBatchCommand command = new($"insert into {table} (id, n, body) values ($1, 1, 'x')");
        command.Parameters.AddWithValue(id);
        return command;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
