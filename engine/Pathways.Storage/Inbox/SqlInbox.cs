using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The inbox in SQL, over the engine's own task rows.</summary>
internal sealed class SqlInbox(Database database) : IInbox
{
    // Before every task: no priority is greater than 100.
    private static readonly InboxCursor Beginning = new(101, DateTimeOffset.UnixEpoch, Guid.Empty, string.Empty);

    public async Task<InboxPage> ReadAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        InboxCursor after = query.After ?? Beginning;
        SqlArguments arguments = Reader(query.Reader, query.Now)
            .Text("text", Words.ToPattern(query.Text))
            .Integer("after_priority", after.Priority)
            .Instant("after_due", after.DueAt)
            .Uuid("after_instance", after.InstanceId)
            .Text("after_task", after.TaskId)
            // One more than shown tells whether there is a next page.
            .Integer("at_most", InboxQuery.PageSize + 1);
        string statement = query.Tab switch
        {
            InboxTab.Mine => "inbox.mine",
            InboxTab.MyRoles => "inbox.my_roles",
            InboxTab.Overdue => "inbox.overdue",
            _ => throw new UnreachableException($"Unknown tab {query.Tab}."),
        };
        ImmutableArray<TaskView> found = await QueryAsync(statement, arguments, cancellationToken);
        if (found.Length <= InboxQuery.PageSize)
        {
            return new InboxPage(found, null);
        }

        ImmutableArray<TaskView> page = found[..InboxQuery.PageSize];
        TaskView last = page[^1];
        return new InboxPage(page, new InboxCursor(
            last.Task.Priority, last.Task.Due ?? InboxCursor.NoDeadline, last.InstanceId, last.Task.TaskId));
    }

    public async Task<InboxCounts> CountAsync(
        InboxReader reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        InboxCounts? counts = await database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "inbox.count",
                Reader(reader, now),
                row => new InboxCounts(row.Integer("mine"), row.Integer("my_roles"), row.Integer("overdue")),
                cancellationToken),
            cancellationToken);
        return counts ?? new InboxCounts(0, 0, 0);
    }

    public async Task<TaskView?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Case(network, instanceId).Text("task", taskId);
        ImmutableArray<TaskView> found = await QueryAsync("inbox.find", arguments, cancellationToken);
        return found.IsEmpty ? null : found[0];
    }

    public Task<ImmutableArray<TaskView>> OfCaseAsync(
        NetworkId network, Guid instanceId, CancellationToken cancellationToken) =>
        QueryAsync("inbox.of_case", Case(network, instanceId), cancellationToken);

    public Task<ImmutableArray<TaskView>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Uuid("patient", patient.Value);
        return QueryAsync("inbox.of_patient", arguments, cancellationToken);
    }

    private static SqlArguments Case(NetworkId network, Guid instanceId) => new SqlArguments()
        .Text("network", network.Value)
        .Uuid("instance", instanceId);

    private static SqlArguments Reader(InboxReader reader, DateTimeOffset now) => new SqlArguments()
        .Text("network", reader.Network.Value)
        .Uuid("person", reader.Person.Value)
        .Texts("audience", reader.Roles.Select(Words.ToAudience))
        .Instant("now", now);

    private static TaskView Read(Row row)
    {
        DateTimeOffset due = row.Instant("due_at");
        return new TaskView
        {
            Network = new NetworkId(row.Text("network_id")),
            InstanceId = row.Uuid("instance_id"),
            CaseTitle = row.Text("case_title"),
            PathwayKey = row.Text("pathway_key"),
            PathwayVersion = row.SmallInteger("pathway_version"),
            Organisation = new OrganisationId(row.Uuid("organisation_id")),
            Patient = row.UuidOrNull("patient_id") is { } patient ? new PatientId(patient) : null,
            Status = Words.ToTaskPhase(row.Text("status")),
            ClosedAt = row.InstantOrNull("closed_at"),
            ClosedBy = Person(row.UuidOrNull("closed_by")),
            DoneOn = row.DateOrNull("done_on"),
            Task = new TaskRow
            {
                TaskId = row.Text("task_id"),
                ElementId = row.Text("element_id"),
                Title = row.Text("title"),
                FormKey = row.TextOrNull("form_key"),
                Roles = row.Words("roles"),
                EscalatedRoles = row.Words("escalated_roles"),
                Assignee = Person(row.UuidOrNull("assignee")),
                Priority = row.SmallInteger("priority"),
                OpenedAt = row.Instant("opened_at"),
                From = row.Instant("available_from"),
                Due = due == InboxCursor.NoDeadline ? null : due,
            },
        };
    }

    private static PersonId? Person(Guid? id) => id is { } value ? new PersonId(value) : null;

    private Task<ImmutableArray<TaskView>> QueryAsync(
        string statement, SqlArguments arguments, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(statement, arguments, Read, cancellationToken), cancellationToken);
}
