using System.Collections.Immutable;

namespace Pathways.Storage;

/// <summary>One named statement, ready for the driver of one database.</summary>
/// <param name="Name">File and statement, for example <c>jobs.claim</c>.</param>
/// <param name="Text">The SQL as sent: <c>$1</c> … for PostgreSQL, <c>@name</c> for SQLite.</param>
/// <param name="ParameterNames">Names of the parameters, in the order of <c>$1</c>, <c>$2</c> …, without <c>@</c>.</param>
internal sealed record SqlStatement(string Name, string Text, ImmutableArray<string> ParameterNames);
