using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Names one published version.</summary>
/// <param name="Network">The network it is published in.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Stable key over all versions.</param>
/// <param name="Version">1, 2, 3 …</param>
public sealed record DefinitionId(NetworkId Network, DefinitionKind Kind, string Key, int Version);
