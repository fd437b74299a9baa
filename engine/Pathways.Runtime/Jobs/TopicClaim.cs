using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What another system asks for.</summary>
/// <param name="Network">The network of its work.</param>
/// <param name="Owner">Name under which it holds what it takes.</param>
/// <param name="Topics">The topics that it serves.</param>
/// <param name="AtMost">How many jobs it takes at once.</param>
/// <param name="Lease">How long it may keep them without a heartbeat.</param>
public sealed record TopicClaim(
    NetworkId Network, string Owner, ImmutableArray<string> Topics, int AtMost, TimeSpan Lease);
