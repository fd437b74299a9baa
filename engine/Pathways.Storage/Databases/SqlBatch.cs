namespace Pathways.Storage;

/// <summary>Statements that take effect together or not at all, sent to the server in one go.</summary>
internal sealed class SqlBatch
{
    private readonly List<SqlBatchStep> steps = [];

    /// <summary>The statements, in order.</summary>
    public IReadOnlyList<SqlBatchStep> Steps => steps;

    /// <summary>Adds a statement.</summary>
    public SqlBatch Add(string statement, SqlArguments arguments)
    {
        steps.Add(new SqlBatchStep(statement, [arguments], OfRows: false, Guard: null));
        return this;
    }

    /// <summary>
    /// Adds a statement that must find what it changes, or the whole batch fails with <paramref name="guard"/>.
    /// On PostgreSQL the statement itself calls <c>require(…)</c>; on SQLite the number of changed rows is looked at.
    /// </summary>
    public SqlBatch Require(string statement, SqlArguments arguments, StorageFailure guard)
    {
        steps.Add(new SqlBatchStep(statement, [arguments], OfRows: false, guard));
        return this;
    }

    /// <summary>
    /// Adds a statement for many rows that must find what it changes for each, or the whole batch fails with
    /// <paramref name="guard"/>.
    /// </summary>
    public SqlBatch RequireRows(string statement, IEnumerable<SqlArguments> rows, StorageFailure guard)
    {
        IReadOnlyList<SqlArguments> all = rows as IReadOnlyList<SqlArguments> ?? [.. rows];
        if (all.Count > 0)
        {
            steps.Add(new SqlBatchStep(statement, all, OfRows: true, guard));
        }

        return this;
    }

    /// <summary>
    /// Adds a statement once for each row: for changes of few rows by their key. Planned for many rows at once while a table
    /// is young, such a statement would read the whole table and go on doing so.
    /// </summary>
    public SqlBatch AddEach(string statement, IEnumerable<SqlArguments> rows)
    {
        foreach (SqlArguments row in rows)
        {
            Add(statement, row);
        }

        return this;
    }

    /// <summary>
    /// Adds a statement for many rows: one statement with arrays (<c>unnest</c>) on PostgreSQL, one per row on SQLite.
    /// Nothing is added when there are no rows.
    /// </summary>
    public SqlBatch AddRows(string statement, IEnumerable<SqlArguments> rows)
    {
        IReadOnlyList<SqlArguments> all = rows as IReadOnlyList<SqlArguments> ?? [.. rows];
        if (all.Count > 0)
        {
            steps.Add(new SqlBatchStep(statement, all, OfRows: true, Guard: null));
        }

        return this;
    }
}

/// <summary>One statement of a batch.</summary>
/// <param name="Statement">Name in the catalog.</param>
/// <param name="Rows">Its arguments: one set, or one set per row.</param>
/// <param name="OfRows">Whether the statement was written for many rows.</param>
/// <param name="Guard">What it means when it finds nothing to change; null when that is no error.</param>
internal sealed record SqlBatchStep(
    string Statement, IReadOnlyList<SqlArguments> Rows, bool OfRows, StorageFailure? Guard);
