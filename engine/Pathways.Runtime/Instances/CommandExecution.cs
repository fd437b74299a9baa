using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Load, decide, commit; again when somebody else was quicker.</summary>
internal sealed class CommandExecution(
    IInstanceStore instances,
    PublishedDefinitions definitions,
    NetworkTimes times,
    TimeProvider clock,
    ILogger logger)
{
    // How often a command is decided again after others changed the case; more means that people must talk.
    private const int Attempts = 8;

    private const string MigrationName = "Migrate";

    private readonly AnswerGate answers = new(definitions);
    private readonly PlanRecorder planRecords = new(instances, definitions);
    private readonly CaseEnvironment environments = new(instances, definitions, times);

    public Task<CommandOutcome> StartAsync(
        CommandId command, Actor actor, StartRequest request, CancellationToken cancellationToken) =>
        PathwayTelemetry.MeasureAsync(
            nameof(InstanceCommand.Start), null, () => StartCaseAsync(command, actor, request, cancellationToken));

    private async Task<CommandOutcome> StartCaseAsync(
        CommandId command, Actor actor, StartRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset now = Now();
        PublishedPathway? pathway =
            await definitions.FindPathwayAsync(actor.Network, request.PathwayKey, now, cancellationToken);
        if (pathway is null)
        {
            return new CommandOutcome.Refused(Refusals.NotPublished(request.PathwayKey, actor.Network));
        }

        Guid instanceId = request.InstanceId ?? Guid.CreateVersion7();
        InstanceCommand.Start start =
            new(request.Message, request.Variables, Performers.Of(actor), request.StartEvent);
        StepEnvironment environment =
            await environments.OfAsync(actor.Network, request.Patient, pathway.Process, now, now, cancellationToken);
        StepResult result =
            InstanceStepper.Step(pathway.Process, InstanceState.NotStarted(instanceId), start, environment);
        if (result is StepResult.Rejected rejected)
        {
            return Refuse(instanceId, NameOf(start), rejected.Reason);
        }

        InstanceRow before = NewRow(instanceId, actor, request, pathway, now);
        InstanceCommit commit = Projection.Of(
            before, (StepResult.Accepted)result, new CommandRow(command, NameOf(start), actor, now), finishedJob: null);
        CommitOutcome outcome = await instances.CommitAsync(commit, cancellationToken);
        switch (outcome)
        {
            case CommitOutcome.Committed:
                RuntimeLog.Started(logger, instanceId, pathway.Process.Key, pathway.Process.Version, actor.Network.Value);
                return Report(commit);
            case CommitOutcome.RepeatedCommand(var first):
                return new CommandOutcome.Done(first.InstanceId, first.Revision, IsRepetition: true);
            default:
                throw new UnreachableException($"A start cannot end as {outcome}.");
        }
    }

    public Task<CommandOutcome> RunAsync(
        LeasedJob job, InstanceCommand command, CancellationToken cancellationToken) =>
        // The lease makes a job's command happen once, so each attempt may have an id of its own.
        RunAsync(CommandId.New(), job, command, cancellationToken);

    public Task<CommandOutcome> RunAsync(
        CommandId id, LeasedJob job, InstanceCommand command, CancellationToken cancellationToken) =>
        RunAsync(id, Actor.Platform(job.Lease.Network), job.InstanceId, command, new CommandCause(job.Lease), cancellationToken);

    /// <summary>
    /// Decides the commands of jobs of different cases and writes them in one transaction. A null answer means that the job
    /// has to be done alone: its case was overtaken, or another one of the batch was.
    /// </summary>
    public async Task<ImmutableArray<CommandOutcome?>> RunTogetherAsync(
        ImmutableArray<LeasedJob> jobs, Func<LeasedJob, InstanceCommand> commandOf, CancellationToken cancellationToken)
    {
        Dictionary<Guid, InstanceRow> rows = [];
        foreach (IGrouping<NetworkId, LeasedJob> ofNetwork in jobs.GroupBy(job => job.Lease.Network))
        {
            foreach (InstanceRow row in await instances.LoadAllAsync(
                ofNetwork.Key, [.. ofNetwork.Select(job => job.InstanceId)], cancellationToken))
            {
                rows[row.InstanceId] = row;
            }
        }

        DateTimeOffset now = Now();
        CommandOutcome?[] outcomes = new CommandOutcome?[jobs.Length];
        List<(int Index, InstanceCommit Commit)> accepted = [];
        foreach ((int index, LeasedJob job) in jobs.Index())
        {
            if (!rows.Remove(job.InstanceId, out InstanceRow? row))
            {
                continue; // No such case, or its second job: alone it gets its answer.
            }

            InstanceCommand command = commandOf(job);
            InstanceState state = InstanceStateJson.Read(row.State);
            switch ((await StepAsync(row, state, command, Actor.Platform(job.Lease.Network), now, cancellationToken)).Result)
            {
                case StepResult.Rejected rejected:
                    outcomes[index] = Refuse(row.InstanceId, NameOf(command), rejected.Reason);
                    break;
                case StepResult.Accepted step:
                    CommandRow log = new(CommandId.New(), NameOf(command), Actor.Platform(job.Lease.Network), now);
                    accepted.Add((index, Projection.Of(row, step, log, job.Lease)));
                    break;
                case var other:
                    throw new UnreachableException($"Unknown result {other}.");
            }
        }

        if (accepted.Count > 0
            && await instances.CommitAllAsync([.. accepted.Select(one => one.Commit)], cancellationToken))
        {
            foreach ((int index, InstanceCommit commit) in accepted)
            {
                outcomes[index] = Report(commit);
                PathwayTelemetry.Count(commit.Command.Kind, outcomes[index]!); // It was just set.
            }
        }

        return [.. outcomes];
    }

    public Task<CommandOutcome> RunAsync(
        CommandId id,
        Actor actor,
        Guid instanceId,
        InstanceCommand command,
        CommandCause cause,
        CancellationToken cancellationToken) =>
        PathwayTelemetry.MeasureAsync(
            NameOf(command), instanceId, () => DecideAndCommitAsync(
                id, actor, instanceId, NameOf(command), cause,
                (row, state, now) => StepAsync(row, state, command, actor, now, cancellationToken), cancellationToken));

    /// <summary>Moves a case to another published version of its pathway.</summary>
    public Task<CommandOutcome> MigrateAsync(
        CommandId id, Actor actor, Guid instanceId, CaseMigration migration, CancellationToken cancellationToken) =>
        PathwayTelemetry.MeasureAsync(
            MigrationName, instanceId, () => DecideAndCommitAsync(
                id, actor, instanceId, MigrationName, CommandCause.Request,
                (row, state, now) => MigrateAsync(row, state, migration, actor, now, cancellationToken), cancellationToken));

    private async Task<CommandOutcome> DecideAndCommitAsync(
        CommandId id,
        Actor actor,
        Guid instanceId,
        string name,
        CommandCause cause,
        Func<InstanceRow, InstanceState, DateTimeOffset, Task<Decision>> decide,
        CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            LoadedInstance loaded = await instances.LoadAsync(actor.Network, instanceId, id, cancellationToken);
            if (loaded.EarlierAnswer is { } first)
            {
                return new CommandOutcome.Done(first.InstanceId, first.Revision, IsRepetition: true);
            }

            if (loaded.Instance is not { } row)
            {
                return new CommandOutcome.Refused(Refusals.NoSuchCase(instanceId));
            }

            DateTimeOffset now = Now();
            InstanceState state = loaded.State ?? InstanceStateJson.Read(row.State);
            Decision decision = await decide(row, state, now);
            if (decision.Result is StepResult.Rejected rejected)
            {
                return Refuse(instanceId, name, rejected.Reason);
            }

            InstanceCommit commit = Projection.Of(
                row, (StepResult.Accepted)decision.Result, new CommandRow(id, name, actor, now), cause.Job)
                with
            { TakenMessage = cause.Message, AnsweredInvitation = cause.Invitation, Plan = decision.Plan };
            switch (await instances.CommitAsync(commit, cancellationToken))
            {
                case CommitOutcome.Committed:
                    return Report(commit);
                case CommitOutcome.RepeatedCommand(var earlier):
                    return new CommandOutcome.Done(earlier.InstanceId, earlier.Revision, IsRepetition: true);
                case CommitOutcome.LeaseLost:
                    return new CommandOutcome.LeaseLost();
                case CommitOutcome.MessageGone:
                    return Refuse(
                        instanceId, name,
                        cause.Invitation is null ? Refusals.MessageGone(cause.Message) : Refusals.InvitationClosed());
                case CommitOutcome.StaleRevision:
                    RuntimeLog.Overtaken(logger, instanceId, attempt);
                    PathwayTelemetry.CountOvertaken();
                    break;
                case var other:
                    throw new UnreachableException($"Unknown outcome {other}.");
            }
        }

        return Refuse(instanceId, name, Refusals.TooBusy(instanceId, Attempts));
    }

    private static string NameOf(InstanceCommand command) => command.GetType().Name;

    private static InstanceRow NewRow(
        Guid instanceId, Actor actor, StartRequest request, PublishedPathway pathway, DateTimeOffset now) => new()
        {
            Network = actor.Network,
            InstanceId = instanceId,
            PathwayKey = pathway.Process.Key,
            PathwayVersion = pathway.Process.Version,
            PathwayHash = pathway.Process.ContentHash,
            Title = request.Title ?? pathway.Process.Name,
            Status = CaseStatus.Active,
            Revision = 0,
            State = string.Empty,
            Organisation = request.Organisation,
            Patient = request.Patient,
            StartedAt = now,
            StartedBy = actor.Person,
            UpdatedAt = now,
            EndedAt = null,
            Head = EventHash.Root,
        };

    // Both databases keep microseconds and people read seconds: a whole number of milliseconds survives every journey,
    // so that a timer is never due in one place and not yet in another.
    private DateTimeOffset Now()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private async Task<Decision> StepAsync(
        InstanceRow row, InstanceState state, InstanceCommand command, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionId version = new(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion);
        PublishedPathway pathway = await definitions.PathwayAsync(version, cancellationToken);
        StepEnvironment environment =
            await environments.OfAsync(row.Network, row.Patient, pathway.Process, row.StartedAt, now, cancellationToken);
        InstanceCommand.CompleteTask? completion = command as InstanceCommand.CompleteTask;
        Rejection? refusal = completion is null
            ? null
            : await answers.RefuseAsync(row, state, completion, environment, cancellationToken);
        if (refusal is not null)
        {
            return new Decision(new StepResult.Rejected(refusal), Plan: null);
        }

        StepResult result = InstanceStepper.Step(pathway.Process, state, command, environment);
        PlanRecording recording = completion is not null && result is StepResult.Accepted step
            ? await planRecords.RecordAsync(row, state, completion, step, environment, actor, cancellationToken)
            : PlanRecording.Nothing;
        return recording.Refusal is { } problem
            ? new Decision(new StepResult.Rejected(problem), Plan: null)
            : new Decision(result, recording.Row);
    }

    // A version that this case cannot go to is refused with the first reason; the preview tells all of them.
    private async Task<Decision> MigrateAsync(
        InstanceRow row, InstanceState state, CaseMigration migration, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionId followed = new(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion);
        PublishedPathway from = await definitions.PathwayAsync(followed, cancellationToken);
        if (!(await definitions.ListAsync(cancellationToken)).Versions.Any(version => version.Id == followed with { Version = migration.ToVersion }))
        {
            return new Decision(new StepResult.Rejected(Refusals.NoSuchVersion(row.PathwayKey, migration.ToVersion)), Plan: null);
        }

        PublishedPathway to = await definitions.PathwayAsync(followed with { Version = migration.ToVersion }, cancellationToken);
        StepEnvironment environment = await environments.OfAsync(row.Network, row.Patient, to.Process, row.StartedAt, now, cancellationToken);
        return new Decision(
            InstanceMigration.Migrate(
                from.Process, to.Process, state, migration.Plan, Performers.Of(actor), migration.Why, environment) switch
            {
                MigrationResult.Moved { Step: var step } => step,
                MigrationResult.Obstructed { Obstacles: [var first, ..] } => new StepResult.Rejected(first),
                var other => throw new UnreachableException($"Unknown result {other}."),
            },
            Plan: null);
    }

    private CommandOutcome.Refused Refuse(Guid instanceId, string name, Rejection reason)
    {
        RuntimeLog.Refused(logger, instanceId, name, reason.Code);
        return new CommandOutcome.Refused(reason);
    }

    private CommandOutcome.Done Report(InstanceCommit commit)
    {
        InstanceRow row = commit.Instance;
        RuntimeLog.Advanced(logger, row.InstanceId, commit.Command.Kind, row.Revision);
        foreach (IncidentRow incident in commit.Incidents)
        {
            RuntimeLog.IncidentRaised(logger, row.InstanceId, incident.Code);
            PathwayTelemetry.CountIncident(incident.Code);
        }

        return new CommandOutcome.Done(row.InstanceId, row.Revision, IsRepetition: false);
    }

    // What the engine decided, with what goes into the patient's plan.
    private sealed record Decision(StepResult Result, PlanRow? Plan);
}
