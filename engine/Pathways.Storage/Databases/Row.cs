using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace Pathways.Storage;

/// <summary>The row a reader stands on, read by column name with the types of <see cref="SqlArguments"/>.</summary>
internal sealed class Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(At(column));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public Guid Uuid(string column) => reader.GetGuid(At(column));

    public Guid? UuidOrNull(string column) => IsNull(column) ? null : Uuid(column);

    public long Integer(string column) => reader.GetInt64(At(column));

    public long? IntegerOrNull(string column) => IsNull(column) ? null : Integer(column);

    public int SmallInteger(string column) => checked((int)Integer(column));

    public bool Boolean(string column) => reader.GetBoolean(At(column));

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(At(column));

    public DateTimeOffset Instant(string column) => reader.GetValue(At(column)) switch
    {
        DateTime moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
        string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        object other => throw NotA("moment", column, other),
    };

    public DateTimeOffset? InstantOrNull(string column) => IsNull(column) ? null : Instant(column);

    public DateOnly Date(string column) => reader.GetValue(At(column)) switch
    {
        DateOnly date => date,
        DateTime moment => DateOnly.FromDateTime(moment),
        string text => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        object other => throw NotA("date", column, other),
    };

    public DateOnly? DateOrNull(string column) => IsNull(column) ? null : Date(column);

    public decimal Decimal(string column) => reader.GetValue(At(column)) switch
    {
        decimal number => number,
        string text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
        object other => throw NotA("decimal number", column, other),
    };

    public decimal? DecimalOrNull(string column) => IsNull(column) ? null : Decimal(column);

    /// <summary>A set of words: <c>text[]</c> on PostgreSQL, separated by spaces on SQLite.</summary>
    public ImmutableArray<string> Words(string column) => reader.GetValue(At(column)) switch
    {
        string[] words => [.. words],
        string text => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        object other => throw NotA("list of words", column, other),
    };

    private bool IsNull(string column) => reader.IsDBNull(At(column));

    private int At(string column) => reader.GetOrdinal(column);

    private static InvalidCastException NotA(string expected, string column, object found) =>
        new($"Column '{column}' holds a {found.GetType().Name}, not a {expected}.");
}
