using Pathways.DesignerHost.Settings;
using Pathways.Storage;
using Pathways.Workers;

namespace Pathways.DesignerHost.Health;

/// <summary>How the installation is at this moment.</summary>
/// <param name="IsSchemaUpToDate">Whether the database answers and has this build's schema.</param>
/// <param name="AreWorkersRunning">Whether timers and messages are worked on; true when that is another process's work.</param>
public sealed record HealthState(bool IsSchemaUpToDate, bool AreWorkersRunning)
{
    /// <summary>Whether people can be sent here.</summary>
    public bool IsReady => IsSchemaUpToDate && AreWorkersRunning;
}

/// <summary>Looks how the installation is.</summary>
/// <param name="database">The database.</param>
/// <param name="settings">Whether workers belong to this process.</param>
/// <param name="services">Where the workers' signs of life are, if they belong to this process.</param>
public sealed class HealthCheck(Database database, HostSettings settings, IServiceProvider services)
{
    /// <summary>Looks.</summary>
    public async Task<HealthState> LookAsync(CancellationToken cancellationToken)
    {
        bool areWorkersRunning = !settings.HasEmbeddedWorkers || services.GetRequiredService<WorkerHealth>().IsRunning;
        try
        {
            return new HealthState(await SchemaUpgrade.IsUpToDateAsync(database, cancellationToken), areWorkersRunning);
        }
        catch (StorageException)
        {
            // The database does not answer: exactly what this check is asked to tell.
            return new HealthState(IsSchemaUpToDate: false, areWorkersRunning);
        }
    }
}
