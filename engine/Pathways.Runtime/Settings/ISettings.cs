using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Small values that the installation or a network keeps, for example the offset of the test clock.</summary>
public interface ISettings
{
    /// <summary>A value; null when it was never set.</summary>
    /// <param name="network">The network; null for the whole installation.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<string?> FindAsync(NetworkId? network, string key, CancellationToken cancellationToken);

    /// <summary>Sets a value.</summary>
    /// <param name="network">The network; null for the whole installation.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task SetAsync(NetworkId? network, string key, string value, CancellationToken cancellationToken);
}
