using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Another system whose workers fetch work of a network over the interface <c>/api/jobs</c>.</summary>
/// <param name="Network">The network; the system sees nothing of others.</param>
/// <param name="Id">Its id: histories name it by this.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Topics">What it may fetch; at least one.</param>
/// <param name="CreatedAt">Since when it is connected.</param>
/// <param name="CreatedBy">Who connected it.</param>
/// <param name="LastSeenAt">When it last asked for work, to the minute; null when it never did.</param>
/// <param name="RevokedAt">Since when its token is worth nothing; null while it is valid.</param>
public sealed record ConnectedSystem(
    NetworkId Network,
    Guid Id,
    string Name,
    ImmutableArray<string> Topics,
    DateTimeOffset CreatedAt,
    PersonId CreatedBy,
    DateTimeOffset? LastSeenAt,
    DateTimeOffset? RevokedAt);
