using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The inbox in SQL, over the engine's own task rows.</summary>
internal sealed class SqlInbox(Database database) : IInbox
{
    // People who look for a name look for few: whoever types one letter sees the first of them.
    private const int PatientsLookedAt = 1000;

    // Before every task: no priority is greater than 100.
    private static readonly InboxCursor Beginning = new(101, DateTimeOffset.UnixEpoch, Guid.Empty, string.Empty);

    public async Task<InboxPage> ReadAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<TaskView> found = await database.ReadAsync(
            async session => await session.QueryAsync(
                await StatementAsync(session, query, cancellationToken),
                // One more than shown tells whether there is a next page.
                (await ArgumentsAsync(session, query, cancellationToken)).Integer("at_most", InboxQuery.PageSize + 1),
                Read,
                cancellationToken),
            cancellationToken);
        if (found.Length <= InboxQuery.PageSize)
        {
            return new InboxPage(found, null);
        }

        ImmutableArray<TaskView> page = found[..InboxQuery.PageSize];
        TaskView last = page[^1];
        return new InboxPage(page, new InboxCursor(
            last.Task.Priority, last.Task.Due ?? InboxCursor.NoDeadline, last.InstanceId, last.Task.TaskId));
    }

    public Task<long> CountAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync(session => CountAsync(session, query, cancellationToken), cancellationToken);
    }

    public async Task<InboxChoices> OfferAsync(InboxQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ImmutableArray<InboxChoice> values = await database.ReadAsync(
            async session => await session.QueryAsync(
                Statement("offer", query),
                (await ArgumentsAsync(session, query with { After = null }, cancellationToken)).Integer("at_most", InboxQuery.CountedAtMost + 1),
                ToChoice,
                cancellationToken),
            cancellationToken);
        long seen = values.Where(choice => choice.Kind == InboxChoiceKind.Pathway).Sum(choice => choice.Tasks);
        return new InboxChoices(values, seen <= InboxQuery.CountedAtMost);
    }

    public Task<ImmutableArray<SavedView>> ViewsAsync(NetworkId network, PersonId person, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "inbox.views", OfPerson(network, person), row => new SavedView(row.Text("name"), row.Text("address")), cancellationToken),
            cancellationToken);

    public Task<bool> SaveViewAsync(NetworkId network, PersonId person, SavedView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        SqlArguments arguments = OfPerson(network, person)
            .Text("name", view.Name)
            .Text("address", view.Address)
            .Integer("at_most", SavedView.MostOfAPerson);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("inbox.save_view", arguments, cancellationToken) == 1, cancellationToken);
    }

    public Task ForgetViewAsync(NetworkId network, PersonId person, string name, CancellationToken cancellationToken) =>
        database.RunAsync("inbox.forget_view", OfPerson(network, person).Text("name", name), cancellationToken);

    public async Task<ImmutableDictionary<PersonId, long>> LoadsAsync(
        NetworkId network, IEnumerable<PersonId> people, CancellationToken cancellationToken)
    {
        ImmutableArray<KeyValuePair<PersonId, long>> loads = await database.ReadAsync(
            session => session.QueryAsync(
                "inbox.loads",
                new SqlArguments().Text("network", network.Value).Texts("people", people.Select(person => person.ToString())),
                row => KeyValuePair.Create(new PersonId(row.Uuid("assignee")), row.Integer("tasks")),
                cancellationToken),
            cancellationToken);
        return loads.ToImmutableDictionary();
    }

    public Task<ImmutableArray<StepLoad>> StepLoadsAsync(OverviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync(session => OverviewRows.StepsAsync(session, query, cancellationToken), cancellationToken);
    }

    public Task<ImmutableArray<Risk>> RisksAsync(OverviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync(session => OverviewRows.RisksAsync(session, query, cancellationToken), cancellationToken);
    }

    public Task NextChange(NetworkId network) => database.NextChange(network.Value);

    public async Task<InboxVisit> LookAsync(
        NetworkId network, PersonId person, DateTimeOffset now, bool isByPerson, CancellationToken cancellationToken)
    {
        InboxVisit visit = await database.ReadAsync(
            async session => await session.FirstOrDefaultAsync(
                "inbox.visit", OfPerson(network, person), row => InboxVisit.At(row.Instant("seen_until"), row.Instant("looked_at"), now), cancellationToken)
                is not { } known
                ? InboxVisit.First(now)
                : known with
                {
                    Opened = await session.QueryAsync(
                        "inbox.opened",
                        OfPerson(network, person).Instant("since", known.SeenUntil),
                        row => new TaskLook(row.Uuid("instance_id"), row.Text("task_id"), row.Instant("opened_at")),
                        cancellationToken),
                },
            cancellationToken);
        if (isByPerson && visit.LookedAt < now - InboxVisit.WrittenEvery)
        {
            SqlArguments look = OfPerson(network, person)
                .Instant("now", now)
                .Instant("over", now - InboxVisit.LongestPause)
                .Instant("stale", now - InboxVisit.WrittenEvery);
            await database.RunAsync(
                new SqlBatch().Add("inbox.look", look).Add("inbox.forget_opened", OfPerson(network, person).Instant("until", visit.SeenUntil)),
                cancellationToken);
        }

        return visit;
    }

    public Task OpenAsync(TaskView task, PersonId person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return database.RunAsync(
            "inbox.open",
            OfPerson(task.Network, person).Uuid("instance", task.InstanceId).Text("task", task.Task.TaskId).Instant("now", now),
            cancellationToken);
    }

    private static SqlArguments OfPerson(NetworkId network, PersonId person) =>
        new SqlArguments().Text("network", network.Value).Uuid("person", person.Value);

    public Task<InboxCounts> CountAsync(InboxReader reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return database.ReadAsync(
            async session => new InboxCounts(
                await CountAsync(session, Tab(InboxTab.Mine), cancellationToken),
                await CountAsync(session, Tab(InboxTab.MyRoles), cancellationToken),
                await CountAsync(session, Tab(InboxTab.Overdue), cancellationToken)),
            cancellationToken);

        InboxQuery Tab(InboxTab tab) => new(reader, tab, InboxConditions.None, null, now);
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

    // What is for roles is found role by role, the other tabs by what there is most or least of.
    private static bool IsOfRoles(InboxQuery query) => query.Tab is InboxTab.MyRoles or InboxTab.Overdue or InboxTab.Ownerless;

    private static string Statement(string act, InboxQuery query) => IsOfRoles(query) ? $"inbox.{act}_of_roles" : $"inbox.{act}";

    private static async Task<string> StatementAsync(Session session, InboxQuery query, CancellationToken cancellationToken) =>
        IsOfRoles(query) || await CountAsync(session, query, cancellationToken) > InboxQuery.CountedAtMost
            ? Statement("read", query)
            : "inbox.read_few";

    private static async Task<long> CountAsync(Session session, InboxQuery query, CancellationToken cancellationToken) =>
        await session.FirstOrDefaultAsync(
            Statement("count", query),
            (await ArgumentsAsync(session, query with { After = null }, cancellationToken)).Integer("at_most", InboxQuery.CountedAtMost + 1),
            row => row.Integer("tasks"),
            cancellationToken);

    private static async Task<SqlArguments> ArgumentsAsync(Session session, InboxQuery query, CancellationToken cancellationToken)
    {
        InboxConditions wanted = query.Conditions;
        InboxCursor after = query.After ?? Beginning;
        var bounds = WindowBounds.Of(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Reader.Network.Value)
            .Text("tab", Words.ToWord(query.Tab))
            .Texts("people", query.Reader.StandsInFor.Prepend(query.Reader.Person).Select(person => person.ToString()))
            .Texts("audience", AudienceOf(query).Select(Words.ToAudience))
            .Texts("served", query.Reader.Staffing?.Served.Select(post => Words.ToAudience(new HeldRole(post.Role, post.Organisation))) ?? [])
            .Texts("unreachable", query.Reader.Staffing?.Unreachable.Select(person => person.ToString()) ?? [])
            .Texts("organisations", query.Reader.Organisations.Select(organisation => organisation.ToString()))
            .Instant("now", query.Now)
            .Instant("soon", query.Now + WindowStates.SoonLength)
            .Instant("never", InboxCursor.NoDeadline)
            .Text("text", Words.ToPattern(wanted.Text))
            .Text("step", wanted.Step)
            .Text("pathway", wanted.Pathway)
            .Text("municipality", wanted.Municipality)
            .Uuid("organisation", wanted.Organisation?.Value)
            .Boolean("is_escalated", wanted.IsEscalated)
            .Boolean("is_free", wanted.IsFree)
            .Uuid("holder", wanted.IsFree ? null : wanted.Holder?.Value)
            .Text("role_audience", wanted.Role is { } role ? Words.ToAudience(new HeldRole(role, null)) : null)
            .Instant("due_from", bounds.DueFrom)
            .Instant("due_before", bounds.DueBefore)
            .Instant("from_after", bounds.FromAfter)
            .Instant("from_until", bounds.FromUntil)
            .Integer("after_urgency", -after.Priority)
            .Instant("after_due", after.DueAt)
            .Uuid("after_instance", after.InstanceId)
            .Text("after_task", after.TaskId);
        return string.IsNullOrWhiteSpace(wanted.Person)
            ? arguments.Texts("patients", null)
            : arguments.Texts("patients", await NamedAsync(session, query.Reader.Network, wanted.Person, cancellationToken));
    }

    // Without an owner are tasks of roles that nobody serves: these are few, and each is found by the index of audiences.
    private static IEnumerable<HeldRole> AudienceOf(InboxQuery query) => query.Tab == InboxTab.Ownerless
        ? (query.Reader.Staffing?.Vacancies ?? []).Select(vacancy => new HeldRole(vacancy.Role, vacancy.Organisation))
        : query.Reader.Roles;

    // Patients first: their tasks are then found by an index, however many tasks there are.
    private static async Task<IEnumerable<string>> NamedAsync(
        Session session, NetworkId network, string names, CancellationToken cancellationToken)
    {
        ImmutableArray<Guid> found = await session.QueryAsync(
            "inbox.named",
            new SqlArguments()
                .Text("network", network.Value)
                .Texts("words", NameKey.Of(names).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Integer("at_most", PatientsLookedAt),
            row => row.Uuid("patient_id"),
            cancellationToken);
        return found.Select(patient => patient.ToString());
    }

    private static InboxChoice ToChoice(Row row) =>
        new(Words.ToInboxChoiceKind(row.Text("kind")), row.Text("value"), row.Text("label"), row.Integer("tasks"));

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
            Guest = row.TextOrNull("guest_mark") is { } mark ? CareWords.Read<GuestMark>(mark) : null,
            GuestUntil = row.InstantOrNull("guest_until"),
            ChangedAt = row.InstantOrNull("changed_at") ?? row.Instant("opened_at"),
            ChangedBy = Person(row.UuidOrNull("changed_by")),
            Task = new TaskRow
            {
                TaskId = row.Text("task_id"),
                ElementId = row.Text("element_id"),
                Title = row.Text("title"),
                FormKey = row.TextOrNull("form_key"),
                Roles = row.Words("roles"),
                EscalatedRoles = row.Words("escalated_roles"),
                Assignee = Person(row.UuidOrNull("assignee")),
                HandedBy = Person(row.UuidOrNull("handed_by")),
                HandedAt = row.InstantOrNull("handed_at"),
                Note = row.TextOrNull("note"),
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
