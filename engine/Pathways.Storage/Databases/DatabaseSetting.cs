using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pathways.Storage;

/// <summary>Which database this installation uses: the value of the setting <c>Pathways:Database</c>, understood.</summary>
public sealed record DatabaseSetting
{
    /// <summary>The configuration key that every refusal names.</summary>
    public const string Key = "Pathways:Database";

    private const string SqlitePrefix = "sqlite:";

    private DatabaseSetting(DatabaseKind kind, string connectionString, string description)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Description = description;
    }

    /// <summary>Which database.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>What the driver is given. May hold a password: never write it to a log.</summary>
    public string ConnectionString { get; }

    /// <summary>Fit for logs and pages: the file, or host and database name; never the password.</summary>
    public string Description { get; }

    /// <summary>Understands a setting: <c>sqlite:data/pathways.db</c> or a PostgreSQL connection string.</summary>
    /// <param name="value">The configured text; may be missing.</param>
    /// <returns>The setting, or one sentence that names <see cref="Key"/> and says how to mend it.</returns>
    public static DatabaseSettingReading Parse(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Refuse("PW3001", "is empty");
        }

        string text = value.Trim();
        return text.StartsWith(SqlitePrefix, StringComparison.OrdinalIgnoreCase)
            ? ParseSqlite(text[SqlitePrefix.Length..].Trim())
            : ParsePostgreSql(text);
    }

    /// <inheritdoc />
    public override string ToString() => Description;

    private static DatabaseSettingReading ParseSqlite(string file)
    {
        if (file.Length == 0)
        {
            return Refuse("PW3002", "names no file after 'sqlite:'");
        }

        if (Directory.Exists(file) || file.EndsWith('/') || file.EndsWith('\\'))
        {
            return Refuse("PW3002", $"names the folder '{file}' where a file is needed");
        }

        SqliteConnectionStringBuilder builder = new()
        {
            DataSource = Path.GetFullPath(file),
            ForeignKeys = true,
            Mode = SqliteOpenMode.ReadWrite, // Only whoever makes the schema may make the file.
            // Readers and the writer are kept by SqliteDatabase itself, with their pragmas set once.
            Pooling = false,
        };
        return new DatabaseSettingReading.Understood(
            new DatabaseSetting(DatabaseKind.Sqlite, builder.ConnectionString, $"SQLite file {builder.DataSource}"));
    }

    private static DatabaseSettingReading ParsePostgreSql(string text)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception cause) when (cause is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's message may repeat the text, and with it the password: it is not passed on.
            return Refuse("PW3003", "cannot be read as a PostgreSQL connection string");
        }

        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            return Refuse("PW3003", "names no host");
        }

        if (string.IsNullOrWhiteSpace(builder.Database))
        {
            return Refuse("PW3003", "names no database");
        }

        Default(builder, "Application Name", "pathways");
        // The hot path is about a dozen statements; prepared after their second use they cost no planning.
        Default(builder, "Max Auto Prepare", 200);
        Default(builder, "Auto Prepare Min Usages", 2);
        // Our sessions leave nothing behind that would have to be reset, and resetting one that holds prepared statements
        // takes seven statements before the first of the next.
        Default(builder, "No Reset On Close", true);
        // Error details repeat the row, which may hold clinical values.
        builder.IncludeErrorDetail = false;
        return new DatabaseSettingReading.Understood(new DatabaseSetting(
            DatabaseKind.PostgreSql,
            builder.ConnectionString,
            $"PostgreSQL database {builder.Database} on {builder.Host}:{builder.Port}"));
    }

    private static void Default(DbConnectionStringBuilder builder, string keyword, object value)
    {
        if (!builder.ShouldSerialize(keyword))
        {
            builder[keyword] = value;
        }
    }

    private static DatabaseSettingReading.Refused Refuse(string code, string fault) => new(
        code,
        $"The setting {Key} {fault}: write 'sqlite:data/pathways.db' for a file, "
        + "or a PostgreSQL connection string such as 'Host=db;Database=pathways;Username=pathways;Password=…'.");
}
