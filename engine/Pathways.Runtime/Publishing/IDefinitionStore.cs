namespace Pathways.Runtime;

/// <summary>Keeps published versions and bindings; nothing in it is ever changed or removed.</summary>
public interface IDefinitionStore
{
    /// <summary>The number that grows with each publication; cheap to ask.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> ReadEpochAsync(CancellationToken cancellationToken);

    /// <summary>Everything that is published, without the contents.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DefinitionList> ReadListAsync(CancellationToken cancellationToken);

    /// <summary>The files of one version; null when it was never published.</summary>
    /// <param name="id">The version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DefinitionContent?> FindContentAsync(DefinitionId id, CancellationToken cancellationToken);

    /// <summary>Adds versions and bindings in one transaction, all or nothing.</summary>
    /// <param name="publication">What to add; its version numbers follow the newest known ones.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>False when somebody else published in between: read the list again and decide again.</returns>
    Task<bool> PublishAsync(Publication publication, CancellationToken cancellationToken);
}
