using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// Published versions, compiled and kept in memory while they are used. A version never changes, so what was compiled stays right; only the
/// list of versions and bindings is looked at again, at most twice a second and only while somebody needs it, so that a
/// publication on one node is in force on all of them within that time and an idle node asks nothing.
/// </summary>
/// <param name="store">Where versions are kept.</param>
public sealed class PublishedDefinitions(IDefinitionStore store) : IDisposable
{
    /// <summary>How old the list may be when a command uses it.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);

    private readonly VersionsInMemory compiled = new(TimeProvider.System);
    private readonly SemaphoreSlim refreshing = new(1, 1);
    private KnownList? known;

    /// <summary>The list as of now.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<DefinitionList> ListAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref known) is { IsFresh: true } current)
        {
            return current.List;
        }

        await refreshing.WaitAsync(cancellationToken);
        try
        {
            KnownList? last = Volatile.Read(ref known);
            if (last is { IsFresh: true })
            {
                return last.List;
            }

            // Measured before asking: what is published while the answer travels counts as not seen.
            long askedAt = Stopwatch.GetTimestamp();
            bool isSame = last is not null
                && await store.ReadEpochAsync(cancellationToken) == last.List.Epoch;
            DefinitionList list = isSame ? last!.List : await store.ReadListAsync(cancellationToken); // isSame: last is set
            Volatile.Write(ref known, new KnownList(list, askedAt));
            return list;
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => refreshing.Dispose();

    /// <summary>Makes the next use look at the store: after a publication of this process.</summary>
    public void Forget() => Volatile.Write(ref known, null);

    /// <summary>The newest version in force of a pathway; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">The pathway.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<PublishedPathway?> FindPathwayAsync(
        NetworkId network, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionList list = await ListAsync(cancellationToken);
        DefinitionVersion? newest = list.NewestInForce(network, DefinitionKind.Pathway, key, now);
        return newest is null ? null : await PathwayAsync(newest.Id, cancellationToken);
    }

    /// <summary>A network's pathways, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ImmutableArray<PathwayListing>> PathwaysAsync(
        NetworkId network, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DefinitionList list = await ListAsync(cancellationToken);
        return
        [
            .. list.Versions
                .Where(version => version.Id.Network == network && version.Id.Kind == DefinitionKind.Pathway)
                .GroupBy(version => version.Id.Key)
                .Select(group => (
                    Newest: list.NewestInForce(network, DefinitionKind.Pathway, group.Key, now),
                    Versions: group.OrderBy(version => version.Id.Version).ToImmutableArray()))
                .Where(found => found.Newest is not null)
                .Select(found => new PathwayListing(found.Newest!, found.Versions)) // the line above made sure
                .OrderBy(listing => listing.Newest.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A pathway version, compiled.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops waiting; the compilation itself goes on for others.</param>
    /// <exception cref="InvalidOperationException">The version was never published, or this build cannot compile it.</exception>
    public async Task<PublishedPathway> PathwayAsync(DefinitionId id, CancellationToken cancellationToken) =>
        (PublishedPathway)await CompiledAsync(id, CompiledDefinitions.Pathway, cancellationToken);

    /// <summary>A rule set version, compiled.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops waiting; the compilation itself goes on for others.</param>
    /// <exception cref="InvalidOperationException">The version was never published, or this build cannot compile it.</exception>
    public async Task<PublishedRuleSet> RuleSetAsync(DefinitionId id, CancellationToken cancellationToken) =>
        (PublishedRuleSet)await CompiledAsync(id, CompiledDefinitions.RuleSet, cancellationToken);

    /// <summary>The rule sets that a case uses: of those its drawing asks for, the versions in force for it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="process">The case's pathway version.</param>
    /// <param name="startedAt">When the case started; <paramref name="now"/> for one about to start.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ImmutableArray<PublishedRuleSet>> RuleSetsOfCaseAsync(
        NetworkId network,
        ExecutableProcess process,
        DateTimeOffset startedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(process);
        ImmutableSortedSet<string> wanted = process.RuleSetKeys;
        if (wanted.IsEmpty)
        {
            return [];
        }

        DefinitionList list = await ListAsync(cancellationToken);
        ImmutableArray<PublishedRuleSet>.Builder found = ImmutableArray.CreateBuilder<PublishedRuleSet>(wanted.Count);
        foreach (Binding binding in BindingsInForce.Of(list.BindingsOf(network, process.Key), network, process.Key, startedAt, now))
        {
            if (binding.Kind == DefinitionKind.RuleSet && wanted.Contains(binding.Key))
            {
                DefinitionId id = new(network, DefinitionKind.RuleSet, binding.Key, binding.Version);
                found.Add(await RuleSetAsync(id, cancellationToken));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The form that a case uses under a key; null when none is bound.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The case's pathway.</param>
    /// <param name="formKey">The form.</param>
    /// <param name="startedAt">When the case started; <paramref name="now"/> for one about to start.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<FormDefinition?> FindFormAsync(
        NetworkId network,
        string pathwayKey,
        string formKey,
        DateTimeOffset startedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        DefinitionId? bound = await FindBoundAsync(
            network, pathwayKey, DefinitionKind.Form, formKey, startedAt, now, cancellationToken);
        return bound is null
            ? null
            : (FormDefinition)await CompiledAsync(bound, CompiledDefinitions.Form, cancellationToken);
    }

    /// <summary>The text of the template that a case uses under a key; null when none is bound.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The case's pathway.</param>
    /// <param name="templateKey">The template.</param>
    /// <param name="startedAt">When the case started.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string?> FindTemplateAsync(
        NetworkId network,
        string pathwayKey,
        string templateKey,
        DateTimeOffset startedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        DefinitionId? bound = await FindBoundAsync(
            network, pathwayKey, DefinitionKind.Template, templateKey, startedAt, now, cancellationToken);
        return bound is null
            ? null
            : (string)await CompiledAsync(bound, CompiledDefinitions.Template, cancellationToken);
    }

    private async Task<DefinitionId?> FindBoundAsync(
        NetworkId network,
        string pathwayKey,
        DefinitionKind kind,
        string key,
        DateTimeOffset startedAt,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        DefinitionList list = await ListAsync(cancellationToken);
        Binding? binding = BindingsInForce.Of(list.BindingsOf(network, pathwayKey), network, pathwayKey, startedAt, now)
            .FirstOrDefault(found => found.Kind == kind && found.Key == key);
        return binding is null ? null : new DefinitionId(network, kind, key, binding.Version);
    }

    private Task<object> CompiledAsync(
        DefinitionId id,
        Func<DefinitionVersion, DefinitionContent, object> compile,
        CancellationToken cancellationToken) =>
        compiled.GetAsync(id, key => CompileAsync(key, compile), cancellationToken);

    private async Task<CompiledVersion> CompileAsync(
        DefinitionId id, Func<DefinitionVersion, DefinitionContent, object> compile)
    {
        DefinitionList list = await ListAsync(CancellationToken.None);
        DefinitionVersion version = list.Versions.FirstOrDefault(known => known.Id == id)
            ?? throw new InvalidOperationException($"{id.Kind} '{id.Key}' version {id.Version} was never published.");
        DefinitionContent content = await store.FindContentAsync(id, CancellationToken.None)
            ?? throw new InvalidOperationException($"{id.Kind} '{id.Key}' version {id.Version} has no content.");
        return new CompiledVersion(compile(version, content), content.Files.Values.Sum(text => (long)text.Length));
    }

    private sealed record KnownList(DefinitionList List, long AskedAt)
    {
        public bool IsFresh => Stopwatch.GetElapsedTime(AskedAt) < Freshness;
    }
}
