using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Running instances in SQL: one read before, one batch after each command.</summary>
internal sealed class SqlInstanceStore(Database database) : IInstanceStore
{
    public async Task<LoadedInstance> LoadAsync(
        NetworkId network, Guid instanceId, CommandId command, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Uuid("instance", instanceId)
            .Uuid("command", command.Value);
        LoadedInstance? loaded = await database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "instances.load",
                arguments,
                row => new LoadedInstance(
                    row.UuidOrNull("instance_id") is null ? null : InstanceRows.Read(row),
                    row.UuidOrNull("answer_instance_id") is { } answered
                        ? new CommandAnswer(answered, row.Integer("answer_revision"), row.Instant("answer_at"))
                        : null),
                cancellationToken),
            cancellationToken);
        return loaded ?? new LoadedInstance(null, null);
    }

    public Task<CommandAnswer?> FindAnswerAsync(
        NetworkId network, CommandId command, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Uuid("command", command.Value);
        return database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "instances.answer",
                arguments,
                row => new CommandAnswer(row.Uuid("instance_id"), row.Integer("revision"), row.Instant("at")),
                cancellationToken),
            cancellationToken);
    }

    public async Task<CommitOutcome> CommitAsync(InstanceCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        try
        {
            await database.RunAsync(CommitBatch.Of(commit), cancellationToken);
            database.TellChange(commit.Instance.Network.Value);
            if (CommitBatch.HasWorkDueNow(commit) && database.Setting.Kind == DatabaseKind.Sqlite)
            {
                database.JobsWaiting.Ring();
            }

            return new CommitOutcome.Committed();
        }
        catch (StorageException lost) when (lost.Failure == StorageFailure.LeaseLost)
        {
            return new CommitOutcome.LeaseLost();
        }
        catch (StorageException lost) when (
            lost.Failure is StorageFailure.StaleRevision or StorageFailure.Duplicate or StorageFailure.MessageGone)
        {
            // A twin of this request may have been executed: at the same time, or before and nobody asked.
            CommandAnswer? first =
                await FindAnswerAsync(commit.Instance.Network, commit.Command.Id, cancellationToken);
            if (first is not null)
            {
                return new CommitOutcome.RepeatedCommand(first);
            }

            if (lost.Failure == StorageFailure.StaleRevision)
            {
                return new CommitOutcome.StaleRevision();
            }

            if (lost.Failure == StorageFailure.MessageGone)
            {
                return new CommitOutcome.MessageGone();
            }

            throw;
        }
    }

    public async Task<ImmutableArray<InstanceRow>> LoadAllAsync(
        NetworkId network, IReadOnlyCollection<Guid> instanceIds, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Texts("instances", instanceIds.Select(id => id.ToString("D")));
        return await database.ReadAsync(
            session => session.QueryAsync("instances.load_all", arguments, InstanceRows.Read, cancellationToken),
            cancellationToken);
    }

    public async Task<bool> CommitAllAsync(IReadOnlyList<InstanceCommit> commits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commits);
        // Always in the same order, so that two batches cannot deadlock.
        InstanceCommit[] ordered = [.. commits.OrderBy(commit => commit.Instance.InstanceId)];
        try
        {
            await database.RunAsync(CommitBatch.Of(ordered), cancellationToken);
            foreach (NetworkId network in ordered.Select(commit => commit.Instance.Network).Distinct())
            {
                database.TellChange(network.Value);
            }

            if (database.Setting.Kind == DatabaseKind.Sqlite && ordered.Any(CommitBatch.HasWorkDueNow))
            {
                database.JobsWaiting.Ring();
            }

            return true;
        }
        catch (StorageException lost) when (
            lost.Failure is StorageFailure.LeaseLost or StorageFailure.StaleRevision or StorageFailure.Duplicate)
        {
            return false;
        }
    }

    public async Task WritePastAsync(IReadOnlyList<PastCase> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cases);
        await database.RunAsync(CommitBatch.OfPast(cases), cancellationToken);
        database.JobsWaiting.Ring();
    }

    public Task<LoadedPlan> LoadPlanAsync(
        NetworkId network, PatientId patient, PlanId plan, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session =>
            {
                ImmutableArray<Plan> found = await PlanReading.OfPatientAsync(session, network, patient, cancellationToken);
                var wishes = new ConsentLedger(await session.QueryAsync(
                    "patients.consents", PatientRows.Key(network, patient), FileRows.ToConsent, cancellationToken));
                return new LoadedPlan(found.FirstOrDefault(known => known.Id == plan), wishes);
            },
            cancellationToken);

    public Task<ImmutableArray<Performer>> CareTeamAsync(
        NetworkId network, PatientId patient, DateOnly day, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "patients.performers",
                PatientRows.Key(network, patient).Date("day", day),
                row => new Performer(new PersonId(row.Uuid("person_id")).ToString(), row.Text("role")),
                cancellationToken),
            cancellationToken);

    public Task<ImmutableArray<Guid>> FindWaitingForMessageAsync(
        NetworkId network, string messageName, string correlationKey, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Text("message", messageName)
            .Text("correlation_key", correlationKey);
        return database.ReadAsync(
            session => session.QueryAsync(
                "instances.waiting_for_message", arguments, row => row.Uuid("instance_id"), cancellationToken),
            cancellationToken);
    }
}
