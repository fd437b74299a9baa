using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pathways.Storage;

/// <summary>The one place where driver errors are understood: by code, never by text.</summary>
internal static class DriverErrors
{
    // Raised by the function "require" of script 0001 when a guarded statement found nothing to change.
    private const string StaleRevision = "PW001";
    private const string LeaseLost = "PW002";
    private const string MessageGone = "PW003";

    // SQLite result codes: https://sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;
    private const int SqliteForeignKey = 787;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;

    /// <summary>Says what a driver's error means.</summary>
    public static StorageException Translate(Exception cause, DatabaseSetting setting)
    {
        StorageFailure failure = Classify(cause);
        string sentence = failure switch
        {
            StorageFailure.Unreachable => $"Pathways cannot open the {setting.Description} named by "
                + $"{DatabaseSetting.Key} ({Reason(cause)}): check that it exists, runs and accepts this user.",
            StorageFailure.Contention => "Another transaction was in the way; the same request may be sent again.",
            StorageFailure.Duplicate => $"A row with this key exists already ({Constraint(cause)}).",
            StorageFailure.MissingReference => $"A row refers to one that does not exist ({Constraint(cause)}).",
            StorageFailure.StaleRevision => "The case was changed by someone else since it was loaded.",
            StorageFailure.MessageGone => "The message was taken by another case or put away, or the invitation is closed.",
            StorageFailure.LeaseLost => "The job was taken over by another worker or is done.",
            _ => $"The {setting.Description} refused a statement ({Reason(cause)}).",
        };
        return new StorageException(failure, sentence, Constraint(cause), cause);
    }

    private static StorageFailure Classify(Exception cause) => cause switch
    {
        PostgresException postgres => Classify(postgres.SqlState),
        SqliteException sqlite => Classify(sqlite),
        NpgsqlException or SocketException or TimeoutException => StorageFailure.Unreachable,
        _ => StorageFailure.Other,
    };

    private static StorageFailure Classify(string state) => state switch
    {
        StaleRevision => StorageFailure.StaleRevision,
        LeaseLost => StorageFailure.LeaseLost,
        MessageGone => StorageFailure.MessageGone,
        PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable => StorageFailure.Contention,
        PostgresErrorCodes.UniqueViolation => StorageFailure.Duplicate,
        PostgresErrorCodes.ForeignKeyViolation => StorageFailure.MissingReference,
        PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.InvalidPassword
            or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.TooManyConnections => StorageFailure.Unreachable,
        _ when state.StartsWith("08", StringComparison.Ordinal) => StorageFailure.Unreachable,
        _ => StorageFailure.Other,
    };

    private static StorageFailure Classify(SqliteException cause) => cause.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => StorageFailure.Contention,
        SqliteCannotOpen or SqliteReadOnly or SqliteNotADatabase => StorageFailure.Unreachable,
        _ => cause.SqliteExtendedErrorCode switch
        {
            SqlitePrimaryKey or SqliteUnique => StorageFailure.Duplicate,
            SqliteForeignKey => StorageFailure.MissingReference,
            _ => StorageFailure.Other,
        },
    };

    private static string Constraint(Exception cause) => cause switch
    {
        PostgresException postgres => postgres.ConstraintName ?? string.Empty,
        // "SQLite Error 19: 'UNIQUE constraint failed: command_log.network_id, command_log.command_id'."
        // Only to name the columns; nothing is decided by this text.
        SqliteException sqlite => sqlite.Message.Split('\'') is [_, string quoted, ..] ? quoted : string.Empty,
        _ => string.Empty,
    };

    private static string Reason(Exception cause) => cause switch
    {
        // The server's text may repeat a value of the row; the number says enough.
        PostgresException postgres => $"SQLSTATE {postgres.SqlState}",
        DbException { InnerException: { } inner } => inner.Message,
        _ => cause.Message,
    };
}
