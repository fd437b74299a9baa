using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Definitions;
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

    private readonly AnswerGate answers = new(definitions);
    private readonly PlanRecorder planRecords = new(instances, definitions);

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
            await EnvironmentAsync(actor.Network, request.Patient, pathway, now, now, cancellationToken);
        StepResult result =
            InstanceStepper.Step(pathway.Process, InstanceState.NotStarted(instanceId), start, environment);
        if (result is StepResult.Rejected rejected)
        {
            return Refuse(instanceId, start, rejected.Reason);
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
                    outcomes[index] = Refuse(row.InstanceId, command, rejected.Reason);
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
            NameOf(command), instanceId, () => DecideAndCommitAsync(id, actor, instanceId, command, cause, cancellationToken));

    private async Task<CommandOutcome> DecideAndCommitAsync(
        CommandId id,
        Actor actor,
        Guid instanceId,
        InstanceCommand command,
        CommandCause cause,
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
            Decision decision = await StepAsync(row, state, command, actor, now, cancellationToken);
            if (decision.Result is StepResult.Rejected rejected)
            {
                return Refuse(instanceId, command, rejected.Reason);
            }

            InstanceCommit commit = Projection.Of(
                row, (StepResult.Accepted)decision.Result, new CommandRow(id, NameOf(command), actor, now), cause.Job)
                with
            { TakenMessage = cause.Message, Plan = decision.Plan };
            switch (await instances.CommitAsync(commit, cancellationToken))
            {
                case CommitOutcome.Committed:
                    return Report(commit);
                case CommitOutcome.RepeatedCommand(var earlier):
                    return new CommandOutcome.Done(earlier.InstanceId, earlier.Revision, IsRepetition: true);
                case CommitOutcome.LeaseLost:
                    return new CommandOutcome.LeaseLost();
                case CommitOutcome.MessageGone:
                    return Refuse(instanceId, command, Refusals.MessageGone(cause.Message));
                case CommitOutcome.StaleRevision:
                    RuntimeLog.Overtaken(logger, instanceId, attempt);
                    PathwayTelemetry.CountOvertaken();
                    break;
                case var other:
                    throw new UnreachableException($"Unknown outcome {other}.");
            }
        }

        return Refuse(instanceId, command, Refusals.TooBusy(instanceId, Attempts));
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
            await EnvironmentAsync(row.Network, row.Patient, pathway, row.StartedAt, now, cancellationToken);
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

    private async Task<StepEnvironment> EnvironmentAsync(
        NetworkId network,
        PatientId? patient,
        PublishedPathway pathway,
        DateTimeOffset startedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ImmutableArray<PublishedRuleSet> ruleSets = await definitions.RuleSetsOfCaseAsync(
            network, pathway.Process, startedAt, now, cancellationToken);
        NetworkTime time = await times.OfAsync(network, cancellationToken);
        return new StepEnvironment
        {
            Now = now,
            ZoneId = time.Zone,
            Calendar = time.Hours.Calendar,
            CareTeam = patient is { } person && pathway.Process.AsksCareTeam
                ? await instances.CareTeamAsync(network, person, CivilTime.Of(time.Zone, time.Hours.Calendar).DayOf(now), cancellationToken)
                : [],
            RuleSets = ruleSets.ToImmutableDictionary(
                found => found.Version.Id.Key,
                found => new BoundRuleSet(found.Version.Id.Key, found.Version.Id.Version, found.RuleSet),
                StringComparer.Ordinal),
        };
    }

    private CommandOutcome.Refused Refuse(Guid instanceId, InstanceCommand command, Rejection reason)
    {
        string name = NameOf(command);
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
