using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Small kept values in SQL.</summary>
internal sealed class SqlSettings(Database database) : ISettings
{
    // The row of the whole installation.
    private const string NoNetwork = "";

    public Task<string?> FindAsync(NetworkId? network, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "settings.find", Key(network, key), row => row.Text("value"), cancellationToken),
            cancellationToken);

    public Task SetAsync(NetworkId? network, string key, string value, CancellationToken cancellationToken) =>
        database.RunAsync("settings.set", Key(network, key).Text("value", value), cancellationToken);

    private static SqlArguments Key(NetworkId? network, string key) =>
        new SqlArguments().Text("network", network?.Value ?? NoNetwork).Text("key", key);
}
