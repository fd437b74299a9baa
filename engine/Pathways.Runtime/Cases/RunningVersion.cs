namespace Pathways.Runtime;

/// <summary>How many cases of one version of a pathway run.</summary>
/// <param name="PathwayKey">Stable key of the pathway.</param>
/// <param name="Version">The version.</param>
/// <param name="Cases">How many.</param>
public sealed record RunningVersion(string PathwayKey, int Version, long Cases);
