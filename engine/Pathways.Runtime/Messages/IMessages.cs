using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Messages that wait for a case. Keeping one and beginning to wait exclude each other: of the two that come at the same
/// time, the second sees the first, so no message lies beside a case that waits for it.
/// </summary>
public interface IMessages
{
    /// <summary>Keeps a message when no case waits for it. One of the same id is not kept twice.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when a case waits for it: deliver it.</returns>
    Task<bool> TryKeepAsync(KeptMessage message, CancellationToken cancellationToken);

    /// <summary>The message that a case waits for and that came first; null when there is none (any more).</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="subscription">Id of its wait.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<KeptMessage?> FindForAsync(
        NetworkId network, Guid instanceId, string subscription, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Messages from outside that nobody has taken, oldest first; those whose time is over too.</summary>
    /// <param name="network">The network.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<KeptMessage>> UntakenAsync(NetworkId network, int atMost, CancellationToken cancellationToken);

    /// <summary>Puts a message away that nobody will take.</summary>
    /// <param name="network">The network.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is none, or it was taken.</returns>
    Task<bool> DiscardAsync(NetworkId network, Guid message, CancellationToken cancellationToken);

    /// <summary>Gives a signal to every case of a network that listens: each hears it once, by a job of its own.</summary>
    /// <param name="id">Id of the command that gives it; a second time changes nothing.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task BroadcastAsync(Guid id, Actor by, GivenSignal signal, DateTimeOffset at, CancellationToken cancellationToken);
}
