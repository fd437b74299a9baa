using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Writes and reads what workers hold.</summary>
internal static class JobLeases
{
    public static SqlArguments Arguments(JobLease lease) => new SqlArguments()
        .Text("network", lease.Network.Value)
        .Integer("job", lease.JobId)
        .Text("owner", lease.Owner)
        .Integer("fence", lease.Fence);

    public static LeasedJob Read(Row row, string owner) => new(
        new JobLease(new NetworkId(row.Text("network_id")), row.Integer("job_id"), owner, row.Integer("fence")),
        Words.ToJobKind(row.Text("kind")),
        row.Uuid("instance_id"),
        row.Text("key"),
        row.Instant("due_at"),
        row.SmallInteger("attempts"),
        row.Text("payload"));

    public static ListedJob ReadListed(Row row) => new(
        row.Integer("job_id"),
        Words.ToJobKind(row.Text("kind")),
        row.Uuid("instance_id"),
        row.Text("key"),
        row.TextOrNull("topic"),
        row.Instant("due_at"),
        row.Instant("next_at"),
        row.SmallInteger("attempts"),
        row.TextOrNull("last_error"),
        row.TextOrNull("lease_owner"),
        row.InstantOrNull("lease_until"));
}
