using System.Text.Json;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>What a network shows to people without an account: whom to call, and whether requests may be filed.</summary>
/// <param name="Phone">The number to call; null when the administrator gave none.</param>
/// <param name="Pathway">Key of the pathway whose start form anybody may fill in; null while the page for requests is closed.</param>
public sealed record NetworkDoor(string? Phone, string? Pathway)
{
    private const string Key = "network.door";

    /// <summary>Nothing said.</summary>
    public static NetworkDoor Closed { get; } = new(null, null);

    internal static async Task<NetworkDoor> ReadAsync(ISettings settings, NetworkId network, CancellationToken stop) =>
        await settings.FindAsync(network, Key, stop) is { } kept ? JsonSerializer.Deserialize<NetworkDoor>(kept) ?? Closed : Closed;

    internal Task SaveAsync(ISettings settings, NetworkId network, CancellationToken stop) =>
        settings.SetAsync(network, Key, JsonSerializer.Serialize(this), stop);
}
