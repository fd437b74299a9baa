using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>Sees one job through: has the work done and writes down what became of it.</summary>
/// <param name="queue">Where the job came from.</param>
/// <param name="clock">The installation's clock.</param>
/// <param name="logger">For the log.</param>
internal sealed class JobDesk(IJobQueue queue, TimeProvider clock, ILogger logger)
{
    // Enough for the database to note an outcome, also while the process is being stopped.
    private static readonly TimeSpan timeToNote = TimeSpan.FromSeconds(10);

    /// <summary>Does a job once.</summary>
    /// <param name="work">How jobs of its kind are done.</param>
    /// <param name="job">The job.</param>
    /// <param name="whileOurs">Cancelled when the lease is lost or the process must end.</param>
    public async Task SeeThroughAsync(JobWork work, LeasedJob job, CancellationToken whileOurs)
    {
        JobOutcome outcome = await TryAsync(work, job, whileOurs);
        using CancellationTokenSource limit = new(timeToNote);
        switch (outcome)
        {
            case JobOutcome.Done:
                TimeSpan lateness = clock.GetUtcNow() - job.DueAt;
                WorkerLog.Done(logger, job.Kind, job.Lease.JobId, job.InstanceId, lateness);
                break;
            case JobOutcome.Obsolete(string why):
                WorkerLog.Obsolete(logger, job.Kind, job.Lease.JobId, job.InstanceId, why);
                await queue.FinishAsync(job.Lease, limit.Token);
                break;
            case JobOutcome.Lost:
                WorkerLog.Lost(logger, job.Kind, job.Lease.JobId, job.InstanceId);
                break;
            case JobOutcome.Failed(string why, RetryPolicy policy):
                await FailAsync(job, why, policy, limit.Token);
                break;
            default:
                throw new UnreachableException($"Unknown outcome {outcome}.");
        }
    }

    private async Task<JobOutcome> TryAsync(JobWork work, LeasedJob job, CancellationToken whileOurs)
    {
        try
        {
            return await work(job, whileOurs);
        }
        catch (OperationCanceledException) when (whileOurs.IsCancellationRequested)
        {
            return new JobOutcome.Lost();
        }
#pragma warning disable CA1031 // top of one job: a bug in one case must not stop the others
        catch (Exception cause)
#pragma warning restore CA1031
        {
            WorkerLog.Bug(logger, cause, job.Kind, job.Lease.JobId, job.InstanceId);
            // Only the kind of exception is stored: its text may hold values of a person.
            return new JobOutcome.Failed($"PW6102 {cause.GetType().Name}", RetryPolicy.Default);
        }
    }

    private async Task FailAsync(LeasedJob job, string why, RetryPolicy policy, CancellationToken cancellationToken)
    {
        switch (await queue.FailAsync(job, why, policy, clock.GetUtcNow(), cancellationToken))
        {
            case JobFailure.WillRetry(DateTimeOffset nextAt):
                WorkerLog.AttemptFailed(logger, job.Kind, job.Lease.JobId, job.InstanceId, job.Attempt, why, nextAt);
                break;
            case JobFailure.Dead(string incident):
                WorkerLog.FailedForGood(logger, job.Kind, job.Lease.JobId, job.InstanceId, job.Attempt, why, incident);
                break;
            default:
                WorkerLog.Lost(logger, job.Kind, job.Lease.JobId, job.InstanceId);
                break;
        }
    }
}
