using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Pathways.Storage;

/// <summary>Writes arguments as PostgreSQL parameters, by position.</summary>
internal static class PostgreSqlBinding
{
    public static void Bind(NpgsqlParameterCollection parameters, SqlStatement statement, SqlArguments arguments)
    {
        foreach (string name in statement.ParameterNames)
        {
            SqlArgument argument = Find(statement, arguments, name);
            parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = ToDbType(argument.Type),
                Value = ToValue(argument) ?? DBNull.Value,
            });
        }
    }

    /// <summary>One array per column, for <c>unnest</c>.</summary>
    public static void BindRows(
        NpgsqlParameterCollection parameters, SqlStatement statement, IReadOnlyList<SqlArguments> rows)
    {
        foreach (string name in statement.ParameterNames)
        {
            SqlArgument first = Find(statement, rows[0], name);
            if (first.Type is SqlType.Texts)
            {
                throw new InvalidOperationException(
                    $"'{statement.Name}' takes one array per column: pass the words of '{name}' as one text.");
            }

            parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = NpgsqlDbType.Array | ToDbType(first.Type),
                Value = rows.Select(row => ToValue(Find(statement, row, name))).ToArray(first.Type),
            });
        }
    }

    private static SqlArgument Find(SqlStatement statement, SqlArguments arguments, string name)
    {
        try
        {
            return arguments[name];
        }
        catch (ArgumentException cause)
        {
            throw new InvalidOperationException($"'{statement.Name}' needs the argument '{name}'.", cause);
        }
    }

    private static object? ToValue(SqlArgument argument) => argument switch
    {
        { Value: null } => null,
        { Type: SqlType.Instant, Value: DateTimeOffset moment } => moment.UtcDateTime,
        { Type: SqlType.Texts, Value: ImmutableArray<string> words } => words.ToArray(),
        _ => argument.Value,
    };

    private static NpgsqlDbType ToDbType(SqlType type) => type switch
    {
        SqlType.Text => NpgsqlDbType.Text,
        SqlType.Uuid => NpgsqlDbType.Uuid,
        SqlType.Instant => NpgsqlDbType.TimestampTz,
        SqlType.Date => NpgsqlDbType.Date,
        SqlType.Integer => NpgsqlDbType.Bigint,
        SqlType.Boolean => NpgsqlDbType.Boolean,
        SqlType.Decimal => NpgsqlDbType.Numeric,
        SqlType.Bytes => NpgsqlDbType.Bytea,
        SqlType.Texts => NpgsqlDbType.Array | NpgsqlDbType.Text,
        SqlType.Duration => NpgsqlDbType.Interval,
        _ => throw new UnreachableException($"Unknown type {type}."),
    };

    // The driver wants arrays of the element's own type, with room for nulls.
    private static Array ToArray(this IEnumerable<object?> values, SqlType type) => type switch
    {
        SqlType.Text => values.Cast<string?>().ToArray(),
        SqlType.Uuid => values.Cast<Guid?>().ToArray(),
        SqlType.Instant => values.Cast<DateTime?>().ToArray(),
        SqlType.Date => values.Cast<DateOnly?>().ToArray(),
        SqlType.Integer => values.Cast<long?>().ToArray(),
        SqlType.Boolean => values.Cast<bool?>().ToArray(),
        SqlType.Decimal => values.Cast<decimal?>().ToArray(),
        SqlType.Bytes => values.Cast<byte[]?>().ToArray(),
        SqlType.Duration => values.Cast<TimeSpan?>().ToArray(),
        _ => throw new UnreachableException($"No arrays of {type}."),
    };
}
