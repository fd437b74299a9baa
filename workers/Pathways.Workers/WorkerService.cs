using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers;

/// <summary>Runs the lanes of this process from start to stop; at both ends it frees what it or its predecessor left untouched.</summary>
internal sealed class WorkerService(
    IJobQueue queue,
    WorkerLanes lanes,
    WorkerSettings settings,
    WorkerHealth health,
    TimeProvider clock,
    ILogger<WorkerService> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await: the page must not wait for the database here.
        await Task.Yield();
        ImmutableArray<JobLane> atWork = lanes.Create(queue, clock, health, logger);
        health.Expect(atWork.Length);
        int freed = await ReleaseAsync();
        WorkerLog.Started(logger, settings.Name, freed);
        using CancellationTokenSource hardStop = new();
        await using CancellationTokenRegistration grace = stoppingToken.Register(() => hardStop.CancelAfter(settings.StopGrace));
        await Task.WhenAll(atWork.Select(lane => lane.RunAsync(settings, stoppingToken, hardStop.Token)));
        health.Expect(0);
        freed = await ReleaseAsync();
        WorkerLog.Stopped(logger, settings.Name, freed);
    }

    private async Task<int> ReleaseAsync()
    {
        try
        {
            using CancellationTokenSource limit = new(settings.Lease);
            return await queue.ReleaseAsync(settings.Name, limit.Token);
        }
#pragma warning disable CA1031 // a database that is away must not keep the process from starting or stopping
        catch (Exception cause)
#pragma warning restore CA1031
        {
            WorkerLog.ReleaseFailed(logger, cause, settings.Name);
            return 0;
        }
    }
}
