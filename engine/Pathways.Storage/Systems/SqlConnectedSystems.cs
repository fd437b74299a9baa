using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Other systems and connectors in SQL.</summary>
internal sealed class SqlConnectedSystems(Database database) : IConnectedSystems
{
    public Task<ConnectedSystem?> FindByTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "systems.by_token", new SqlArguments().Text("token_hash", tokenHash), ReadSystem, cancellationToken),
            cancellationToken);

    public Task<ImmutableArray<ConnectedSystem>> ListAsync(NetworkId network, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync("systems.list", Of(network), ReadSystem, cancellationToken), cancellationToken);

    public Task ConnectAsync(ConnectedSystem system, string tokenHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(system);
        SqlArguments arguments = Of(system.Network, system.Id)
            .Text("name", system.Name)
            .Text("topics", string.Join(' ', system.Topics))
            .Text("token_hash", tokenHash)
            .Instant("created_at", system.CreatedAt)
            .Uuid("created_by", system.CreatedBy.Value);
        return database.RunAsync("systems.connect", arguments, cancellationToken);
    }

    public Task<bool> DisconnectAsync(
        NetworkId network, Guid system, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangesOneAsync("systems.disconnect", Of(network, system).Instant("at", at), cancellationToken);

    public Task NoteSeenAsync(NetworkId network, Guid system, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.RunAsync("systems.note_seen", Of(network, system).Instant("at", at), cancellationToken);

    public Task<ImmutableArray<Connector>> ConnectorsAsync(NetworkId network, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync("systems.connectors", Of(network), ReadConnector, cancellationToken),
            cancellationToken);

    public Task DeclareAsync(NetworkId network, Connector connector, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connector);
        SqlArguments arguments = Of(network)
            .Text("name", connector.Name)
            .Text("url", connector.Url.AbsoluteUri)
            .Text("secret", connector.Secret)
            .Integer("timeout_seconds", (long)connector.Timeout.TotalSeconds)
            .Instant("changed_at", connector.ChangedAt)
            .Uuid("changed_by", connector.ChangedBy.Value);
        return database.RunAsync("systems.declare", arguments, cancellationToken);
    }

    public Task<bool> RemoveAsync(NetworkId network, string name, CancellationToken cancellationToken) =>
        ChangesOneAsync("systems.remove", Of(network).Text("name", name), cancellationToken);

    private static SqlArguments Of(NetworkId network) => new SqlArguments().Text("network", network.Value);

    private static SqlArguments Of(NetworkId network, Guid system) => Of(network).Uuid("system", system);

    private static ConnectedSystem ReadSystem(Row row) => new(
        new NetworkId(row.Text("network_id")),
        row.Uuid("system_id"),
        row.Text("name"),
        row.Words("topics"),
        row.Instant("created_at"),
        new PersonId(row.Uuid("created_by")),
        row.InstantOrNull("last_seen_at"),
        row.InstantOrNull("revoked_at"));

    private static Connector ReadConnector(Row row) => new(
        row.Text("name"),
        new Uri(row.Text("url")),
        row.TextOrNull("secret"),
        TimeSpan.FromSeconds(row.Integer("timeout_seconds")),
        row.Instant("changed_at"),
        new PersonId(row.Uuid("changed_by")));

    private Task<bool> ChangesOneAsync(string statement, SqlArguments arguments, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(statement, arguments, cancellationToken) == 1, cancellationToken);
}
