namespace Pathways.Workers;

/// <summary>How the workers of one process behave.</summary>
public sealed record WorkerSettings
{
    /// <summary>
    /// The worker's name. A name that stays the same over restarts frees what a killed predecessor held at once, and must
    /// then be used by one process at a time; the default is different for each process, and a lease's length frees it.
    /// </summary>
    public string Name { get; init; } = $"{Environment.MachineName}/{Guid.NewGuid():N}";

    /// <summary>How long a job may be kept without a heartbeat, 15 seconds by default; heartbeats come three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long jobs in work may go on when the process is told to stop, 20 seconds by default.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After how long without a sign of life the workers count as not running, 30 seconds by default.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(30);
}
