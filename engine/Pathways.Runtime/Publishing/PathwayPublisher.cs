using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// Publishes a bundle: checks everything and runs the test cases of its rule sets, then adds what is new, whole or not at
/// all. Content that is published already gets no new version, so publishing the same folder twice changes nothing. Running
/// cases keep their pathway version, and the rule sets, forms and templates they started with.
/// </summary>
/// <param name="store">Where versions are kept.</param>
/// <param name="testCases">Where test cases are kept.</param>
/// <param name="means">Who and what does the work of a network.</param>
/// <param name="definitions">Told to look again after a publication.</param>
/// <param name="checkTemplate">How templates are checked.</param>
/// <param name="clock">The installation's clock.</param>
/// <param name="logger">For the log.</param>
public sealed class PathwayPublisher(
    IDefinitionStore store,
    ITestCases testCases,
    NetworkMeans means,
    PublishedDefinitions definitions,
    TemplateCheck checkTemplate,
    TimeProvider clock,
    ILogger<PathwayPublisher> logger)
{
    private const int Attempts = 5;

    /// <summary>Checks a bundle without publishing it.</summary>
    /// <param name="bundle">The files.</param>
    /// <returns>Everything the author should know.</returns>
    public ImmutableArray<Finding> Check(PathwayBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        DateTimeOffset now = clock.GetUtcNow();
        return BundleCheck.Run(bundle, checkTemplate, StoredTestCases.None, served: null, now).Proved(new FollowUpTerms(now), now).Findings;
    }

    /// <summary>Checks a bundle as publishing it in a network would, without publishing it.</summary>
    /// <param name="network">The network: its people, hours, connected systems and the test cases of its rule sets count.</param>
    /// <param name="bundle">The files.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Everything the author should know.</returns>
    public async Task<ImmutableArray<Finding>> CheckAsync(
        NetworkId network, PathwayBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        StoredTestCases stored = await StoredTestCases.ReadAsync(testCases, network, bundle, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        return BundleCheck.Run(bundle, checkTemplate, stored, await means.ServedAsync(network, cancellationToken), now)
            .Proved(await means.FollowUpAsync(network, now, cancellationToken), now).Findings;
    }

    /// <summary>Checks and publishes a bundle.</summary>
    /// <param name="network">The network in which it takes effect.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="bundle">The files.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public async Task<PublishOutcome> PublishAsync(
        NetworkId network, PersonId by, PathwayBundle bundle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return await PublishAsync(network, by, new OnceChecked(bundle, checkTemplate), terms: null, cancellationToken);
    }

    /// <summary>Checks and publishes what was reviewed, with its story.</summary>
    /// <param name="network">The network in which it takes effect.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="bundle">The files.</param>
    /// <param name="terms">From when on, for whom, and what the story says.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    public Task<PublishOutcome> PublishAsync(
        NetworkId network, PersonId by, PathwayBundle bundle, PublishingTerms terms, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(terms);
        return PublishAsync(network, by, new OnceChecked(bundle, checkTemplate), terms, cancellationToken);
    }

    /// <summary>
    /// Checks bundles and publishes each in several networks, in each whole or not at all. A bundle is checked once for all
    /// networks that have neither test cases nor connected systems of their own.
    /// </summary>
    /// <param name="bundles">The files and where they take effect.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="cancellationToken">Stops between two networks.</param>
    /// <returns>An outcome for each network of each bundle, in the same order.</returns>
    public async Task<ImmutableArray<PublishOutcome>> PublishAsync(
        IReadOnlyList<BundleOfNetworks> bundles, PersonId by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundles);
        OnceChecked[] checks = [.. bundles.Select(files => new OnceChecked(files.Bundle, checkTemplate))];
        if ((await definitions.ListAsync(cancellationToken)).Versions.IsEmpty)
        {
            // Where nothing was ever published no network has anything of its own: one check will do for all, and each has a core.
            DateTimeOffset now = clock.GetUtcNow();
            Parallel.ForEach(checks, check => check.Run(StoredTestCases.None, ServedWork.Nothing, now));
        }

        ImmutableArray<PublishOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<PublishOutcome>();
        foreach ((BundleOfNetworks files, OnceChecked check) in bundles.Zip(checks))
        {
            foreach (NetworkId network in files.Networks)
            {
                outcomes.Add(await PublishAsync(network, by, check, terms: null, cancellationToken));
            }
        }

        return outcomes.ToImmutable();
    }

    private async Task<PublishOutcome> PublishAsync(
        NetworkId network, PersonId by, OnceChecked check, PublishingTerms? terms, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            definitions.Forget();
            DefinitionList list = await definitions.ListAsync(cancellationToken);
            DateTimeOffset now = clock.GetUtcNow();
            StoredTestCases stored = await StoredTestCases.ReadAsync(testCases, network, check.Bundle, cancellationToken);
            CheckedBundle found = check.Run(stored, await means.ServedAsync(network, cancellationToken), now);
            if (terms is not { IsPuttingBack: true })
            {
                found = found.Proved(await means.FollowUpAsync(network, now, cancellationToken), now);
            }

            if (found.HasErrors)
            {
                return new PublishOutcome.Refused(found.Findings);
            }

            if (terms?.Draft is { } draft && (await store.FindDraftAsync(network, draft.Id, cancellationToken))?.Draft != draft)
            {
                return new PublishOutcome.Overtaken();
            }

            if (terms?.ApprovedAt is { } approved
                && list.PublishedAfter(network, terms.Story.PathwayKey, approved) is { IsEmpty: false } since)
            {
                return new PublishOutcome.Outdated(since);
            }

            Publication publication = PublicationPlan.Of(list, network, by, found.Items, stored, now, terms);
            if (publication.IsEmpty || await store.PublishAsync(publication, cancellationToken))
            {
                return await ReportAsync(network, found, publication, cancellationToken);
            }
        }

        throw new InvalidOperationException(
            $"PW3302: others published {Attempts} times while this publication was being prepared. Publish again.");
    }

    private async Task<PublishOutcome> ReportAsync(
        NetworkId network, CheckedBundle found, Publication publication, CancellationToken cancellationToken)
    {
        definitions.Forget();
        DefinitionList list = await definitions.ListAsync(cancellationToken);
        foreach (NewVersion added in publication.Versions)
        {
            DefinitionId id = added.Version.Id;
            RuntimeLog.Published(logger, id.Kind, id.Key, id.Version, network.Value);
        }

        return new PublishOutcome.Published(
            [.. publication.Versions.Select(added => added.Version)],
            [
                .. found.Items
                    .Where(item => item.Kind == DefinitionKind.Pathway)
                    .Select(item => list.Newest(network, item.Kind, item.Key))
                    .OfType<DefinitionVersion>(),
            ],
            found.Findings)
        {
            TestCases = publication.TestCases,
        };
    }
}
