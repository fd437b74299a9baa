using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Messages to send. Each has a job of kind <see cref="JobKind.Outgoing"/> that says when and by whom.</summary>
public interface IOutbox
{
    /// <summary>The message that a job of kind <see cref="JobKind.Outgoing"/> sends; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="key">The job's key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OutboxMessage?> FindAsync(
        NetworkId network, Guid instanceId, string key, CancellationToken cancellationToken);

    /// <summary>Marks a message as dealt with and removes its job, in one transaction.</summary>
    /// <param name="lease">The job's lease.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="outcome">A short word: <c>sent</c>, <c>no-address</c> …</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when the job belongs to another worker by now, or is done: nothing was changed.</returns>
    Task<bool> MarkSentAsync(
        JobLease lease, Guid messageId, string outcome, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>All messages of a case, oldest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<OutboxMessage>> OfCaseAsync(
        NetworkId network, Guid instanceId, CancellationToken cancellationToken);
}
