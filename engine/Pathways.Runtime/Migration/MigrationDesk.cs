using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>
/// Running cases and another version of their pathway: what would become of each, moving them, and the way back. A forecast is the
/// migration itself, decided and not written. Whether somebody may do this is asked before.
/// </summary>
/// <param name="cases">The cases.</param>
/// <param name="instances">Who is in whose care team.</param>
/// <param name="runtime">Moves them.</param>
/// <param name="definitions">The versions.</param>
/// <param name="times">Zones and working days of networks.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class MigrationDesk(
    ICases cases, IInstanceStore instances, PathwayRuntime runtime, PublishedDefinitions definitions, NetworkTimes times, TimeProvider clock)
{
    private const int PageSize = 500;
    private static readonly Performer Nobody = new("forecast", null);

    private readonly CaseEnvironment environments = new(instances, definitions, times);

    /// <summary>A published version of a pathway; null when there is none of that number.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The pathway.</param>
    /// <param name="version">The number.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ExecutableProcess?> FindVersionAsync(
        NetworkId network, string key, int version, CancellationToken cancellationToken)
    {
        DefinitionId id = new(network, DefinitionKind.Pathway, key, version);
        DefinitionList list = await definitions.ListAsync(cancellationToken);
        return list.Versions.Any(known => known.Id == id) ? (await definitions.PathwayAsync(id, cancellationToken)).Process : null;
    }

    /// <summary>What would become of every running case of the pathway that does not follow that version yet.</summary>
    /// <param name="network">The network.</param>
    /// <param name="to">The other version, published or a draft.</param>
    /// <param name="plan">Where the steps go.</param>
    /// <param name="progress">Told after each page how many cases were looked at; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    public async Task<ImmutableArray<CaseForecast>> ForecastAsync(
        NetworkId network, ExecutableProcess to, MigrationPlan plan, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(to);
        ImmutableArray<CaseForecast>.Builder forecasts = ImmutableArray.CreateBuilder<CaseForecast>();
        CaseQuery query = new(network, Guid.Empty, PageSize) { Pathway = to.Key, OnlyRunning = true };
        while (await cases.PageAsync(query, cancellationToken) is { Length: > 0 } page)
        {
            foreach (InstanceRow row in page.Where(row => row.PathwayHash != to.ContentHash))
            {
                forecasts.Add(await ForecastAsync(row, to, plan, cancellationToken));
            }

            query = query with { After = page[^1].InstanceId };
            progress?.Report(forecasts.Count);
        }

        return forecasts.ToImmutable();
    }

    /// <summary>Moves a case.</summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="migration">Where to.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<CommandOutcome> MigrateAsync(
        CommandId command, Actor actor, Guid instanceId, CaseMigration migration, CancellationToken cancellationToken) =>
        runtime.MigrateAsync(command, actor, instanceId, migration, cancellationToken);

    /// <summary>
    /// Moves a case back to the version from which it came last, by the plan of the way back. What was done meanwhile stays done; when
    /// it stands where that version has nothing, it stays.
    /// </summary>
    /// <param name="command">Sent again with each repetition.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="why">The reason.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public async Task<CommandOutcome> UndoAsync(
        CommandId command, Actor actor, Guid instanceId, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(actor.Network, instanceId, 0, cancellationToken);
        InstanceEvent.InstanceMigrated? last = history.Reverse()
            .Select(entry => InstanceEventJson.Read(entry.Event.Body))
            .OfType<InstanceEvent.InstanceMigrated>()
            .FirstOrDefault();
        return last is null
            ? new CommandOutcome.Refused(history.IsEmpty ? Refusals.NoSuchCase(instanceId) : Refusals.NeverMigrated(instanceId))
            : await MigrateAsync(
                command, actor, instanceId, new CaseMigration(last.From.Version, new MigrationPlan(last.Moves).Reversed, why), cancellationToken);
    }

    private async Task<CaseForecast> ForecastAsync(
        InstanceRow row, ExecutableProcess to, MigrationPlan plan, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        InstanceState state = InstanceStateJson.Read(row.State);
        DefinitionId followed = new(row.Network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion);
        PublishedPathway from = await definitions.PathwayAsync(followed, cancellationToken);
        StepEnvironment environment = await environments.OfAsync(row.Network, row.Patient, to, row.StartedAt, now, cancellationToken);
        CaseForecast stays = new(row.InstanceId, row.Patient, row.Title, row.PathwayVersion, StandsAt(state), [], [], []);
        return InstanceMigration.Migrate(from.Process, to, state, plan, Nobody, "forecast", environment) switch
        {
            MigrationResult.Obstructed { Obstacles: var obstacles } => stays with { Obstacles = obstacles },
            MigrationResult.Moved { Step: var step } => stays with
            {
                Changes = PromiseChange.Of(state, step.Events),
                LateSteps = LateAtOnce(state, step.State, now),
            },
            var other => throw new UnreachableException($"Unknown result {other}."),
        };
    }

    private static ImmutableArray<ElementId> StandsAt(InstanceState state) =>
    [
        .. state.Tokens.Values.Where(token => !state.Tokens.Values.Any(inner => inner.Scope == token.Number)).Select(token => token.Element),
    ];

    private static ImmutableArray<ElementId> LateAtOnce(InstanceState before, InstanceState after, DateTimeOffset now) =>
    [
        .. after.Tasks.Values
            .Where(task => task.Due < now && !(before.Tasks.GetValueOrDefault(task.Id)?.Due < now))
            .Select(task => task.Element),
    ];
}
