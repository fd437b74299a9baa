using System.Collections.Concurrent;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// The time zone of each network, kept in memory: commands need it, and it changes when a network moves over a border,
/// which is worth a restart.
/// </summary>
/// <param name="directory">Where networks are kept.</param>
public sealed class NetworkZones(INetworkDirectory directory)
{
    /// <summary>Used for networks that are not in the directory, as in tests and on the command line.</summary>
    public const string Default = "Europe/Paris";

    private readonly ConcurrentDictionary<NetworkId, string> known = new();

    /// <summary>The zone of a network, e.g. <c>Indian/Reunion</c>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<string> OfAsync(NetworkId network, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(network, out string? zone))
        {
            return zone;
        }

        Network? found = await directory.FindNetworkAsync(network, cancellationToken);
        // An unknown network may be entered later: only what was found is kept.
        return found is null ? Default : known.GetOrAdd(network, found.Zone);
    }
}
