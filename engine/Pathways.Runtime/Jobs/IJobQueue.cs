using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>
/// Hands due jobs to workers, each to one at a time. Whether a job is due is told by the installation's clock
/// (<c>now</c>, which a demonstration may move); how long a lease lasts, by the database's clock, which all workers share.
/// </summary>
public interface IJobQueue
{
    /// <summary>Completes when a job may have fallen due since this was read. Read it before claiming, wait on it after;
    /// wait with a time limit all the same, for timers fall due without a sound.</summary>
    Task NextArrival { get; }

    /// <summary>Takes due jobs, longest due first. A lease that ran out counts as free.</summary>
    /// <param name="claim">For whom, which kinds, how many, how long.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<LeasedJob>> ClaimAsync(JobClaim claim, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes due work of another system, longest due first; the platform's own workers never take it.</summary>
    /// <param name="claim">For whom, which topics, how many, how long.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<LeasedJob>> FetchAsync(TopicClaim claim, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The job that a lease is for; null when it is done, or belongs to somebody else by now.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<LeasedJob?> FindAsync(JobLease lease, CancellationToken cancellationToken);

    /// <summary>Heartbeat: lengthens a lease from now on.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="length">How long from now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the job belongs to another worker by now, or is done: stop working on it.</returns>
    Task<bool> ExtendAsync(JobLease lease, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>Removes a job whose work changed no case (otherwise it goes with the case's commit).</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the job belongs to another worker by now, or is done.</returns>
    Task<bool> FinishAsync(JobLease lease, CancellationToken cancellationToken);

    /// <summary>Gives a job back after a failure: to be tried again later, or dead with an incident.</summary>
    /// <param name="failed">The job.</param>
    /// <param name="error">What went wrong, without clinical values.</param>
    /// <param name="policy">How often and how far apart to try.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<JobFailure> FailAsync(
        LeasedJob failed, string error, RetryPolicy policy, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Gives a job back that is not to be done yet; the attempt does not count.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="until">When to do it, by the installation's clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the job belongs to another worker by now, or is done.</returns>
    Task<bool> PutOffAsync(JobLease lease, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives back unstarted jobs of a worker that stops or has just restarted under the same name.</summary>
    /// <param name="owner">The worker's name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many jobs became free.</returns>
    Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Brings a dead job back to life, due at once, and resolves its incident.</summary>
    /// <param name="network">The network of the job.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is no dead job of this id.</returns>
    Task<bool> ReviveAsync(
        Care.NetworkId network, long jobId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>One page of jobs, for operators.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<ListedJob>> ListAsync(JobQuery query, CancellationToken cancellationToken);

    /// <summary>Lets a job that waits for its next attempt be tried at once.</summary>
    /// <param name="network">The network of the job.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when it never failed, is dead, or a worker has it.</returns>
    Task<bool> TryNowAsync(Care.NetworkId network, long jobId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How much work waits.</summary>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<JobQueueState> CountAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
