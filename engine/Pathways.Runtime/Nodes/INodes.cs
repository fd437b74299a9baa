using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>The processes of the installation: each says every few seconds that it lives.</summary>
public interface INodes
{
    /// <summary>Says that a process lives, and how it is.</summary>
    /// <param name="node">The process; times and silence are the database's business and need not be set.</param>
    /// <param name="machineTime">Its clock now, to be held against the database's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task BeatAsync(Node node, DateTimeOffset machineTime, CancellationToken cancellationToken);

    /// <summary>What time it is by the database's clock.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DateTimeOffset> ClockAsync(CancellationToken cancellationToken);

    /// <summary>The processes that lived in the last day, newest sign of life first.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Node>> ListAsync(CancellationToken cancellationToken);
}
