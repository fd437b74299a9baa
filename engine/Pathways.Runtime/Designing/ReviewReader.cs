using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Puts together what a reviewer should see: the difference in words, the findings, and what publishing would mean.</summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="inForce">The files of what is in force.</param>
/// <param name="definitions">What is published.</param>
/// <param name="publisher">Checks the draft.</param>
/// <param name="impact">Takes past decisions again.</param>
/// <param name="migration">Foresees what would become of running cases.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class ReviewReader(
    DesignDoor door,
    FilesInForce inForce,
    PublishedDefinitions definitions,
    PathwayPublisher publisher,
    RuleImpactDesk impact,
    MigrationDesk migration,
    TimeProvider clock)
{
    /// <summary>What there is to see of a draft.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">The draft.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<DraftReview>> ReadAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        door.WithDraftAsync<DraftReview>(
            actor,
            id,
            async opened => new DesignOutcome<DraftReview>.Done(await ReadAsync(opened, cancellationToken)),
            cancellationToken);

    private async Task<DraftReview> ReadAsync(OpenedDraft opened, CancellationToken cancellationToken)
    {
        DesignDraft draft = opened.Draft;
        DateTimeOffset now = clock.GetUtcNow();
        // A draft of a version is compared to that version as it was when the draft began, all others to what is in force.
        PathwayInForce? before = draft.Origin.Kind == DraftOriginKind.Version
            ? await inForce.FindAsync(draft.Network, draft.Origin.Name, draft.Begun.At, cancellationToken)
            : await inForce.FindAsync(draft.Network, draft.PathwayKey, now, cancellationToken);
        ImmutableSortedDictionary<string, string> old =
            before?.Files ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        ImmutableArray<FileDifference> files = FileDifference.Between(old, opened.Bundle.Files);
        ImmutableArray<Finding> findings = await publisher.CheckAsync(draft.Network, opened.Bundle, cancellationToken);
        return new DraftReview(
            opened,
            before?.Version,
            (await definitions.ListAsync(cancellationToken)).InForceOnlyAfter(draft.Network, draft.PathwayKey, draft.Begun.At),
            files,
            findings,
            await ImpactsAsync(draft.Network, old, opened, cancellationToken),
            await ForecastsAsync(opened, cancellationToken));
    }

    // A model may also change by what it imports, so hashes are compared and not files.
    private async Task<ImmutableArray<RuleImpact>> ImpactsAsync(
        NetworkId network, ImmutableSortedDictionary<string, string> before, OpenedDraft opened, CancellationToken cancellationToken)
    {
        ImmutableArray<RuleImpact>.Builder impacts = ImmutableArray.CreateBuilder<RuleImpact>();
        foreach ((string name, _) in opened.Bundle.OfKind(BundleFileKind.Decisions))
        {
            if (LinkedRuleSet.Of(name, opened.Bundle.Files).RuleSet is { } ruleSet
                && before.ContainsKey(name)
                && LinkedRuleSet.Of(name, before).RuleSet?.ContentHash != ruleSet.ContentHash)
            {
                impacts.Add(await impact.ReckonAsync(network, PathwayBundle.KeyOf(name), ruleSet, progress: null, cancellationToken));
            }
        }

        return impacts.ToImmutable();
    }

    private async Task<ImmutableArray<CaseForecast>> ForecastsAsync(OpenedDraft opened, CancellationToken cancellationToken) =>
        opened.Drawing is { } drawing && CompiledDefinitions.Draft(new DefinitionContent(drawing.Name, opened.Bundle.Files)) is { } process
            ? await migration.ForecastAsync(opened.Draft.Network, process, MigrationPlan.SameIds, progress: null, cancellationToken)
            : [];
}
