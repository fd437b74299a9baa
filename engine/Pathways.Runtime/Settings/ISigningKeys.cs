using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>The keys that sign cookies and forms, and the one that signs packages, shared by all hosts of an installation.</summary>
public interface ISigningKeys
{
    /// <summary>All keys of cookies and forms ever kept: those whose name does not begin with <c>package:</c>.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<string>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>The key of a name; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<string?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a new key; one of a name that exists stays as it is.</summary>
    /// <param name="name">Its name, unique.</param>
    /// <param name="body">The key as its user writes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AddAsync(string name, string body, CancellationToken cancellationToken);
}
