using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>One loop: takes due jobs in portions, works on them, and waits for the bell or the next look.</summary>
/// <param name="plan">What it takes and how much.</param>
/// <param name="queue">Where jobs come from.</param>
/// <param name="desk">Who does the work.</param>
/// <param name="settings">Name and times.</param>
/// <param name="health">Where signs of life go.</param>
/// <param name="clock">The installation's clock: tells what is due.</param>
/// <param name="logger">For the log.</param>
internal sealed class JobLane(
    LanePlan plan,
    IJobQueue queue,
    JobDesk desk,
    WorkerSettings settings,
    WorkerHealth health,
    TimeProvider clock,
    ILogger logger)
{
    private static readonly TimeSpan shortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(30);

    /// <summary>Works until told to stop; jobs in hand then go on until <paramref name="hardStop"/>.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken hardStop)
    {
        TimeSpan pause = shortestPause;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Task arrival = queue.NextArrival;
                int taken = await WorkOffBatchAsync(stopping, hardStop);
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
            catch (Exception cause)
            {
                WorkerLog.LookFailed(logger, cause, plan.Name, pause);
                await WaitAsync(Task.Delay(Timeout.Infinite, stopping), pause, stopping);
                pause = pause * 2 < longestPause ? pause * 2 : longestPause;
            }
        }
    }

    private async Task<int> WorkOffBatchAsync(CancellationToken stopping, CancellationToken hardStop)
    {
        JobClaim claim = new(settings.Name, plan.Kinds, plan.Batch, settings.Lease);
        ImmutableArray<LeasedJob> jobs = await queue.ClaimAsync(claim, clock.GetUtcNow(), stopping);
        if (jobs.IsEmpty)
        {
            return 0;
        }

        await using HeldLeases leases = HeldLeases.Of(queue, jobs, settings.Lease, plan.Name, logger, hardStop);
        ParallelOptions options = new() { MaxDegreeOfParallelism = plan.AtOnce, CancellationToken = CancellationToken.None };
        await Parallel.ForEachAsync(
            jobs.GroupBy(job => job.InstanceId),
            options,
            async (jobsOfCase, _) =>
            {
                // GroupBy keeps the queue's order: longest due first.
                foreach (LeasedJob job in jobsOfCase.TakeWhile(_ => !stopping.IsCancellationRequested))
                {
                    await WorkOnAsync(job, leases);
                }
            });
        return jobs.Length;
    }

    private async Task WorkOnAsync(LeasedJob job, HeldLeases leases)
    {
        CancellationToken whileOurs = leases.TokenOf(job.Lease);
        try
        {
            await desk.WorkOnAsync(job, whileOurs);
            health.Beat(plan.Name);
        }
        catch (OperationCanceledException) when (whileOurs.IsCancellationRequested)
        {
            WorkerLog.Lost(logger, job.Kind, job.Lease.JobId, job.InstanceId);
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
