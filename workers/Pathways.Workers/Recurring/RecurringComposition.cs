using Pathways.Storage;

namespace Pathways.Workers.Recurring;

/// <summary>Where the scheduler keeps its timetable.</summary>
/// <param name="ConnectionString">The database that all processes share, in a schema of the scheduler's own; null: in memory.</param>
internal sealed record QuartzStore(string? ConnectionString);

/// <summary>Puts recurring work together with the installation's database.</summary>
internal static class RecurringComposition
{
    /// <summary>The scheduler's store: beside our own tables on PostgreSQL, in memory where there is one process only.</summary>
    public static QuartzStore StoreOf(DatabaseSetting setting) => new(setting.Kind == DatabaseKind.PostgreSql
        ? $"{setting.ConnectionString.TrimEnd(';')};Search Path=quartz;Max Auto Prepare=0"
        : null);

    /// <summary>The same for a container.</summary>
    public static QuartzStore StoreOf(Database database) => StoreOf(database.Setting);
}
