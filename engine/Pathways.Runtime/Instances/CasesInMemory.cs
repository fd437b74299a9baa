using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Cases that live in memory, on a clock of their own: the runtime decides and checks as ever, and the whole past is written at
/// once (<see cref="IInstanceStore.WritePastAsync"/>). For one thread.
/// </summary>
public sealed class CasesInMemory : IInstanceStore
{
    private readonly Dictionary<Guid, Lived> cases = [];
    private long lastJob;

    /// <summary>The state of a case; null when there is none.</summary>
    /// <param name="instanceId">The case.</param>
    public InstanceState? StateOf(Guid instanceId) => cases.GetValueOrDefault(instanceId)?.State;

    /// <summary>The promise of a case that falls due first; null when there is none.</summary>
    /// <param name="instanceId">The case.</param>
    public LeasedJob? NextDue(Guid instanceId)
    {
        if (cases.GetValueOrDefault(instanceId) is not { Jobs.Count: > 0 } lived)
        {
            return null;
        }

        (long id, JobRow job) = lived.Jobs.Values.MinBy(kept => (kept.Row.DueAt, kept.Id));
        return new LeasedJob(
            new JobLease(lived.Last.Network, id, "memory", Fence: 1), job.Kind, instanceId, job.Key, job.DueAt, Attempt: 1, job.Payload);
    }

    /// <summary>Puts away a promise that no command reports: a reminder that left, or news that nobody waits for.</summary>
    /// <param name="job">From <see cref="NextDue"/>.</param>
    /// <param name="sentAt">When a reminder left; null for what goes without a trace.</param>
    public void Put(LeasedJob job, DateTimeOffset? sentAt)
    {
        ArgumentNullException.ThrowIfNull(job);
        Lived lived = cases[job.InstanceId];
        lived.Jobs.Remove(new JobKey(job.Kind, job.Key));
        if (sentAt is { } at)
        {
            lived.Notices.Add(new SentNotice(job.Key, at));
        }
    }

    /// <summary>Ends the life of a case in memory, and gives its past.</summary>
    /// <param name="instanceId">The case.</param>
    /// <exception cref="KeyNotFoundException">There is no such case.</exception>
    public PastCase Take(Guid instanceId)
    {
        Lived lived = cases[instanceId];
        cases.Remove(instanceId);
        return new PastCase
        {
            Commits = [.. lived.Commits],
            Tasks = [.. lived.Tasks.Values],
            Jobs = [.. lived.Jobs.Values.OrderBy(kept => kept.Id).Select(kept => kept.Row)],
            Subscriptions = [.. lived.Subscriptions.Values],
            Notices = [.. lived.Notices],
        };
    }

    /// <inheritdoc />
    public Task<LoadedInstance> LoadAsync(
        NetworkId network, Guid instanceId, CommandId command, CancellationToken cancellationToken) =>
        Task.FromResult(cases.GetValueOrDefault(instanceId) is { } lived
            ? new LoadedInstance(lived.Last, null) { State = lived.State }
            : new LoadedInstance(null, null));

    /// <inheritdoc />
    public Task<CommandAnswer?> FindAnswerAsync(NetworkId network, CommandId command, CancellationToken cancellationToken) =>
        Task.FromResult<CommandAnswer?>(null);

    /// <inheritdoc />
    public Task<CommitOutcome> CommitAsync(InstanceCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (!cases.TryGetValue(commit.Instance.InstanceId, out Lived? lived))
        {
            cases[commit.Instance.InstanceId] = lived = new Lived(commit.Instance);
        }

        lived.Take(commit, () => ++lastJob);
        return Task.FromResult<CommitOutcome>(new CommitOutcome.Committed());
    }

    /// <inheritdoc />
    public Task<ImmutableArray<InstanceRow>> LoadAllAsync(
        NetworkId network, IReadOnlyCollection<Guid> instanceIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<InstanceRow>>(
            [.. instanceIds.Select(id => cases.GetValueOrDefault(id)?.Last).OfType<InstanceRow>()]);

    /// <inheritdoc />
    public async Task<bool> CommitAllAsync(IReadOnlyList<InstanceCommit> commits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        foreach (InstanceCommit commit in commits)
        {
            await CommitAsync(commit, cancellationToken);
        }

        return true;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Guid>> FindWaitingForMessageAsync(
        NetworkId network, string messageName, string correlationKey, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Guid>>(
        [
            .. cases.Where(lived => lived.Value.Subscriptions.Values.Any(row => row.Awaits == AwaitedNews.Message
                && row.Name == messageName && row.CorrelationKey == correlationKey)).Select(lived => lived.Key),
        ]);

    /// <inheritdoc />
    public async Task WritePastAsync(IReadOnlyList<PastCase> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cases);
        foreach (InstanceCommit commit in cases.SelectMany(past => past.Commits))
        {
            await CommitAsync(commit, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task<LoadedPlan> LoadPlanAsync(NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken)
    {
        PlanRow[] written = [.. cases.Values.SelectMany(lived => lived.Commits).Select(commit => commit.Plan).OfType<PlanRow>().Where(row => row.Plan == plan)];
        Guid caseId = cases.FirstOrDefault(lived => lived.Value.Commits.Any(commit => commit.Plan?.Plan == plan)).Key;
        var empty = new Plan { Id = plan, Network = network, Patient = patient, Case = caseId };
        return Task.FromResult(new LoadedPlan(
            written.Length == 0 ? null : written.Aggregate(empty, (known, row) => known.With(row.Entry)), new ConsentLedger([])));
    }

    /// <inheritdoc />
    /// <remarks>Invented cases are written before anybody takes part in them.</remarks>
    public Task<ImmutableArray<Performer>> CareTeamAsync(
        NetworkId network, PatientId patient, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<Performer>.Empty);

    private sealed class Lived(InstanceRow first)
    {
        private InstanceState? state;

        public InstanceRow Last { get; private set; } = first;

        public InstanceState State => state ??= InstanceStateJson.Read(Last.State);

        public List<InstanceCommit> Commits { get; } = [];

        public Dictionary<string, TaskRow> Tasks { get; } = [];

        public Dictionary<JobKey, (long Id, JobRow Row)> Jobs { get; } = [];

        public Dictionary<string, SubscriptionRow> Subscriptions { get; } = [];

        public List<SentNotice> Notices { get; } = [];

        public void Take(InstanceCommit commit, Func<long> nextJob)
        {
            if (Commits.Count > 0)
            {
                // Only the newest state is written in the end, and a state is by far the longest text of a commit.
                Commits[^1] = Commits[^1] with { Instance = Last with { State = string.Empty }, State = null };
            }

            Commits.Add(commit);
            Last = commit.Instance;
            state = commit.State;
            if (commit.FinishedJob is { } lease)
            {
                foreach (JobKey done in Jobs.Where(kept => kept.Value.Id == lease.JobId).Select(kept => kept.Key).ToArray())
                {
                    Jobs.Remove(done);
                }
            }

            foreach (JobKey cancelled in commit.CancelledJobs)
            {
                Jobs.Remove(cancelled);
            }

            foreach (JobRow job in commit.Jobs)
            {
                Jobs[new JobKey(job.Kind, job.Key)] = (nextJob(), job);
            }

            foreach (TaskRow task in commit.OpenedTasks.AddRange(commit.Tasks))
            {
                Tasks[task.TaskId] = task;
            }

            foreach (string ended in commit.EndedSubscriptions)
            {
                Subscriptions.Remove(ended);
            }

            foreach (SubscriptionRow begun in commit.Subscriptions)
            {
                Subscriptions[begun.SubscriptionId] = begun;
            }
        }
    }
}
