using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The entries of personal plans as rows, both ways.</summary>
internal static class PlanRows
{
    /// <summary>An entry that a case adds, for the statements that open its plan and record it.</summary>
    public static SqlArguments ToArguments(InstanceCommit commit, PlanRow row) =>
        PatientRows.Key(commit.Instance.Network, row.Patient)
            .Uuid("plan", row.Plan.Value)
            .Uuid("instance", commit.Instance.InstanceId)
            .Integer("sequence", row.Entry.Sequence)
            .Text("task", row.Entry.Task)
            .Uuid("person", row.Entry.By.Value)
            .Text("role", row.Entry.As.Value)
            .Instant("at", row.Entry.At)
            .Text("text_hash", row.Entry.Written is { } text ? ContentHash.Of(text).Hex : null)
            .Integer("signs", row.Entry.Signed?.Entry)
            .Text("signs_hash", row.Entry.Signed?.Content.Hex)
            .Text("body", PlanEntryJson.Write(row.Entry));

    public static PlanLine Read(Row row) => new(
        new PlanId(row.Uuid("plan_id")),
        row.Uuid("case_id"),
        PlanEntryJson.Read(row.Text("body"), new PlanEntry
        {
            Sequence = row.Integer("sequence"),
            Task = row.Text("task_id"),
            By = new PersonId(row.Uuid("recorded_by")),
            As = new RoleKey(row.Text("recorded_as")),
            At = row.Instant("recorded_at"),
        }));
}

/// <summary>An entry with the plan that it belongs to.</summary>
internal sealed record PlanLine(PlanId Plan, Guid Case, PlanEntry Entry);
