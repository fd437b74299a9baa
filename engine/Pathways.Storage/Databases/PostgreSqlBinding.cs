using System.Collections.Immutable;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Pathways.Storage;

/// <summary>Writes arguments as PostgreSQL parameters, by position; into those of an earlier use, if there are any.</summary>
internal static class PostgreSqlBinding
{
    public static void Bind(NpgsqlParameterCollection parameters, SqlStatement statement, SqlArguments arguments)
    {
        int place = 0;
        for (int position = 0; position < statement.ParameterNames.Length; position++)
        {
            SqlArgument argument = Find(statement, arguments, statement.ParameterNames[position], ref place);
            Set(parameters, position, ToDbType(argument.Type), ToValue(argument) ?? DBNull.Value);
        }
    }

    /// <summary>One array per column, for <c>unnest</c>.</summary>
    public static void BindRows(
        NpgsqlParameterCollection parameters, SqlStatement statement, IReadOnlyList<SqlArguments> rows)
    {
        int place = 0;
        for (int position = 0; position < statement.ParameterNames.Length; position++)
        {
            int here = place;
            string name = statement.ParameterNames[position];
            SqlType type = Find(statement, rows[0], name, ref place).Type;
            // There are no arrays of lists of different lengths: a list of words is taken apart by the statement.
            NpgsqlDbType element = type == SqlType.Words ? NpgsqlDbType.Text : ToDbType(type);
            Set(parameters, position, NpgsqlDbType.Array | element, Column(new ColumnOf(statement, name, rows, here), type));
        }
    }

    private static void Set(NpgsqlParameterCollection parameters, int position, NpgsqlDbType type, object value)
    {
        if (position == parameters.Count)
        {
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        }

        parameters[position].Value = value;
    }

    private static SqlArgument Find(SqlStatement statement, SqlArguments arguments, string name, ref int place)
    {
        try
        {
            return arguments.Find(name, ref place);
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
        SqlType.Texts or SqlType.Words => NpgsqlDbType.Array | NpgsqlDbType.Text,
        SqlType.Duration => NpgsqlDbType.Interval,
        _ => throw new UnreachableException($"Unknown type {type}."),
    };

    // The driver wants arrays of the element's own type, with room for nulls.
    private static Array Column(ColumnOf column, SqlType type) => type switch
    {
        SqlType.Text or SqlType.Words => column.ToArray<string?>(),
        SqlType.Uuid => column.ToArray<Guid?>(),
        SqlType.Instant => column.ToArray<DateTime?>(),
        SqlType.Date => column.ToArray<DateOnly?>(),
        SqlType.Integer => column.ToArray<long?>(),
        SqlType.Boolean => column.ToArray<bool?>(),
        SqlType.Decimal => column.ToArray<decimal?>(),
        SqlType.Bytes => column.ToArray<byte[]?>(),
        SqlType.Duration => column.ToArray<TimeSpan?>(),
        SqlType.Texts => throw new InvalidOperationException("A statement for many rows takes words, not lists of texts."),
        _ => throw new UnreachableException($"No arrays of {type}."),
    };

    // The values of one parameter, a row each, with the place where the first row has it.
    private readonly record struct ColumnOf(SqlStatement Statement, string Name, IReadOnlyList<SqlArguments> Rows, int Place)
    {
        public T[] ToArray<T>()
        {
            var values = new T[Rows.Count];
            for (int row = 0; row < values.Length; row++)
            {
                int place = Place;
                object? value = ToValue(Find(Statement, Rows[row], Name, ref place));
                values[row] = (T)(value is string[] words ? string.Join(' ', words) : value)!; // Null where T has room for it.
            }

            return values;
        }
    }
}
