using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Pathways.Care;

namespace Pathways.Workers.Connecting;

/// <summary>
/// What the installation adds to the connectors that administrators declare: secrets, which no page and no database holds,
/// and which services inside the protected network may be called at all. The section <c>Pathways:Connectors</c>.
/// </summary>
public sealed record ConnectorSettings
{
    private const string Section = "Pathways:Connectors";

    /// <summary>
    /// Hosts that may be called at private addresses and without TLS. All others are called over https, and only where they
    /// are public: an administrator of one network must not reach into the installation's own.
    /// </summary>
    public ImmutableHashSet<string> InsideHosts { get; init; } = [];

    /// <summary>Secrets by network and name.</summary>
    public ImmutableDictionary<string, string> Secrets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Reads <c>Pathways:Connectors:InsideHosts</c> (names separated by spaces or commas) and
    /// <c>Pathways:Connectors:Secrets:{network}:{name}</c>.
    /// </summary>
    /// <param name="configuration">The process's configuration.</param>
    public static ConnectorSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new ConnectorSettings
        {
            InsideHosts = (configuration[$"{Section}:InsideHosts"] ?? string.Empty)
                .Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            Secrets = configuration.GetSection($"{Section}:Secrets").GetChildren()
                .SelectMany(network => network.GetChildren()
                    .Select(secret => KeyValuePair.Create($"{network.Key}/{secret.Key}", secret.Value ?? string.Empty)))
                .Where(secret => secret.Value.Length > 0)
                .ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>A secret; null when the installation has none of this name for this network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">Name of the secret.</param>
    public string? SecretOf(NetworkId network, string name) => Secrets.GetValueOrDefault($"{network}/{name}");
}
