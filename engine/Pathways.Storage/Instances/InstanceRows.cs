using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Reads rows of the table <c>instance</c>.</summary>
internal static class InstanceRows
{
    public static InstanceRow Read(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        InstanceId = row.Uuid("instance_id"),
        PathwayKey = row.Text("pathway_key"),
        PathwayVersion = row.SmallInteger("pathway_version"),
        PathwayHash = row.Text("pathway_hash"),
        Title = row.Text("title"),
        Status = Words.ToCaseStatus(row.Text("status")),
        Revision = row.Integer("revision"),
        State = row.Text("state"),
        Organisation = new OrganisationId(row.Uuid("organisation_id")),
        Patient = row.UuidOrNull("patient_id") is { } patient ? new PatientId(patient) : null,
        StartedAt = row.Instant("started_at"),
        StartedBy = new PersonId(row.Uuid("started_by")),
        UpdatedAt = row.Instant("updated_at"),
        EndedAt = row.InstantOrNull("ended_at"),
        Head = EventHash.FromBytes(row.Bytes("head_hash")),
    };
}
