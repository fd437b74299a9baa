using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Requests from outside in SQL.</summary>
internal sealed class RequestRows(Database database)
{
    public Task<bool> FileAsync(OutsideRequest request, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync("requests.file", ToArguments(request), cancellationToken) == 1
            // The same request again was kept the first time.
            || await session.FirstOrDefaultAsync("requests.find", Key(request.Network, request.Id), Read, cancellationToken) is not null,
        cancellationToken);

    public Task<ImmutableArray<OutsideRequest>> ListAsync(NetworkId network, int decidedAtMost, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Integer("at_most", decidedAtMost);
        return database.ReadAsync<ImmutableArray<OutsideRequest>>(
            async session =>
            [
                .. await session.QueryAsync("requests.waiting", arguments, Read, cancellationToken),
                .. await session.QueryAsync("requests.decided", arguments, Read, cancellationToken),
            ],
            cancellationToken);
    }

    public Task<OutsideRequest?> FindAsync(NetworkId network, Guid request, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync("requests.find", Key(network, request), Read, cancellationToken), cancellationToken);

    public Task<long> CountAsync(NetworkId network, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync(
            "requests.count", new SqlArguments().Text("network", network.Value), row => row.Integer("requests"), cancellationToken),
        cancellationToken);

    public Task<bool> DecideAsync(NetworkId network, Guid request, RequestDecision decision, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Key(network, request)
            .Instant("at", decision.At)
            .Uuid("person", decision.By.Value)
            .Uuid("instance", decision.InstanceId)
            .Text("reason", decision.Reason);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("requests.decide", arguments, cancellationToken) == 1, cancellationToken);
    }

    private static SqlArguments Key(NetworkId network, Guid request) =>
        new SqlArguments().Text("network", network.Value).Uuid("request", request);

    private static SqlArguments ToArguments(OutsideRequest request) => Key(request.Network, request.Id)
        .Text("pathway", request.PathwayKey)
        .Text("sender", request.Sender)
        .Text("rpps", request.Rpps)
        .Text("phone", request.Phone)
        .Text("birth_name", request.BirthName)
        .Text("given_name", request.GivenName)
        .Date("birth_date", request.BirthDate)
        .Text("sex", request.Sex)
        .Text("answers", request.Answers)
        .Instant("received_at", request.ReceivedAt)
        .Integer("most", OutsideRequest.MostWaiting);

    private static OutsideRequest Read(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = row.Uuid("request_id"),
        PathwayKey = row.Text("pathway_key"),
        Sender = row.Text("sender"),
        Rpps = row.Text("rpps"),
        Phone = row.Text("phone"),
        BirthName = row.Text("birth_name"),
        GivenName = row.Text("given_name"),
        BirthDate = row.Date("birth_date"),
        Sex = row.TextOrNull("sex"),
        Answers = row.Text("answers"),
        ReceivedAt = row.Instant("received_at"),
        DecidedAt = row.InstantOrNull("decided_at"),
        DecidedBy = row.UuidOrNull("decided_by") is { } person ? new PersonId(person) : null,
        InstanceId = row.UuidOrNull("instance_id"),
        Reason = row.TextOrNull("reason"),
    };
}
