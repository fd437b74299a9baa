using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Everything that is published, without the contents: small enough for every node to keep in memory.</summary>
/// <param name="Epoch">Grows with each publication; nodes compare it to know whether they are up to date.</param>
/// <param name="Versions">All versions of all networks.</param>
/// <param name="Bindings">All bindings, in the order in which they were made.</param>
public sealed record DefinitionList(
    long Epoch, ImmutableArray<DefinitionVersion> Versions, ImmutableArray<Binding> Bindings)
{
    // Asked for at every command, while the list changes with publications only.
    private readonly Lazy<ILookup<(NetworkId Network, string Pathway), Binding>> byPathway =
        new(() => Bindings.ToLookup(binding => (binding.Network, binding.PathwayKey)));

    private readonly Lazy<ILookup<(NetworkId Network, DefinitionKind Kind, string Key), DefinitionVersion>> byKey =
        new(() => Versions.ToLookup(version => (version.Id.Network, version.Id.Kind, version.Id.Key)));

    /// <summary>The bindings of a pathway, in the order in which they were made.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    public IEnumerable<Binding> BindingsOf(NetworkId network, string pathwayKey) => byPathway.Value[(network, pathwayKey)];

    /// <summary>The newest version of something; null when it was never published.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="key">Its key.</param>
    public DefinitionVersion? Newest(NetworkId network, DefinitionKind kind, string key) => Of(network, kind, key)
        .MaxBy(version => version.Id.Version);

    /// <summary>The newest version of something that is valid already; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="key">Its key.</param>
    /// <param name="now">The installation's time.</param>
    public DefinitionVersion? NewestInForce(NetworkId network, DefinitionKind kind, string key, DateTimeOffset now) =>
        Of(network, kind, key).Where(version => version.ValidFrom <= now).MaxBy(version => version.Id.Version);

    /// <summary>What a pathway consists of that was published after a moment: its own versions, and what was bound to it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="moment">The moment.</param>
    public ImmutableArray<DefinitionId> PublishedAfter(NetworkId network, string pathwayKey, DateTimeOffset moment) => PartsOf(
        network, pathwayKey, version => version.PublishedAt > moment, binding => binding.MadeAt > moment);

    /// <summary>What a pathway consists of that is in force only after a moment: published since, or earlier for a later date.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="moment">The moment.</param>
    public ImmutableArray<DefinitionId> InForceOnlyAfter(NetworkId network, string pathwayKey, DateTimeOffset moment) => PartsOf(
        network, pathwayKey, version => version.ValidFrom > moment, binding => binding.ValidFrom > moment);

    private ImmutableArray<DefinitionId> PartsOf(
        NetworkId network, string pathwayKey, Func<DefinitionVersion, bool> isVersion, Func<Binding, bool> isBinding) =>
    [
        .. Of(network, DefinitionKind.Pathway, pathwayKey).Where(isVersion).Select(version => version.Id)
            .Concat(BindingsOf(network, pathwayKey).Where(isBinding)
                .Select(binding => new DefinitionId(network, binding.Kind, binding.Key, binding.Version)))
            .Distinct(),
    ];

    private IEnumerable<DefinitionVersion> Of(NetworkId network, DefinitionKind kind, string key) => byKey.Value[(network, kind, key)];
}
