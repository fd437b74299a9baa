using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Collects the files that a pathway in force is made of, as one bundle again.</summary>
/// <param name="store">Where versions are kept.</param>
/// <param name="testCases">Where the test cases of rule sets are kept.</param>
/// <param name="definitions">What is in force.</param>
public sealed class FilesInForce(IDefinitionStore store, ITestCases testCases, PublishedDefinitions definitions)
{
    /// <summary>Whether any version of a pathway was ever published in a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> IsPublishedAsync(NetworkId network, string pathwayKey, CancellationToken cancellationToken) =>
        (await definitions.ListAsync(cancellationToken)).Newest(network, DefinitionKind.Pathway, pathwayKey) is not null;

    /// <summary>The files of a pathway and of everything bound to it for new cases; null when it is not in force.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PathwayInForce?> FindAsync(
        NetworkId network, string pathwayKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionList list = await definitions.ListAsync(cancellationToken);
        return list.NewestInForce(network, DefinitionKind.Pathway, pathwayKey, now) is { } version
            ? await FindAsync(version, now, cancellationToken)
            : null;
    }

    /// <summary>The files to begin a draft from: those in force, with the test cases that authors have changed since.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PathwayInForce?> FindForDraftAsync(
        NetworkId network, string pathwayKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(network, pathwayKey, now, cancellationToken) is not { } found)
        {
            return null;
        }

        ImmutableSortedDictionary<string, string>.Builder files = found.Files.ToBuilder();
        foreach ((string name, _) in new PathwayBundle(found.Files).OfKind(BundleFileKind.Decisions))
        {
            if (await testCases.FindDraftAsync(network, PathwayBundle.KeyOf(name), cancellationToken) is { } changed)
            {
                files[PathwayBundle.TestCasesOf(name)] = changed.Text;
            }
        }

        return found with { Files = files.ToImmutable() };
    }

    /// <summary>The files of a version as new cases used them until the next version took its place; null when there is none.</summary>
    /// <param name="id">The version of a pathway.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PathwayInForce?> FindVersionAsync(DefinitionId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        DefinitionVersion[] versions =
        [
            .. (await definitions.ListAsync(cancellationToken)).Versions
                .Where(version => version.Id.Network == id.Network && version.Id.Kind == DefinitionKind.Pathway && version.Id.Key == id.Key),
        ];
        if (versions.FirstOrDefault(version => version.Id == id) is not { } wanted)
        {
            return null;
        }

        DateTimeOffset? next = versions.Where(version => version.Id.Version > id.Version).Select(version => (DateTimeOffset?)version.ValidFrom).Min();
        DateTimeOffset last = next is { } taken && taken <= now ? taken.AddTicks(-TimeSpan.TicksPerMicrosecond) : now;
        return await FindAsync(wanted, last < wanted.ValidFrom ? wanted.ValidFrom : last, cancellationToken);
    }

    private async Task<PathwayInForce?> FindAsync(DefinitionVersion version, DateTimeOffset at, CancellationToken cancellationToken)
    {
        (NetworkId network, string pathwayKey) = (version.Id.Network, version.Id.Key);
        DefinitionList list = await definitions.ListAsync(cancellationToken);
        if (await store.FindContentAsync(version.Id, cancellationToken) is not { } drawing)
        {
            return null;
        }

        ImmutableSortedDictionary<string, string>.Builder files = drawing.Files.ToBuilder();
        foreach (Binding bound in BindingsInForce.Of(list.BindingsOf(network, pathwayKey), network, pathwayKey, at, at))
        {
            // A form that was published since, on its own, goes before the one that the drawing was published with.
            DefinitionId id = new(network, bound.Kind, bound.Key, bound.Version);
            if (await store.FindContentAsync(id, cancellationToken) is { } content)
            {
                foreach ((string name, string text) in content.Files)
                {
                    files[name] = text;
                }

                if (bound.Kind == DefinitionKind.RuleSet && await TestCasesOfAsync(id, cancellationToken) is { } cases)
                {
                    files[PathwayBundle.TestCasesOf(content.Main)] = cases;
                }
            }
        }

        await AddScenariosAsync(version, at, files, cancellationToken);
        return new PathwayInForce(version, files.ToImmutable());
    }

    /// <summary>A scenario that is published on its own makes no new version: the draft that brought it keeps it.</summary>
    private async Task AddScenariosAsync(
        DefinitionVersion version, DateTimeOffset at, ImmutableSortedDictionary<string, string>.Builder files, CancellationToken cancellationToken)
    {
        DesignEvent? last = (await store.PublicationsAsync(version.Id.Network, cancellationToken)).FirstOrDefault(told =>
            told.Kind == DesignEventKind.Published && told.PathwayKey == version.Id.Key
            && told.Moment.At >= version.PublishedAt && told.ValidFrom <= at);
        if (last?.Draft is { } id && await store.FindDraftAsync(version.Id.Network, id, cancellationToken) is { } draft)
        {
            files.RemoveRange(files.Keys.Where(name => PathwayBundle.KindOf(name) == BundleFileKind.Scenario).ToArray());
            files.AddRange(draft.Bundle.OfKind(BundleFileKind.Scenario));
        }
    }

    private async Task<string?> TestCasesOfAsync(DefinitionId ruleSet, CancellationToken cancellationToken) =>
        (await testCases.ListAsync(ruleSet.Network, ruleSet.Key, cancellationToken)).FirstOrDefault(edition => edition.RuleSet == ruleSet)?.Text;
}

/// <summary>A pathway in force with all its files.</summary>
/// <param name="Version">The version.</param>
/// <param name="Files">Texts by name in the bundle.</param>
public sealed record PathwayInForce(DefinitionVersion Version, ImmutableSortedDictionary<string, string> Files);
