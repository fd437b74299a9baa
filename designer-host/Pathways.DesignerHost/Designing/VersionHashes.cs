using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>The content hashes of published versions, for stories.</summary>
internal static class VersionHashes
{
    /// <summary>Hashes by version.</summary>
    public static ImmutableDictionary<DefinitionId, string> Of(DefinitionList list, NetworkId network) => list.Versions
        .Where(version => version.Id.Network == network)
        .ToImmutableDictionary(version => version.Id, version => version.Hash);
}
