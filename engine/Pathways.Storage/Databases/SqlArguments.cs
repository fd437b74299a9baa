using System.Collections.Immutable;

namespace Pathways.Storage;

/// <summary>
/// Typed values for the parameters of a statement. Both databases get the same arguments; how a type is written is
/// the database's business (an instant is <c>timestamptz</c> on PostgreSQL and fixed-length UTC text on SQLite).
/// </summary>
internal sealed class SqlArguments
{
    private readonly List<SqlArgument> arguments = new(capacity: 16);

    /// <summary>The arguments in the order they were given.</summary>
    public IReadOnlyList<SqlArgument> All => arguments;

    public SqlArguments Text(string name, string? value) => Add(name, SqlType.Text, value);

    public SqlArguments Uuid(string name, Guid? value) => Add(name, SqlType.Uuid, value);

    /// <summary>A moment; kept to the microsecond, the finer of what both databases can hold.</summary>
    public SqlArguments Instant(string name, DateTimeOffset? value) =>
        Add(name, SqlType.Instant, value is { } moment ? ToMicroseconds(moment) : null);

    public SqlArguments Date(string name, DateOnly? value) => Add(name, SqlType.Date, value);

    public SqlArguments Integer(string name, long? value) => Add(name, SqlType.Integer, value);

    public SqlArguments Boolean(string name, bool? value) => Add(name, SqlType.Boolean, value);

    public SqlArguments Decimal(string name, decimal? value) => Add(name, SqlType.Decimal, value);

    public SqlArguments Bytes(string name, byte[]? value) => Add(name, SqlType.Bytes, value);

    /// <summary>A set of words: <c>text[]</c> on PostgreSQL, a JSON array for <c>json_each</c> on SQLite.</summary>
    public SqlArguments Texts(string name, IEnumerable<string>? value) =>
        Add(name, SqlType.Texts, value is null ? null : value.ToImmutableArray());

    /// <summary>
    /// Words without spaces, kept in a column: <c>text[]</c> on PostgreSQL, separated by spaces on SQLite and in statements
    /// for many rows.
    /// </summary>
    public SqlArguments Words(string name, IEnumerable<string> value) => Add(name, SqlType.Words, value.ToArray());

    /// <summary>A length of time: <c>interval</c> on PostgreSQL, <c>+n.nnn seconds</c> for date functions on SQLite.</summary>
    public SqlArguments Duration(string name, TimeSpan value) => Add(name, SqlType.Duration, value);

    /// <summary>The argument of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">
    /// Where to look first, and then where the next one may be: statements mostly ask in the order in which arguments were given.
    /// </param>
    /// <exception cref="ArgumentException">No argument of that name was given.</exception>
    public SqlArgument Find(string name, ref int place)
    {
        for (int looked = 0; looked < arguments.Count; looked++)
        {
            SqlArgument argument = arguments[place % arguments.Count];
            place = (place + 1) % arguments.Count;
            if (argument.Name == name)
            {
                return argument;
            }
        }

        throw new ArgumentException($"No argument '{name}' was given.", nameof(name));
    }

    private static DateTimeOffset ToMicroseconds(DateTimeOffset moment)
    {
        DateTimeOffset utc = moment.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private SqlArguments Add(string name, SqlType type, object? value)
    {
        arguments.Add(new SqlArgument(name, type, value));
        return this;
    }
}
