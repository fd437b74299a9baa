using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>The keys that sign cookies and forms, shared by all hosts of an installation.</summary>
public interface ISigningKeys
{
    /// <summary>All keys ever kept.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<string>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a new key; one of a name that exists stays as it is.</summary>
    /// <param name="name">Its name, unique.</param>
    /// <param name="body">The key as the host writes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AddAsync(string name, string body, CancellationToken cancellationToken);
}
