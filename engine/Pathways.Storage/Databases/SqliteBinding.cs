using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Pathways.Storage;

/// <summary>Writes arguments as SQLite parameters, by name.</summary>
internal static class SqliteBinding
{
    // Always UTC, always 27 characters: as text it sorts as time does, and a person can read it.
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static void Bind(SqliteParameterCollection parameters, SqlStatement statement, SqlArguments arguments)
    {
        foreach (SqlArgument argument in arguments.All)
        {
            // The driver refuses values for parameters that the statement does not have.
            if (statement.ParameterNames.Contains(argument.Name))
            {
                parameters.AddWithValue("@" + argument.Name, ToValue(argument));
            }
        }
    }

    private static object ToValue(SqlArgument argument) => argument switch
    {
        { Value: null } => DBNull.Value,
        { Value: DateTimeOffset moment } => moment.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        { Value: DateOnly date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Value: Guid id } => id.ToString("D"),
        // Text keeps every digit; SQLite's own numbers are binary.
        { Value: decimal number } => number.ToString(CultureInfo.InvariantCulture),
        { Value: ImmutableArray<string> words } => JsonSerializer.Serialize(words.AsEnumerable()),
        { Value: string[] words } => string.Join(' ', words),
        { Value: TimeSpan length } =>
            string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:+0.000;-0.000} seconds"),
        _ => argument.Value,
    };
}
