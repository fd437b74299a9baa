using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The job table as a queue: claimed by one statement, fenced by a token, finished with the case's commit.</summary>
internal sealed class SqlJobQueue(Database database) : IJobQueue
{
    public Task NextArrival => database.JobsWaiting.Next;

    public async Task<ImmutableArray<LeasedJob>> ClaimAsync(
        JobClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        SqlArguments arguments = new SqlArguments()
            .Text("owner", claim.Owner)
            .Texts("kinds", claim.Kinds.Select(Words.ToWord))
            .Integer("at_most", claim.AtMost)
            .Duration("lease", claim.Lease)
            .Instant("now", now);
        return await TakeAsync("jobs.claim", arguments, claim.Owner, cancellationToken);
    }

    public Task<ImmutableArray<LeasedJob>> FetchAsync(
        TopicClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        SqlArguments arguments = new SqlArguments()
            .Text("network", claim.Network.Value)
            .Text("owner", claim.Owner)
            .Texts("topics", claim.Topics)
            .Integer("at_most", claim.AtMost)
            .Duration("lease", claim.Lease)
            .Instant("now", now);
        return TakeAsync("jobs.fetch", arguments, claim.Owner, cancellationToken);
    }

    public Task<LeasedJob?> FindAsync(JobLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "jobs.find", JobLeases.Arguments(lease), row => JobLeases.Read(row, lease.Owner), cancellationToken),
            cancellationToken);
    }

    public async Task<bool> ExtendAsync(JobLease lease, TimeSpan length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        SqlArguments arguments = JobLeases.Arguments(lease).Duration("lease", length);
        return await ChangeAsync("jobs.extend", arguments, cancellationToken) == 1;
    }

    public async Task<bool> FinishAsync(JobLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return await ChangeAsync("jobs.finish_plain", JobLeases.Arguments(lease), cancellationToken) == 1;
    }

    public Task<JobFailure> FailAsync(
        LeasedJob failed, string error, RetryPolicy policy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failed);
        ArgumentNullException.ThrowIfNull(policy);
        TimeSpan? pause = policy.PauseAfter(failed.Attempt);
        DateTimeOffset nextAt = now + (pause ?? TimeSpan.Zero);
        SqlArguments arguments = JobLeases.Arguments(failed.Lease)
            .Instant("next_at", nextAt)
            .Text("error", error)
            .Boolean("dead", pause is null);
        return database.WriteAsync<JobFailure>(
            async session =>
            {
                if (await session.ExecuteAsync("jobs.fail", arguments, cancellationToken) == 0)
                {
                    return new JobFailure.LeaseLost();
                }

                if (pause is not null)
                {
                    return new JobFailure.WillRetry(nextAt);
                }

                string incident = IncidentOf(failed.Lease.JobId);
                await session.ExecuteAsync("jobs.incident", Incident(failed, incident, error, now), cancellationToken);
                return new JobFailure.Dead(incident);
            },
            cancellationToken);
    }

    public async Task<bool> PutOffAsync(JobLease lease, DateTimeOffset until, CancellationToken cancellationToken) =>
        await ChangeAsync("jobs.put_off", JobLeases.Arguments(lease).Instant("next_at", until), cancellationToken) > 0;

    public Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        ChangeAsync("jobs.release", new SqlArguments().Text("owner", owner), cancellationToken);

    public async Task<bool> ReviveAsync(
        NetworkId network, long jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Integer("job", jobId)
            .Text("incident", IncidentOf(jobId))
            .Instant("now", now);
        bool isRevived = await database.WriteAsync(
            async session =>
            {
                bool changed = await session.ExecuteAsync("jobs.revive", arguments, cancellationToken) == 1;
                if (changed)
                {
                    await session.ExecuteAsync("jobs.resolve_incident", arguments, cancellationToken);
                }

                return changed;
            },
            cancellationToken);
        if (isRevived)
        {
            database.JobsWaiting.Ring();
        }

        return isRevived;
    }

    public Task<ImmutableArray<ListedJob>> ListAsync(JobQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        string statement = query.Standing switch
        {
            JobStanding.Due => "jobs.list_due",
            JobStanding.Held => "jobs.list_held",
            JobStanding.Later => "jobs.list_later",
            JobStanding.Dead => "jobs.list_dead",
            JobStanding.Outside => "jobs.list_outside",
            _ => throw new UnreachableException($"Unknown standing {query.Standing}."),
        };
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Network.Value)
            .Instant("now", query.Now)
            .Instant("after_next", query.After?.NextAt ?? DateTimeOffset.UnixEpoch)
            .Integer("after_job", query.After?.JobId ?? 0)
            .Integer("at_most", JobQuery.PageSize);
        return database.ReadAsync(
            session => session.QueryAsync(statement, arguments, JobLeases.ReadListed, cancellationToken), cancellationToken);
    }

    public async Task<bool> TryNowAsync(
        NetworkId network, long jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Integer("job", jobId).Instant("now", now);
        bool isSooner = await ChangeAsync("jobs.try_now", arguments, cancellationToken) == 1;
        if (isSooner)
        {
            database.JobsWaiting.Ring();
        }

        return isSooner;
    }

    public async Task<JobQueueState> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        JobQueueState? state = await database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "jobs.count",
                new SqlArguments().Instant("now", now),
                row => new JobQueueState(
                    row.Integer("due"),
                    row.Integer("leased"),
                    row.Integer("later"),
                    row.Integer("dead"),
                    row.InstantOrNull("oldest_due_at"))
                {
                    Outside = row.Integer("outside"),
                },
                cancellationToken),
            cancellationToken);
        return state ?? new JobQueueState(0, 0, 0, 0, null);
    }

    // A job's incident is not one of the engine's: the engine never saw the job succeed or fail.
    private static string IncidentOf(long jobId) => string.Create(CultureInfo.InvariantCulture, $"job:{jobId}");

    private static SqlArguments Incident(LeasedJob failed, string incident, string error, DateTimeOffset now) =>
        new SqlArguments()
            .Text("network", failed.Lease.Network.Value)
            .Uuid("instance", failed.InstanceId)
            .Text("incident", incident)
            .Text("code", "PW3101")
            .Text("message", $"The {Words.ToWord(failed.Kind)} job '{failed.Key}' failed {failed.Attempt} times: {error}")
            .Instant("raised_at", now);

    private async Task<ImmutableArray<LeasedJob>> TakeAsync(
        string statement, SqlArguments arguments, string owner, CancellationToken cancellationToken)
    {
        ImmutableArray<LeasedJob> taken = await database.WriteAsync(
            session => session.QueryAsync(statement, arguments, row => JobLeases.Read(row, owner), cancellationToken),
            cancellationToken);
        // "returning" promises no order.
        return [.. taken.OrderBy(job => job.DueAt).ThenBy(job => job.Lease.JobId)];
    }

    private Task<int> ChangeAsync(string statement, SqlArguments arguments, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(statement, arguments, cancellationToken), cancellationToken);
}
