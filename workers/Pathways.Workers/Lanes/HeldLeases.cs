using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>The leases of one batch: kept alive by heartbeats until their jobs are over; work is cancelled when its lease is lost.</summary>
internal sealed class HeldLeases : IAsyncDisposable
{
    private readonly FrozenDictionary<JobLease, CancellationTokenSource> sources;
    private readonly ConcurrentDictionary<JobLease, bool> inHand = new();
    private readonly CancellationTokenSource over = new();
    private readonly Task beating;

    /// <summary>Holds the leases of a batch from now on.</summary>
    /// <param name="queue">Where they come from.</param>
    /// <param name="jobs">The batch.</param>
    /// <param name="length">How long each heartbeat makes them last.</param>
    /// <param name="logger">For the log.</param>
    /// <param name="hardStop">Cancels all work in hand.</param>
    public HeldLeases(
        IJobQueue queue, ImmutableArray<LeasedJob> jobs, TimeSpan length, ILogger logger, CancellationToken hardStop)
    {
        sources = jobs.ToFrozenDictionary(
            job => job.Lease, _ => CancellationTokenSource.CreateLinkedTokenSource(hardStop));
        foreach (JobLease lease in sources.Keys)
        {
            inHand[lease] = true;
        }

        beating = BeatAsync(queue, length, logger);
    }

    /// <summary>Cancelled when the lease is lost or the process must end.</summary>
    public CancellationToken TokenOf(JobLease lease) => sources[lease].Token;

    /// <summary>The job is over: no heartbeat for it any more.</summary>
    public void LetGo(JobLease lease) => inHand.TryRemove(lease, out _);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        over.Dispose();
        foreach (CancellationTokenSource source in sources.Values)
        {
            source.Dispose();
        }
    }

    private async Task BeatAsync(IJobQueue queue, TimeSpan length, ILogger logger)
    {
        // Three beats a lease: two may fail before another worker takes the job.
        using PeriodicTimer timer = new(length / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
            {
                foreach (JobLease lease in inHand.Keys)
                {
                    await ExtendAsync(queue, lease, length, logger);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The batch is over.
        }
    }

    private async Task ExtendAsync(IJobQueue queue, JobLease lease, TimeSpan length, ILogger logger)
    {
        try
        {
            // A job that ended meanwhile also answers false; its token is looked at by nobody any more.
            if (!await queue.ExtendAsync(lease, length, over.Token))
            {
                LetGo(lease);
                await sources[lease].CancelAsync();
            }
        }
#pragma warning disable CA1031 // top of the heartbeat's loop: whatever the database says, the next beat tries again
        catch (Exception cause) when (cause is not OperationCanceledException)
#pragma warning restore CA1031
        {
            WorkerLog.HeartbeatFailed(logger, cause, lease.JobId);
        }
    }
}
