using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Publishes drafts that were approved, takes earlier versions up again, and tells what was published. Versions are never changed:
/// an earlier one is taken up again by publishing what it consists of as the newest.
/// </summary>
/// <param name="door">Lets in those who may.</param>
/// <param name="store">Where drafts and versions are kept.</param>
/// <param name="publisher">Checks and publishes.</param>
/// <param name="inForce">The files of versions.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class PublicationDesk(
    DesignDoor door, IDefinitionStore store, PathwayPublisher publisher, FilesInForce inForce, TimeProvider clock)
{
    /// <summary>Publications lie at most so far ahead: one year [P].</summary>
    public static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(366);

    /// <summary>Everything that was published of drafts or taken up again in the actor's network, newest first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DesignOutcome<ImmutableArray<DesignEvent>>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        door.AllowedAsync<ImmutableArray<DesignEvent>>(
            actor,
            async () => new DesignOutcome<ImmutableArray<DesignEvent>>.Done(await store.PublicationsAsync(actor.Network, cancellationToken)),
            cancellationToken);

    /// <summary>Publishes an approved draft, whole or not at all. Everything is checked again at that moment.</summary>
    /// <param name="actor">Who publishes.</param>
    /// <param name="id">The draft.</param>
    /// <param name="validFrom">From when on it is in force; null for at once.</param>
    /// <param name="forRunningCases">Whether running cases too use the rule sets, forms and templates that changed.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<DesignOutcome<PublishOutcome.Published>> PublishAsync(
        Actor actor, Guid id, DateTimeOffset? validFrom, bool forRunningCases, CancellationToken cancellationToken) =>
        door.AllowedAsync(
            actor,
            CareAct.PublishPathways,
            () => door.WithDraftAsync(
                actor, id, opened => PublishAsync(actor, opened, validFrom, forRunningCases, cancellationToken), cancellationToken),
            cancellationToken);

    /// <summary>Makes an earlier version the one that new cases begin with, with the rule sets, forms and templates of its time.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="key">The pathway.</param>
    /// <param name="version">The earlier version.</param>
    /// <param name="why">The reason.</param>
    /// <param name="forRunningCases">Whether running cases too use the rule sets, forms and templates of that time.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<DesignOutcome<PublishOutcome.Published>> RollBackAsync(
        Actor actor, string key, int version, string? why, bool forRunningCases, CancellationToken cancellationToken) =>
        door.AllowedAsync<PublishOutcome.Published>(
            actor,
            CareAct.PublishPathways,
            async () =>
            {
                ArgumentNullException.ThrowIfNull(actor);
                DateTimeOffset now = clock.GetUtcNow();
                DefinitionId id = new(actor.Network, DefinitionKind.Pathway, key, version);
                if (await inForce.FindVersionAsync(id, now, cancellationToken) is not { } earlier)
                {
                    return new DesignOutcome<PublishOutcome.Published>.Missing();
                }

                // By what they consist of: whoever presses twice, or goes to a copy of what is in force, changes nothing.
                PathwayBundle files = new(earlier.Files);
                if (earlier.Version.ValidFrom > now
                    || (await inForce.FindAsync(actor.Network, key, now, cancellationToken) is { } current && new PathwayBundle(current.Files).Hash == files.Hash))
                {
                    return new DesignOutcome<PublishOutcome.Published>.Refused(new DesignProblem(
                        "PW3328", $"New cases begin with version {version} already, or will on its day. Choose an earlier one.", $"{version}"));
                }

                if (ReviewDesk.ProblemOfNote(why) is { } problem)
                {
                    return new DesignOutcome<PublishOutcome.Published>.Refused(problem);
                }

                DesignEvent told = Told(actor, null, key, DesignEventKind.RolledBack, why, files.Hash) with
                {
                    ValidFrom = now,
                    ForRunningCases = forRunningCases,
                };
                return await PublishAsync(actor, files, new PublishingTerms(told), cancellationToken);
            },
            cancellationToken);

    private async Task<DesignOutcome<PublishOutcome.Published>> PublishAsync(
        Actor actor, OpenedDraft opened, DateTimeOffset? validFrom, bool forRunningCases, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (opened.Approval is not { } approval || approval.Hash != opened.Hash)
        {
            return new DesignOutcome<PublishOutcome.Published>.Refused(new DesignProblem(
                "PW3326", $"The draft '{opened.Draft.Title}' is not approved as it stands. Ask for a review first.", opened.Draft.Title));
        }

        if (validFrom < now || validFrom > now + FarthestAhead)
        {
            return new DesignOutcome<PublishOutcome.Published>.Refused(new DesignProblem(
                "PW3327", $"A publication is for now or for a date within {FarthestAhead.Days} days. Choose one.", $"{FarthestAhead.Days}"));
        }

        DesignEvent told = Told(
            actor, opened.Draft.Id, opened.Draft.PathwayKey, DesignEventKind.Published, opened.Request?.Note, opened.Hash) with
        {
            ValidFrom = validFrom ?? now,
            ForRunningCases = forRunningCases,
        };
        return await PublishAsync(actor, opened.Bundle, new PublishingTerms(told) { Draft = opened.Draft, ApprovedAt = approval.Moment.At }, cancellationToken);
    }

    private async Task<DesignOutcome<PublishOutcome.Published>> PublishAsync(
        Actor actor, PathwayBundle bundle, PublishingTerms terms, CancellationToken cancellationToken) =>
        await publisher.PublishAsync(actor.Network, actor.Person, bundle, terms, cancellationToken) switch
        {
            PublishOutcome.Published published => new DesignOutcome<PublishOutcome.Published>.Done(published),
            PublishOutcome.Refused { Findings: var findings } => new DesignOutcome<PublishOutcome.Published>.Refused(Refused(findings.Count(finding => finding.IsError))),
            PublishOutcome.Overtaken when terms.Draft is { } draft => new DesignOutcome<PublishOutcome.Published>.Refused(ReviewDesk.Elsewhere(draft)),
            PublishOutcome.Outdated { Since: var since } => new DesignOutcome<PublishOutcome.Published>.Refused(Outdated(since)),
            var other => throw new System.Diagnostics.UnreachableException($"Unknown outcome {other}."),
        };

    private static DesignProblem Refused(int errors) => new(
        "PW3329", $"The checks now find errors ({errors}): something that the pathway needs has changed since. Nothing was published.", $"{errors}");

    private static DesignProblem Outdated(ImmutableArray<DefinitionId> since)
    {
        string names = string.Join(", ", since.Select(part => $"{part.Key} v{part.Version}"));
        return new DesignProblem(
            "PW3333", $"Since the approval others published {names}. Take the draft back, look at what changed, and ask for a review again.", names);
    }

    private DesignEvent Told(Actor actor, Guid? draft, string key, DesignEventKind kind, string? note, string hash) => new(
        actor.Network, Guid.CreateVersion7(), draft, key, kind, new DraftMoment(actor.Person, clock.GetUtcNow()), note?.Trim() ?? string.Empty, hash);
}
