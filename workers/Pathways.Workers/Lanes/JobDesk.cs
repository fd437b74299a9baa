using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>Sees one job through: has the work done and writes down what became of it.</summary>
/// <param name="queue">Where the job came from.</param>
/// <param name="clock">The installation's clock.</param>
/// <param name="health">Is told how late timers fire.</param>
/// <param name="logger">For the log.</param>
internal sealed class JobDesk(IJobQueue queue, TimeProvider clock, WorkerHealth health, ILogger logger)
{
    // Enough for the database to note an outcome, also while the process is being stopped.
    private static readonly TimeSpan timeToNote = TimeSpan.FromSeconds(10);

    /// <summary>Does a job once.</summary>
    /// <param name="work">How jobs of its kind are done.</param>
    /// <param name="job">The job.</param>
    /// <param name="whileOurs">Cancelled when the lease is lost or the process must end.</param>
    public async Task SeeThroughAsync(JobWork work, LeasedJob job, CancellationToken whileOurs)
    {
        await NoteAsync(job, await TryAsync(work, job, whileOurs));
    }

    /// <summary>Does jobs of different cases together.</summary>
    /// <param name="work">How they are done together.</param>
    /// <param name="jobs">The jobs, one for each case.</param>
    /// <param name="whileOurs">Cancelled when the process must end.</param>
    /// <returns>Those that are to be done alone.</returns>
    public async Task<ImmutableArray<LeasedJob>> SeeTogetherAsync(
        JobsWork work, ImmutableArray<LeasedJob> jobs, CancellationToken whileOurs)
    {
        ImmutableArray<JobOutcome?> outcomes;
        try
        {
            outcomes = await work(jobs, whileOurs);
        }
#pragma warning disable CA1031 // top of one batch: whose fault it is shows when each is done alone
        catch (Exception cause)
#pragma warning restore CA1031
        {
            WorkerLog.BatchSplit(logger, cause, jobs.Length);
            return jobs;
        }

        foreach ((LeasedJob job, JobOutcome? outcome) in jobs.Zip(outcomes))
        {
            if (outcome is not null)
            {
                await NoteAsync(job, outcome);
            }
        }

        return [.. jobs.Zip(outcomes).Where(pair => pair.Second is null).Select(pair => pair.First)];
    }

    private async Task NoteAsync(LeasedJob job, JobOutcome outcome)
    {
        using CancellationTokenSource limit = new(timeToNote);
        PathwayTelemetry.CountJob(
            job.Kind, WordOf(outcome), outcome is JobOutcome.Done ? clock.GetUtcNow() - job.DueAt : null);
        switch (outcome)
        {
            case JobOutcome.Done:
                TimeSpan lateness = clock.GetUtcNow() - job.DueAt;
                if (job.Kind == JobKind.Timer)
                {
                    health.Lateness.Note(lateness);
                }

                WorkerLog.Done(logger, job.Kind, job.Lease.JobId, job.InstanceId, lateness);
                break;
            case JobOutcome.Obsolete(string why):
                WorkerLog.Obsolete(logger, job.Kind, job.Lease.JobId, job.InstanceId, why);
                await queue.FinishAsync(job.Lease, limit.Token);
                break;
            case JobOutcome.Lost:
                WorkerLog.Lost(logger, job.Kind, job.Lease.JobId, job.InstanceId);
                break;
            case JobOutcome.PutOff(var until):
                WorkerLog.PutOff(logger, job.Kind, job.Lease.JobId, job.InstanceId, until);
                await queue.PutOffAsync(job.Lease, until, limit.Token);
                break;
            case JobOutcome.Failed(string why, RetryPolicy policy):
                await FailAsync(job, why, policy, limit.Token);
                break;
            default:
                throw new UnreachableException($"Unknown outcome {outcome}.");
        }
    }

    private static string WordOf(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => "done",
        JobOutcome.Obsolete => "obsolete",
        JobOutcome.Lost => "lost",
        JobOutcome.PutOff => "put-off",
        _ => "failed",
    };

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
