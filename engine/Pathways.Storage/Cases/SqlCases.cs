using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Cases and their histories in SQL.</summary>
internal sealed class SqlCases(Database database) : ICases
{
    public Task<InstanceRow?> FindAsync(NetworkId network, Guid instanceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "cases.find", Case(network, instanceId), InstanceRows.Read, cancellationToken),
            cancellationToken);

    public Task<ImmutableArray<CaseSummary>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Uuid("patient", patient.Value);
        return QueryAsync("cases.of_patient", arguments, ReadSummary, cancellationToken);
    }

    public Task<ImmutableArray<CaseSummary>> NewestAsync(
        NetworkId network, string? pathwayKey, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments().Text("network", network.Value).Text("pathway", pathwayKey);
        return QueryAsync("cases.newest", arguments, ReadSummary, cancellationToken);
    }

    public Task<ImmutableArray<HistoryEntry>> HistoryAsync(
        NetworkId network, Guid instanceId, long afterSequence, CancellationToken cancellationToken) =>
        QueryAsync(
            "cases.history",
            Case(network, instanceId).Integer("after", afterSequence),
            ReadEntry,
            cancellationToken);

    public Task<ImmutableArray<InstanceRow>> PageAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Network?.Value)
            .Text("pathway", query.Pathway)
            .Boolean("is_running", query.OnlyRunning)
            .Uuid("after", query.After)
            .Integer("at_most", query.AtMost);
        return QueryAsync("cases.page", arguments, InstanceRows.Read, cancellationToken);
    }

    public Task<ImmutableArray<RunningVersion>> RunningAsync(
        NetworkId network, OrganisationId? organisation, CancellationToken cancellationToken) =>
        QueryAsync(
            "cases.running",
            new SqlArguments().Text("network", network.Value).Uuid("organisation", organisation?.Value),
            row => new RunningVersion(row.Text("pathway_key"), row.SmallInteger("pathway_version"), row.Integer("cases")),
            cancellationToken);

    public async Task<KeptPromises> PromisesAsync(NetworkId network, Guid instanceId, CancellationToken cancellationToken)
    {
        ImmutableArray<(string Kind, string Key)> rows = await QueryAsync(
            "cases.promises", Case(network, instanceId), row => (row.Text("kind"), row.Text("key")), cancellationToken);
        ImmutableSortedSet<string> Of(string kind) =>
            rows.Where(row => row.Kind == kind).Select(row => row.Key).ToImmutableSortedSet(StringComparer.Ordinal);

        return new KeptPromises(Of("task"), Of("timer"), Of("wait"), Of("work"), Of("incident"));
    }

    public Task<IncidentPage> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Network.Value)
            .Text("code", query.Code)
            .Instant("after_raised", query.After?.RaisedAt ?? DateTimeOffset.UnixEpoch)
            .Uuid("after_instance", query.After?.InstanceId ?? Guid.Empty)
            .Text("after_incident", query.After?.IncidentId ?? string.Empty)
            .Integer("at_most", IncidentQuery.PageSize);
        return database.ReadAsync(
            async session => new IncidentPage(
                await session.QueryAsync("cases.incidents", arguments, ReadIncident, cancellationToken),
                await session.QueryAsync(
                    "cases.incident_counts", arguments, row => new IncidentCount(row.Text("code"), row.Integer("count")), cancellationToken)),
            cancellationToken);
    }

    public Task<ImmutableArray<FigureCase>> ForFiguresAsync(FigureCaseQuery query, CancellationToken cancellationToken) =>
        FigureRows.PageAsync(database, query, cancellationToken);

    public Task<ImmutableArray<TakenDecision>> DecisionsAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Network.Value)
            // How an event names its rule set in JSON; keys hold '_', which means any letter to "like".
            .Text("mark", $"%\"ruleSet\":\"{query.RuleSet.Replace("_", "\\_", StringComparison.Ordinal)}\"%")
            .Uuid("after_instance", query.AfterCase)
            .Integer("after_sequence", query.AfterSequence)
            .Integer("at_most", query.AtMost);
        return QueryAsync("cases.decisions", arguments, ReadDecision, cancellationToken);
    }

    private static TakenDecision ReadDecision(Row row) => new(
        row.Uuid("instance_id"),
        row.Integer("sequence"),
        row.Text("pathway_key"),
        row.SmallInteger("pathway_version"),
        row.UuidOrNull("patient_id") is { } patient ? new PatientId(patient) : null,
        Words.ToCaseStatus(row.Text("status")),
        row.Text("body"));

    private static SqlArguments Case(NetworkId network, Guid instanceId) => new SqlArguments()
        .Text("network", network.Value)
        .Uuid("instance", instanceId);

    private static CaseSummary ReadSummary(Row row) => new(
        row.Uuid("instance_id"),
        row.Text("pathway_key"),
        row.SmallInteger("pathway_version"),
        row.Text("title"),
        Words.ToCaseStatus(row.Text("status")),
        row.UuidOrNull("patient_id") is { } patient ? new PatientId(patient) : null,
        row.Instant("started_at"),
        row.Instant("updated_at"),
        row.InstantOrNull("ended_at"));

    private static ListedIncident ReadIncident(Row row) => new(
        row.Uuid("instance_id"),
        row.Text("incident_id"),
        row.Text("pathway_key"),
        row.TextOrNull("element_id"),
        row.Text("code"),
        row.Instant("raised_at"));

    private static HistoryEntry ReadEntry(Row row) => new(
        new EventRow(
            row.Integer("sequence"),
            row.Text("type"),
            row.Instant("at"),
            row.Text("body"),
            EventHash.FromBytes(row.Bytes("hash"))),
        new CommandId(row.Uuid("command_id")),
        row.Text("kind"),
        new Actor(
            new NetworkId(row.Text("network_id")),
            new PersonId(row.Uuid("person_id")),
            new RoleKey(row.Text("role")),
            row.UuidOrNull("organisation_id") is { } organisation ? new OrganisationId(organisation) : null));

    private Task<ImmutableArray<T>> QueryAsync<T>(
        string statement, SqlArguments arguments, Func<Row, T> read, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(statement, arguments, read, cancellationToken), cancellationToken);
}
