using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers;

/// <summary>Runs the lanes of this process from start to stop; at both ends it frees what it or its predecessor left untouched.</summary>
internal sealed class WorkerService(
    IJobQueue queue,
    JobDesk desk,
    WorkerSettings settings,
    WorkerHealth health,
    TimeProvider clock,
    ILogger<WorkerService> logger) : BackgroundService
{
    private static readonly ImmutableArray<LanePlan> plans = [LanePlan.Cases, LanePlan.Messages];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await: the page must not wait for the database here.
        await Task.Yield();
        health.Expect(plans.Length);
        WorkerLog.Started(logger, settings.Name, await ReleaseAsync());
        using CancellationTokenSource hardStop = new();
        await using CancellationTokenRegistration grace = stoppingToken.Register(() => hardStop.CancelAfter(settings.StopGrace));
        await Task.WhenAll(plans.Select(plan =>
            new JobLane(plan, queue, desk, settings, health, clock, logger).RunAsync(stoppingToken, hardStop.Token)));
        health.Expect(0);
        WorkerLog.Stopped(logger, settings.Name, await ReleaseAsync());
    }

    private async Task<int> ReleaseAsync()
    {
        try
        {
            using CancellationTokenSource limit = new(settings.Lease);
            return await queue.ReleaseAsync(settings.Name, limit.Token);
        }
        catch (Exception cause)
        {
            WorkerLog.ReleaseFailed(logger, cause, settings.Name);
            return 0;
        }
    }
}
