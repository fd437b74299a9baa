using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Where other systems fetch work of service tasks and report on it: at least once, and a report counts once. Leases run by
/// the database's clock; whoever lost one changes nothing.
/// </summary>
/// <param name="queue">The work.</param>
/// <param name="instances">Knows which reports were stored.</param>
/// <param name="runtime">Goes on with cases.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class WorkDesk(IJobQueue queue, IInstanceStore instances, PathwayRuntime runtime, TimeProvider clock)
{
    /// <summary>Takes due work.</summary>
    /// <param name="system">Who asks.</param>
    /// <param name="topics">What for; empty for all that it may fetch. What it may not fetch is left out.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="lease">How long it may keep them without a heartbeat.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ImmutableArray<FetchedWork>> FetchAsync(
        ConnectedSystem system, ImmutableArray<string> topics, int atMost, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        ImmutableArray<string> asked = topics.IsDefaultOrEmpty
            ? system.Topics
            : [.. topics.Intersect(system.Topics, StringComparer.Ordinal)];
        ImmutableArray<LeasedJob> jobs = await queue.FetchAsync(
            new TopicClaim(system.Network, OwnerOf(system), asked, atMost, lease), clock.GetUtcNow(), cancellationToken);
        ImmutableArray<FetchedWork>.Builder fetched = ImmutableArray.CreateBuilder<FetchedWork>(jobs.Length);
        foreach (LeasedJob job in jobs)
        {
            RequestedWork work = RequestedWork.FromJson(job.Payload);
            if (job.Attempt > work.Retry.Attempts)
            {
                // It was fetched as often as it may be, and nobody ever said what became of it.
                await GiveUpAsync(system, job, Silence(job), null, cancellationToken);
                continue;
            }

            fetched.Add(new FetchedWork(job, work));
        }

        return fetched.ToImmutable();
    }

    /// <summary>Completes when work may have arrived since this was read.</summary>
    public Task NextArrival => queue.NextArrival;

    /// <summary>Keeps work for longer.</summary>
    /// <param name="system">Who has it.</param>
    /// <param name="job">Number of the job.</param>
    /// <param name="fence">Number of the lease.</param>
    /// <param name="length">How long from now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<WorkAnswer> ExtendAsync(
        ConnectedSystem system, long job, long fence, TimeSpan length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        return await queue.ExtendAsync(LeaseOf(system, job, fence), length, cancellationToken)
            ? new WorkAnswer.Taken(IsRepetition: false)
            : NotYours(system, job);
    }

    /// <summary>Work is done: the case goes on.</summary>
    /// <param name="system">Who did it.</param>
    /// <param name="job">Number of the job.</param>
    /// <param name="fence">Number of the lease.</param>
    /// <param name="report">What came back; becomes variables as the drawing maps it.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public async Task<WorkAnswer> CompleteAsync(
        ConnectedSystem system, long job, long fence, FeelContext report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        CommandId command = CommandOf(system, job, fence, "done");
        if (await FindFirstAsync(system, command, cancellationToken) is { } first)
        {
            return first;
        }

        return await queue.FindAsync(LeaseOf(system, job, fence), cancellationToken) is { } held
            ? await ToAnswerAsync(
                system, held, await runtime.CompleteJobAsync(command, ActorOf(system), held, report, cancellationToken),
                new WorkAnswer.Taken(IsRepetition: false))
            : NotYours(system, job);
    }

    /// <summary>Work could not be done.</summary>
    /// <param name="system">Who tried.</param>
    /// <param name="job">Number of the job.</param>
    /// <param name="fence">Number of the lease.</param>
    /// <param name="failure">What went wrong.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public async Task<WorkAnswer> FailAsync(
        ConnectedSystem system, long job, long fence, WorkFailure failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(failure);
        if (await FindFirstAsync(system, CommandOf(system, job, fence, "failed"), cancellationToken) is { } first)
        {
            return first;
        }

        if (await queue.FindAsync(LeaseOf(system, job, fence), cancellationToken) is not { } held)
        {
            return NotYours(system, job);
        }

        RetryPolicy policy = RequestedWork.FromJson(held.Payload).Retry;
        if (failure.Error is not null || policy.PauseAfter(held.Attempt) is null)
        {
            return await GiveUpAsync(system, held, failure.Why, failure.Error, cancellationToken);
        }

        RetryPolicy next = failure.Pause is { } pause
            ? new RetryPolicy(policy.Attempts, pause, pause)
            : policy;
        return await queue.FailAsync(held, failure.Why, next, clock.GetUtcNow(), cancellationToken) is JobFailure.WillRetry again
            ? new WorkAnswer.WillRetry(again.NextAt)
            : NotYours(system, job);
    }

    private async Task<WorkAnswer> GiveUpAsync(
        ConnectedSystem system, LeasedJob job, string why, string? error, CancellationToken cancellationToken) =>
        await ToAnswerAsync(
            system,
            job,
            await runtime.FailJobAsync(
                CommandOf(system, job.Lease.JobId, job.Lease.Fence, "failed"), ActorOf(system), job, why, error, cancellationToken),
            error is null ? new WorkAnswer.GivenUp() : new WorkAnswer.Taken(IsRepetition: false));

    private async Task<WorkAnswer> ToAnswerAsync(
        ConnectedSystem system, LeasedJob job, CommandOutcome outcome, WorkAnswer done)
    {
        switch (outcome)
        {
            case CommandOutcome.Done { IsRepetition: true }:
                return new WorkAnswer.Taken(IsRepetition: true);
            case CommandOutcome.Done:
                return done;
            case CommandOutcome.Refused refused:
                // The case does not wait for it any more, so nobody must fetch it again.
                await queue.FinishAsync(job.Lease, CancellationToken.None);
                return new WorkAnswer.Refused(refused.Reason);
            default:
                return NotYours(system, job.Lease.JobId);
        }
    }

    private async Task<WorkAnswer?> FindFirstAsync(
        ConnectedSystem system, CommandId command, CancellationToken cancellationToken) =>
        await instances.FindAnswerAsync(system.Network, command, cancellationToken) is null
            ? null
            : new WorkAnswer.Taken(IsRepetition: true);

    private static Actor ActorOf(ConnectedSystem system) => Actor.OutsideSystem(system.Network, system.Id);

    private static string OwnerOf(ConnectedSystem system) => $"system/{system.Id:N}";

    private static JobLease LeaseOf(ConnectedSystem system, long job, long fence) =>
        new(system.Network, job, OwnerOf(system), fence);

    // A report repeated after a lost answer is the same command.
    private static CommandId CommandOf(ConnectedSystem system, long job, long fence, string what) => new(DerivedId.Of(
        system.Id, string.Create(CultureInfo.InvariantCulture, $"{system.Network}/{job}/{fence}/{what}")));

    private static string Silence(LeasedJob job) => string.Create(
        CultureInfo.InvariantCulture, $"it was fetched {job.Attempt - 1} times, and no report came back.");

    private static WorkAnswer.Refused NotYours(ConnectedSystem system, long job)
    {
        string number = job.ToString(CultureInfo.InvariantCulture);
        return new WorkAnswer.Refused(new Rejection(
            "PW3207",
            $"'{system.Name}' does not hold the job {number}: its lease ran out and another one has it, or it is over. "
            + "Stop working on it, and fetch what is due now.",
            [system.Name, number]));
    }
}
