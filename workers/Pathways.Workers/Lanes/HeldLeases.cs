using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>The leases of one batch: kept alive by heartbeats until their jobs are over, and cancelled when one is lost.</summary>
internal sealed class HeldLeases : IAsyncDisposable
{
    private readonly ConcurrentDictionary<JobLease, CancellationTokenSource> held = new();
    private readonly CancellationTokenSource over = new();
    private readonly Task beating;

    private HeldLeases(
        IJobQueue queue, ImmutableArray<LeasedJob> jobs, TimeSpan length, string lane, ILogger logger, CancellationToken hardStop)
    {
        foreach (LeasedJob job in jobs)
        {
            held[job.Lease] = CancellationTokenSource.CreateLinkedTokenSource(hardStop);
        }

        beating = BeatAsync(queue, length, lane, logger);
    }

    /// <summary>Holds the leases of a batch from now on.</summary>
    /// <param name="queue">Where they come from.</param>
    /// <param name="jobs">The batch.</param>
    /// <param name="length">How long each heartbeat makes them last.</param>
    /// <param name="lane">For the log.</param>
    /// <param name="logger">For the log.</param>
    /// <param name="hardStop">Cancels all work in hand.</param>
    public static HeldLeases Of(
        IJobQueue queue, ImmutableArray<LeasedJob> jobs, TimeSpan length, string lane, ILogger logger, CancellationToken hardStop) =>
        new(queue, jobs, length, lane, logger, hardStop);

    /// <summary>Cancelled when the lease is lost; already cancelled when it was lost before the job began.</summary>
    public CancellationToken TokenOf(JobLease lease) =>
        held.TryGetValue(lease, out CancellationTokenSource? source) ? source.Token : new CancellationToken(canceled: true);

    /// <summary>The job is over: no heartbeat for it any more.</summary>
    public void LetGo(JobLease lease)
    {
        if (held.TryRemove(lease, out CancellationTokenSource? source))
        {
            source.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
        foreach (JobLease lease in held.Keys)
        {
            LetGo(lease);
        }
    }

    private async Task BeatAsync(IJobQueue queue, TimeSpan length, string lane, ILogger logger)
    {
        using PeriodicTimer timer = new(length / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                foreach (JobLease lease in held.Keys)
                {
                    await ExtendAsync(queue, lease, length, lane, logger);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The batch is over.
        }
    }

    private async Task ExtendAsync(IJobQueue queue, JobLease lease, TimeSpan length, string lane, ILogger logger)
    {
        try
        {
            bool isOurs = await queue.ExtendAsync(lease, length, over.Token);
            if (!isOurs && held.TryRemove(lease, out CancellationTokenSource? source))
            {
                // Not disposed: the job's work may still look at its token.
                await source.CancelAsync();
            }
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            WorkerLog.HeartbeatFailed(logger, cause, lane);
        }
    }
}
