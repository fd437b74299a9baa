using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>One loop: takes due jobs in portions, works on them, and waits for the bell or the next look.</summary>
/// <param name="plan">What it takes and how much.</param>
/// <param name="work">How its jobs are done.</param>
/// <param name="together">How jobs of several cases are done in one transaction; null when they are not.</param>
/// <param name="queue">Where jobs come from.</param>
/// <param name="clock">The installation's clock: tells what is due.</param>
/// <param name="health">Where signs of life go.</param>
/// <param name="logger">For the log.</param>
internal sealed class JobLane(
    LanePlan plan, JobWork work, JobsWork? together, IJobQueue queue, TimeProvider clock, WorkerHealth health, ILogger logger)
{
    private readonly JobDesk desk = new(queue, clock, health, logger);
    private static readonly TimeSpan shortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(30);

    /// <summary>Works until told to stop; jobs in hand then go on until <paramref name="hardStop"/>.</summary>
    /// <param name="settings">Name and length of leases.</param>
    /// <param name="stopping">No new job is begun.</param>
    /// <param name="hardStop">Work in hand is cancelled.</param>
    public async Task RunAsync(WorkerSettings settings, CancellationToken stopping, CancellationToken hardStop)
    {
        TimeSpan pause = shortestPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Task arrival = queue.NextArrival;
                int taken = await WorkOffBatchAsync(settings, stopping, hardStop);
                health.Beat(plan.Name);
                pause = shortestPause;
                if (taken < plan.Batch)
                {
                    await WaitAsync(arrival, plan.Poll, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // top of the loop: a database that is away for a minute must not end it
            catch (Exception cause)
#pragma warning restore CA1031
            {
                WorkerLog.LookFailed(logger, cause, plan.Name, pause);
                await WaitAsync(Task.Delay(Timeout.Infinite, stopping), pause, stopping);
                pause = pause * 2 < longestPause ? pause * 2 : longestPause;
            }
        }
    }

    private async Task<int> WorkOffBatchAsync(
        WorkerSettings settings, CancellationToken stopping, CancellationToken hardStop)
    {
        JobClaim claim = new(settings.Name, plan.Kinds, plan.Batch, settings.Lease);
        ImmutableArray<LeasedJob> jobs = await queue.ClaimAsync(claim, clock.GetUtcNow(), stopping);
        if (jobs.IsEmpty)
        {
            return 0;
        }

        health.Hold(jobs.Length);
        try
        {
            await WorkOffAsync(jobs, settings, stopping, hardStop);
        }
        finally
        {
            health.Hold(-jobs.Length);
        }

        return jobs.Length;
    }

    private async Task WorkOffAsync(
        ImmutableArray<LeasedJob> jobs, WorkerSettings settings, CancellationToken stopping, CancellationToken hardStop)
    {
        await using HeldLeases leases = new(queue, jobs, settings.Lease, logger, hardStop);
        ParallelOptions options = new() { MaxDegreeOfParallelism = plan.AtOnce, CancellationToken = CancellationToken.None };
        ImmutableArray<LeasedJob> alone = await WorkTogetherAsync(jobs, leases, options, stopping, hardStop);
        await Parallel.ForEachAsync(
            alone.GroupBy(job => job.InstanceId),
            options,
            async (jobsOfCase, _) =>
            {
                // GroupBy keeps the queue's order: longest due first.
                foreach (LeasedJob job in jobsOfCase.TakeWhile(_ => !stopping.IsCancellationRequested))
                {
                    await WorkOnAsync(job, leases);
                }
            });
    }

    /// <summary>Does the first job of each case, several cases in one transaction; gives what is left to be done alone.</summary>
    private async Task<ImmutableArray<LeasedJob>> WorkTogetherAsync(
        ImmutableArray<LeasedJob> jobs, HeldLeases leases, ParallelOptions options, CancellationToken stopping,
        CancellationToken hardStop)
    {
        if (together is null || jobs.Length == 1)
        {
            return jobs;
        }

        ConcurrentBag<JobLease> over = [];
        await Parallel.ForEachAsync(
            jobs.DistinctBy(job => job.InstanceId).Chunk(plan.Together),
            options,
            async (chunk, _) =>
            {
                if (stopping.IsCancellationRequested)
                {
                    return;
                }

                ImmutableArray<LeasedJob> left = await desk.SeeTogetherAsync(together, [.. chunk], hardStop);
                foreach (LeasedJob job in chunk.Except(left))
                {
                    over.Add(job.Lease);
                    leases.LetGo(job.Lease);
                }

                health.Beat(plan.Name);
            });
        HashSet<JobLease> done = [.. over];
        return [.. jobs.Where(job => !done.Contains(job.Lease))];
    }

    private async Task WorkOnAsync(LeasedJob job, HeldLeases leases)
    {
        try
        {
            await desk.SeeThroughAsync(work, job, leases.TokenOf(job.Lease));
            health.Beat(plan.Name);
        }
        finally
        {
            leases.LetGo(job.Lease);
        }
    }

    // Paced by the machine's clock: the installation's clock may stand still in a demonstration.
    private static async Task WaitAsync(Task arrival, TimeSpan atMost, CancellationToken stopping) =>
        await Task.WhenAny(arrival, Task.Delay(atMost, stopping));
}
