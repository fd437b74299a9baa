using System.Globalization;
using Microsoft.Extensions.Configuration;

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

    /// <summary>Reads <c>Workers:Name</c> and <c>Workers:LeaseSeconds</c>.</summary>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="refusal">Code and one sentence that names the wrong key; empty when all is well.</param>
    /// <returns>Null when a setting is wrong.</returns>
    public static WorkerSettings? Read(IConfiguration configuration, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        const string LeaseKey = "Workers:LeaseSeconds";
        refusal = string.Empty;
        WorkerSettings settings = new();
        if (configuration["Workers:Name"] is { Length: > 0 } name)
        {
            settings = settings with { Name = name };
        }

        if (configuration[LeaseKey] is not { Length: > 0 } text)
        {
            return settings;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is > 0 and <= 600)
        {
            return settings with { Lease = TimeSpan.FromSeconds(seconds) };
        }

        refusal = $"PW6104 The setting '{LeaseKey}' is '{text}': write a number of seconds from 1 to 600, 15 when in doubt.";
        return null;
    }
}
