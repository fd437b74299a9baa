namespace Pathways.Storage;

/// <summary>The databases an installation can stand on.</summary>
public enum DatabaseKind
{
    /// <summary>One file, one machine: a practice, a demonstration, a test.</summary>
    Sqlite,

    /// <summary>A server, as many hosts and workers as wanted: a region.</summary>
    PostgreSql,
}
