using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The outbox in SQL.</summary>
internal sealed class SqlOutbox(Database database) : IOutbox
{
    public Task<OutboxMessage?> FindAsync(
        NetworkId network, Guid instanceId, string key, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "outbox.find", Case(network, instanceId).Text("key", key), Read, cancellationToken),
            cancellationToken);

    public async Task<bool> MarkSentAsync(
        JobLease lease, Guid messageId, string outcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        SqlBatch batch = new SqlBatch()
            .Require("jobs.finish", JobLeases.Arguments(lease), StorageFailure.LeaseLost)
            .Add("outbox.mark_sent", new SqlArguments()
                .Text("network", lease.Network.Value)
                .Uuid("message", messageId)
                .Instant("at", at)
                .Text("outcome", outcome));
        try
        {
            await database.RunAsync(batch, cancellationToken);
            return true;
        }
        catch (StorageException lost) when (lost.Failure == StorageFailure.LeaseLost)
        {
            return false;
        }
    }

    public Task<ImmutableArray<OutboxMessage>> OfCaseAsync(
        NetworkId network, Guid instanceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync("outbox.of_case", Case(network, instanceId), Read, cancellationToken),
            cancellationToken);

    private static SqlArguments Case(NetworkId network, Guid instanceId) => new SqlArguments()
        .Text("network", network.Value)
        .Uuid("instance", instanceId);

    private static OutboxMessage Read(Row row) => new(
        new NetworkId(row.Text("network_id")),
        row.Uuid("instance_id"),
        new OutboxRow(
            row.Uuid("message_id"),
            row.Text("key"),
            Words.ToOutgoingKind(row.Text("kind")),
            row.Text("template"),
            row.Text("recipient"),
            row.TextOrNull("task_id"),
            row.Text("body"),
            row.Instant("requested_at")),
        row.InstantOrNull("sent_at"),
        row.TextOrNull("outcome"));
}
