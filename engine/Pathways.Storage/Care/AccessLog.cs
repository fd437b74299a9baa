using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Appends to the chained log of one patient file, inside the transaction of the act, and reads it back.</summary>
internal static class AccessLog
{
    public static async Task AppendAsync(Session session, AccessEntry access, CancellationToken cancellationToken)
    {
        SqlArguments key = PatientRows.Key(access.Actor.Network, access.Patient);
        await session.ExecuteAsync("access.open", key.Bytes("root", ToBytes(AccessHash.Root)), cancellationToken);
        Head? head = await session.FirstOrDefaultAsync(
            "access.head",
            key,
            row => new Head(row.Integer("sequence"), ToHash(row.Bytes("hash"))),
            cancellationToken);
        if (head is null)
        {
            throw new InvalidOperationException("The head of an access log vanished inside its own transaction.");
        }

        long sequence = head.Sequence + 1;
        AccessHash hash = head.Hash.Next(sequence, access);
        await session.ExecuteAsync("access.append", ToArguments(sequence, access, hash), cancellationToken);
        await session.ExecuteAsync("access.advance", ToArguments(sequence, access, hash), cancellationToken);
    }

    public static Task<ImmutableArray<LoggedAccess>> NewestAsync(
        Session session, NetworkId network, PatientId patient, long? before, CancellationToken cancellationToken) =>
        session.QueryAsync(
            "access.newest",
            PatientRows.Key(network, patient).Integer("before", before ?? long.MaxValue),
            ToLogged,
            cancellationToken);

    private static SqlArguments ToArguments(long sequence, AccessEntry access, AccessHash hash) =>
        PatientRows.Key(access.Actor.Network, access.Patient)
            .Integer("sequence", sequence)
            .Instant("at", access.At)
            .Uuid("person", access.Actor.Person.Value)
            .Text("role", access.Actor.Role.Value)
            .Uuid("organisation", access.Actor.Organisation?.Value)
            .Text("act", CareWords.ToWord(access.Act))
            .Text("basis", access.Basis is { } basis ? CareWords.ToWord(basis) : null)
            .Text("refusal", access.Refusal)
            .Text("reason", access.Reason)
            .Uuid("case", access.Case)
            .Bytes("hash", ToBytes(hash));

    private static LoggedAccess ToLogged(Row row)
    {
        var actor = new Actor(
            new NetworkId(row.Text("network_id")),
            new PersonId(row.Uuid("person_id")),
            new RoleKey(row.Text("role")),
            row.UuidOrNull("organisation_id") is { } organisation ? new OrganisationId(organisation) : null);
        var access = new AccessEntry
        {
            Actor = actor,
            Patient = new PatientId(row.Uuid("patient_id")),
            Act = CareWords.Read<CareAct>(row.Text("act")),
            At = row.Instant("at"),
            Basis = row.TextOrNull("basis") is { } basis ? CareWords.Read<LegalBasis>(basis) : null,
            Refusal = row.TextOrNull("refusal"),
            Reason = row.TextOrNull("reason"),
            Case = row.UuidOrNull("case_id"),
        };
        return new LoggedAccess(row.Integer("sequence"), access, ToHash(row.Bytes("hash")));
    }

    private static byte[] ToBytes(AccessHash hash) => Convert.FromHexString(hash.Hex);

    private static AccessHash ToHash(byte[] bytes) => new(Convert.ToHexStringLower(bytes));

    private sealed record Head(long Sequence, AccessHash Hash);
}
