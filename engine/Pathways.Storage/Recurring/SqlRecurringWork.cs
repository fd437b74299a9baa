using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Recurring work in SQL: an occurrence is a row, and whoever could write it does it.</summary>
internal sealed class SqlRecurringWork(Database database) : IRecurringWork
{
    public Task<ImmutableArray<RecurringWork>> ListAsync(NetworkId? network, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "recurring.list", new SqlArguments().Text("network", network?.Value), ReadWork, cancellationToken),
            cancellationToken);

    public Task AddAsync(RecurringWork work, CancellationToken cancellationToken) =>
        database.RunAsync("recurring.add", Arguments(work), cancellationToken);

    public Task SwitchAsync(RecurringWork work, CancellationToken cancellationToken) =>
        database.RunAsync("recurring.switch", Arguments(work), cancellationToken);

    public Task PlanAsync(RecurringWork work, CancellationToken cancellationToken) =>
        database.RunAsync("recurring.plan", Arguments(work), cancellationToken);

    public Task AskAsync(Occurrence occurrence, PersonId by, CancellationToken cancellationToken) =>
        database.RunAsync("recurring.ask", Of(occurrence).Uuid("by", by.Value), cancellationToken);

    public Task RemoveAsync(NetworkId network, Guid work, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Uuid("work", work);
        return database.RunAsync(
            new SqlBatch().Add("recurring.forget_runs", arguments).Add("recurring.remove", arguments), cancellationToken);
    }

    public Task<bool> TryBeginAsync(
        Occurrence occurrence, string node, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangesOneAsync(
            "recurring.begin", Of(occurrence).Text("node", node).Duration("lease", lease).Instant("at", now), cancellationToken);

    public Task<bool> ExtendAsync(
        Occurrence occurrence, string node, TimeSpan lease, CancellationToken cancellationToken) =>
        ChangesOneAsync("recurring.extend", Of(occurrence).Text("node", node).Duration("lease", lease), cancellationToken);

    public Task EndAsync(
        Occurrence occurrence, string node, RunResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        SqlArguments arguments = Of(occurrence)
            .Text("node", node)
            .Text("outcome", ToWord(result.Outcome))
            .Integer("counted", result.Counted)
            .Integer("troubled", result.Troubled)
            .Text("said", result.Said)
            .Instant("ended_at", now);
        return ChangesOneAsync("recurring.end", arguments, cancellationToken);
    }

    public Task<ImmutableArray<ServedPerson>> ServedAsync(Occurrence occurrence, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "recurring.served",
                Of(occurrence),
                row => new ServedPerson(new PersonId(row.Uuid("person_id")), row.Text("message_key"), row.Boolean("is_sent")),
                cancellationToken),
            cancellationToken);

    public Task NoteServedAsync(Occurrence occurrence, ServedPerson served, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(served);
        SqlArguments arguments = Of(occurrence)
            .Uuid("person", served.Person.Value).Text("message_key", served.MessageKey).Boolean("is_sent", served.IsSent);
        return database.RunAsync("recurring.note_served", arguments, cancellationToken);
    }

    public Task SkipAsync(
        Occurrence occurrence, string node, string said, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangesOneAsync(
            "recurring.skip", Of(occurrence).Text("node", node).Text("said", said).Instant("at", now), cancellationToken);

    public Task<ImmutableArray<Occurrence>> WaitingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "recurring.waiting",
                new SqlArguments(),
                row => new Occurrence(new NetworkId(row.Text("network_id")), row.Uuid("work_id"), row.Instant("planned_at")),
                cancellationToken),
            cancellationToken);

    public Task<ImmutableArray<RecurringRun>> RunsAsync(
        NetworkId network, int atMost, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "recurring.runs",
                new SqlArguments().Text("network", network.Value).Integer("at_most", atMost),
                ReadRun,
                cancellationToken),
            cancellationToken);

    public Task<int> PurgeAsync(
        NetworkId network, DateTimeOffset before, int atMost, CancellationToken cancellationToken)
    {
        SqlArguments arguments =
            new SqlArguments().Text("network", network.Value).Instant("before", before).Integer("at_most", atMost);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("recurring.purge_outbox", arguments, cancellationToken)
                + await session.ExecuteAsync("recurring.purge_messages", arguments, cancellationToken)
                + await session.ExecuteAsync("recurring.purge_links", arguments, cancellationToken)
                + await session.ExecuteAsync("recurring.purge_invitations", arguments, cancellationToken)
                + await session.ExecuteAsync("recurring.purge_requests", arguments, cancellationToken)
                + await session.ExecuteAsync("recurring.purge_runs", arguments, cancellationToken),
            cancellationToken);
    }

    private static SqlArguments Of(Occurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return new SqlArguments()
            .Text("network", occurrence.Network.Value).Uuid("work", occurrence.Work).Instant("planned_at", occurrence.PlannedAt);
    }

    private static SqlArguments Arguments(RecurringWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return new SqlArguments()
            .Text("network", work.Network.Value)
            .Uuid("work", work.Id)
            .Text("kind", ToWord(work.Kind))
            .Text("name", work.Name)
            .Text("schedule", work.Schedule.ToString())
            .Text("settings", work.Settings.ToJson())
            .Boolean("enabled", work.IsEnabled)
            .Instant("since", work.Since)
            .Uuid("changed_by", work.ChangedBy.Value);
    }

    private static RecurringWork ReadWork(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = row.Uuid("work_id"),
        Kind = ToKind(row.Text("kind")),
        Name = row.Text("name"),
        Schedule = RecurringSchedule.Parse(row.Text("schedule"))
            ?? throw new InvalidOperationException($"'{row.Text("schedule")}' is no schedule."),
        Settings = RecurringSettings.FromJson(row.Text("settings")),
        IsEnabled = row.Boolean("enabled"),
        Since = row.Instant("since"),
        ChangedBy = new PersonId(row.Uuid("changed_by")),
        LastPlannedAt = row.InstantOrNull("last_planned_at"),
    };

    private static RecurringRun ReadRun(Row row) => new(
        new NetworkId(row.Text("network_id")),
        row.Uuid("work_id"),
        row.Instant("planned_at"),
        row.UuidOrNull("asked_by") is { } asker ? new PersonId(asker) : null,
        row.InstantOrNull("started_at"),
        row.InstantOrNull("ended_at"),
        ToOutcome(row.Text("outcome")),
        row.Integer("counted"),
        row.Integer("troubled"),
        row.TextOrNull("said"),
        row.TextOrNull("node"));

    private static string ToWord(RecurringKind kind) => kind switch
    {
        RecurringKind.Checks => "checks",
        RecurringKind.Digest => "digest",
        RecurringKind.Campaign => "campaign",
        RecurringKind.Retention => "retention",
        _ => throw new UnreachableException($"Unknown recurring work {kind}."),
    };

    private static RecurringKind ToKind(string word) => word switch
    {
        "checks" => RecurringKind.Checks,
        "digest" => RecurringKind.Digest,
        "campaign" => RecurringKind.Campaign,
        "retention" => RecurringKind.Retention,
        _ => throw new UnreachableException($"Unknown recurring work '{word}'."),
    };

    private static string ToWord(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Asked => "asked",
        RunOutcome.Running => "running",
        RunOutcome.Done => "done",
        RunOutcome.Failed => "failed",
        RunOutcome.Skipped => "skipped",
        _ => throw new UnreachableException($"Unknown outcome {outcome}."),
    };

    private static RunOutcome ToOutcome(string word) => word switch
    {
        "asked" => RunOutcome.Asked,
        "running" => RunOutcome.Running,
        "done" => RunOutcome.Done,
        "failed" => RunOutcome.Failed,
        "skipped" => RunOutcome.Skipped,
        _ => throw new UnreachableException($"Unknown outcome '{word}'."),
    };

    private Task<bool> ChangesOneAsync(string statement, SqlArguments arguments, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session => await session.ExecuteAsync(statement, arguments, cancellationToken) == 1, cancellationToken);
}
