using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The other systems of a network: those that fetch work, and the connectors that the platform calls.</summary>
public interface IConnectedSystems
{
    /// <summary>The system that a token belongs to, whatever its network; null when none has it, or had it.</summary>
    /// <param name="tokenHash"><see cref="SystemToken.HashOf"/> of the token.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ConnectedSystem?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>All systems that fetch work, the disconnected ones too, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<ConnectedSystem>> ListAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Connects a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="tokenHash"><see cref="SystemToken.HashOf"/> of its token.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task ConnectAsync(ConnectedSystem system, string tokenHash, CancellationToken cancellationToken);

    /// <summary>Disconnects a system for good.</summary>
    /// <param name="network">The network.</param>
    /// <param name="system">The system.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is none of this id that is connected.</returns>
    Task<bool> DisconnectAsync(NetworkId network, Guid system, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that a system asked for work.</summary>
    /// <param name="network">The network.</param>
    /// <param name="system">The system.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task NoteSeenAsync(NetworkId network, Guid system, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>All connectors of a network, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Connector>> ConnectorsAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>Declares a connector; one of the same name is replaced.</summary>
    /// <param name="network">The network.</param>
    /// <param name="connector">The connector.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task DeclareAsync(NetworkId network, Connector connector, CancellationToken cancellationToken);

    /// <summary>Takes a connector away; cases that ask for it then stop with an incident.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when there is none of this name.</returns>
    Task<bool> RemoveAsync(NetworkId network, string name, CancellationToken cancellationToken);
}
