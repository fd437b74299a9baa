using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>What a worker asks for.</summary>
/// <param name="Owner">The worker's name: stable over restarts, different for each running process.</param>
/// <param name="Kinds">The kinds it can do.</param>
/// <param name="AtMost">How many jobs it takes at once.</param>
/// <param name="Lease">How long it may keep them without a heartbeat; seconds, not minutes.</param>
public sealed record JobClaim(string Owner, ImmutableArray<JobKind> Kinds, int AtMost, TimeSpan Lease);
