namespace Pathways.Storage;

/// <summary>One typed value.</summary>
/// <param name="Name">Parameter name without <c>@</c>.</param>
/// <param name="Type">How to write it.</param>
/// <param name="Value">The value, or null.</param>
internal readonly record struct SqlArgument(string Name, SqlType Type, object? Value);

/// <summary>The kinds of value that cross the border to a database.</summary>
internal enum SqlType
{
    Text,
    Uuid,
    Instant,
    Date,
    Integer,
    Boolean,
    Decimal,
    Bytes,
    Texts,
    Words,
    Duration,
}
