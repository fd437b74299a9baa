using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Kept messages in SQL.</summary>
internal sealed class SqlMessages(Database database) : IMessages
{
    public async Task<bool> TryKeepAsync(KeptMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        SqlArguments arguments = Arguments(message, "waiting");
        SqlArguments[] others =
            [.. message.OtherKeys.Select(key => Arguments(message with { CorrelationKey = key }, "waiting"))];
        return await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("messages.exclude_waits", arguments, cancellationToken);
                string awaited = message.Instance is null ? "messages.awaited_by_key" : "messages.awaited_by_case";
                foreach (SqlArguments one in others.Prepend(arguments))
                {
                    if (!(await session.QueryAsync(awaited, one, row => row.Uuid("instance_id"), cancellationToken)).IsEmpty)
                    {
                        return false;
                    }
                }

                if (await session.ExecuteAsync("messages.keep", arguments, cancellationToken) == 1)
                {
                    foreach (SqlArguments other in others)
                    {
                        await session.ExecuteAsync("messages.keep_key", other, cancellationToken);
                    }
                }

                return true;
            },
            cancellationToken);
    }

    public Task<KeptMessage?> FindForAsync(
        NetworkId network, Guid instanceId, string subscription, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Of(network).Uuid("instance", instanceId).Text("subscription", subscription).Instant("now", now);
        return database.ReadAsync(
            session => session.FirstOrDefaultAsync("messages.for_wait", arguments, Read, cancellationToken), cancellationToken);
    }

    public Task<ImmutableArray<KeptMessage>> UntakenAsync(
        NetworkId network, int atMost, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync("messages.untaken", Of(network).Integer("at_most", atMost), Read, cancellationToken),
            cancellationToken);

    public Task<bool> DiscardAsync(NetworkId network, Guid message, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(
                "messages.discard", Of(network).Uuid("message", message), cancellationToken) == 1,
            cancellationToken);

    public async Task BroadcastAsync(
        Guid id, Actor by, GivenSignal signal, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(signal);
        // Its row keeps a repetition from being heard twice.
        KeptMessage given = new(id, signal.Name, null, string.Empty, FeelContext.Empty, by, at, at);
        SqlArguments arguments = Arguments(given, "given")
            .Text("key", signal.Key).Text("news", signal.Payload).Instant("at", at);
        await database.WriteAsync(
            async session => await session.ExecuteAsync("messages.keep", arguments, cancellationToken) == 1
                && await session.ExecuteAsync("messages.broadcast", arguments, cancellationToken) >= 0,
            cancellationToken);
        database.JobsWaiting.Ring();
    }

    private static SqlArguments Of(NetworkId network) => new SqlArguments().Text("network", network.Value);

    private static SqlArguments Arguments(KeptMessage message, string state) => Of(message.By.Network)
        .Uuid("message", message.Id)
        .Text("name", message.Name)
        .Text("correlation_key", message.CorrelationKey)
        .Uuid("instance", message.Instance)
        .Text("payload", FeelJson.ToJson(FeelValue.Context(message.Payload)))
        .Uuid("person", message.By.Person.Value)
        .Text("role", message.By.Role.Value)
        .Uuid("organisation", message.By.Organisation?.Value)
        .Instant("received_at", message.ReceivedAt)
        .Instant("expires_at", message.ExpiresAt)
        .Text("state", state);

    private static KeptMessage Read(Row row) => new(
        row.Uuid("message_id"),
        row.Text("name"),
        row.UuidOrNull("instance_id"),
        row.Text("correlation_key"),
        FeelJson.FromJson(row.Text("payload")).AsContext(),
        new Actor(
            new NetworkId(row.Text("network_id")),
            new PersonId(row.Uuid("person_id")),
            new RoleKey(row.Text("role")),
            row.UuidOrNull("organisation_id") is { } organisation ? new OrganisationId(organisation) : null),
        row.Instant("received_at"),
        row.Instant("expires_at"));
}
