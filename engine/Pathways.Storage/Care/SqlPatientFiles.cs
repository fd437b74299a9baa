using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Patient files and their access log in SQL.</summary>
internal sealed class SqlPatientFiles(Database database) : IPatientFiles
{
    public Task<PatientFile?> ReadAsync(AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return database.WriteAsync(
            async session =>
            {
                PatientFile? file = await LoadAsync(session, access.Actor.Network, access.Patient, cancellationToken);
                if (file is not null)
                {
                    await AccessLog.AppendAsync(session, access, cancellationToken);
                }

                return file;
            },
            cancellationToken);
    }

    public Task<PatientFile?> LoadAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken) =>
        database.ReadAsync(session => LoadAsync(session, network, patient, cancellationToken), cancellationToken);

    public Task<long> RevisionAsync(NetworkId network, PatientId patient, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "patients.revision", PatientRows.Key(network, patient), row => row.Integer("revision"), cancellationToken),
            cancellationToken);

    public async Task<FileWriting> WriteAsync(
        PatientFileChange change, AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(access);
        try
        {
            FileWriting writing = await database.WriteAsync(
                session => WriteAsync(session, change, access, cancellationToken), cancellationToken);
            if (writing == FileWriting.Written)
            {
                database.TellChange(access.Actor.Network.Value);
            }

            return writing;
        }
        catch (StorageException taken) when (
            taken.Failure == StorageFailure.Duplicate
            && taken.Constraint.Contains("ins_number", StringComparison.Ordinal))
        {
            return FileWriting.NumberTaken;
        }
    }

    public Task LogAsync(AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return database.WriteAsync(
            async session =>
            {
                await AccessLog.AppendAsync(session, access, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    public Task<PatientStanding?> StandingAsync(
        Actor actor, PatientId patient, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        SqlArguments key = PatientRows.Key(actor.Network, patient);
        key
            .Uuid("person", actor.Person.Value)
            .Text("role", actor.Role.Value)
            .Boolean("counts_everywhere", CountsEverywhere(actor))
            .Date("today", today);
        return database.ReadAsync(
            async session =>
            {
                CareRelations? relations = await session.FirstOrDefaultAsync<CareRelations?>(
                    "patients.standing", key, row => ToRelations(row), cancellationToken);
                if (relations is not { } found)
                {
                    return null;
                }

                var wishes = new ConsentLedger(
                    await session.QueryAsync("patients.consents", key, FileRows.ToConsent, cancellationToken));
                return new PatientStanding(
                    actor.Network,
                    patient,
                    found,
                    wishes.Objects(ConsentScope.TeamSharing, today),
                    wishes.Agrees(ConsentScope.OutsideSharing, today));
            },
            cancellationToken);
    }

    public Task<ImmutableArray<Patient>> AlikeAsync(
        NetworkId network, PatientIdentity identity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Date("birth_date", identity.Traits.BirthDate)
            .Text("name_key", PatientRows.NameKeyOf(identity))
            .Text("ins_number", identity.Number?.Value);
        return database.ReadAsync(
            session => session.QueryAsync("patients.alike", arguments, PatientRows.ToPatient, cancellationToken),
            cancellationToken);
    }

    public async Task<PatientPage> SearchAsync(PatientQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Reader.Network.Value)
            .Text("after_key", query.After?.NameKey ?? string.Empty)
            .Uuid("after_patient", query.After?.Patient.Value ?? Guid.Empty)
            .Date("birth_date", query.BirthDate)
            .Texts("words", query.Words)
            .Boolean("only_related", query.OnlyRelated)
            // One more than shown tells whether there is a next page.
            .Integer("at_most", PatientQuery.PageSize + 1);
        arguments
            .Texts("people", query.StandsInFor.Prepend(query.Reader.Person).Select(person => person.ToString()))
            .Text("role", query.Reader.Role.Value)
            .Boolean("counts_everywhere", CountsEverywhere(query.Reader))
            .Date("today", query.Today);
        ImmutableArray<PatientStrip> found = await database.ReadAsync(
            session => session.QueryAsync("patients.search", arguments, ToStrip, cancellationToken),
            cancellationToken);
        if (found.Length <= PatientQuery.PageSize)
        {
            return new PatientPage(found, Next: null);
        }

        ImmutableArray<PatientStrip> page = found[..PatientQuery.PageSize];
        return new PatientPage(page, new PatientCursor(PatientRows.NameKeyOf(page[^1].Identity), page[^1].Id));
    }

    public Task<ImmutableArray<PatientStrip>> StripsAsync(
        NetworkId network, ImmutableArray<PatientId> patients, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Texts("patients", patients.Select(patient => patient.ToString()));
        return database.ReadAsync(
            session => session.QueryAsync("patients.strips", arguments, ToStrip, cancellationToken),
            cancellationToken);
    }

    public async Task<ImmutableArray<PatientId>> ObjectingAsync(
        NetworkId network, ImmutableArray<PatientId> patients, DateOnly today, CancellationToken cancellationToken)
    {
        SqlArguments arguments = new SqlArguments()
            .Text("network", network.Value)
            .Texts("patients", patients.Select(patient => patient.ToString()));
        ImmutableArray<Consent> wishes = await database.ReadAsync(
            session => session.QueryAsync("patients.wishes", arguments, FileRows.ToConsent, cancellationToken), cancellationToken);
        return
        [
            .. wishes.GroupBy(wish => wish.Patient)
                .Where(one => new ConsentLedger(one).Objects(ConsentScope.TeamSharing, today))
                .Select(one => one.Key),
        ];
    }

    public Task<ImmutableArray<LoggedAccess>> AccessLogAsync(
        NetworkId network, PatientId patient, long? before, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => AccessLog.NewestAsync(session, network, patient, before, cancellationToken), cancellationToken);

    public Task<ImmutableArray<CareLink>> LinksAsync(
        NetworkId network, PersonId person, DateOnly today, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "patients.links",
                new SqlArguments().Text("network", network.Value).Uuid("person", person.Value).Date("today", today),
                row => new CareLink(
                    new RoleKey(row.Text("role")),
                    row.UuidOrNull("organisation_id") is { } organisation ? new OrganisationId(organisation) : null,
                    new PatientId(row.Uuid("patient_id"))),
                cancellationToken),
            cancellationToken);

    public Task<int> HandOverAsync(LinkHandover handover, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handover);
        return database.WriteAsync(session => LinkRows.HandOverAsync(session, handover, cancellationToken), cancellationToken);
    }

    public Task<ImmutableArray<Plan>> ReadPlansAsync(AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return database.WriteAsync(
            async session =>
            {
                await AccessLog.AppendAsync(session, access, cancellationToken);
                return await PlanReading.OfPatientAsync(session, access.Actor.Network, access.Patient, cancellationToken);
            },
            cancellationToken);
    }

    private static async Task<PatientFile?> LoadAsync(
        Session session, NetworkId network, PatientId id, CancellationToken cancellationToken)
    {
        SqlArguments key = PatientRows.Key(network, id);
        Patient? patient = await session.FirstOrDefaultAsync(
            "patients.find", key, PatientRows.ToPatient, cancellationToken);
        return patient is null
            ? null
            : new PatientFile(
                patient,
                await session.QueryAsync("patients.observations", key, FileRows.ToObservation, cancellationToken),
                await session.QueryAsync("patients.consents", key, FileRows.ToConsent, cancellationToken),
                await session.QueryAsync("patients.team", key, FileRows.ToMember, cancellationToken));
    }

    // The statements that can find themselves too late come first: nothing was written yet when they do.
    private static async Task<FileWriting> WriteAsync(
        Session session, PatientFileChange change, AccessEntry access, CancellationToken cancellationToken)
    {
        if (change.Registered is { } registered
            && await session.ExecuteAsync(
                "patients.register", PatientRows.ToArguments(registered), cancellationToken) == 0)
        {
            return FileWriting.Exists;
        }

        if (change.Changed is { } changed
            && await session.ExecuteAsync("patients.change", PatientRows.ToArguments(changed), cancellationToken) == 0)
        {
            return FileWriting.Stale;
        }

        if (change.Retracted is { } retracted
            && await session.ExecuteAsync(
                "patients.retract_observation", FileRows.ToArguments(retracted), cancellationToken) == 0)
        {
            return FileWriting.Stale;
        }

        if (change.Withdrawn is { } withdrawn
            && await session.ExecuteAsync(
                "patients.withdraw_consent", FileRows.ToArguments(withdrawn), cancellationToken) == 0)
        {
            return FileWriting.Stale;
        }

        foreach (Observation observation in change.Observations)
        {
            await session.ExecuteAsync(
                "patients.add_observation", FileRows.ToArguments(observation), cancellationToken);
        }

        foreach (Consent consent in change.Consents)
        {
            await session.ExecuteAsync("patients.add_consent", FileRows.ToArguments(consent), cancellationToken);
        }

        foreach (CareTeamMember member in change.Team)
        {
            await session.ExecuteAsync("patients.save_member", FileRows.ToArguments(member), cancellationToken);
        }

        await SqlStartConditions.AskAsync(session, access.Actor.Network, access.Patient, cancellationToken);
        await AccessLog.AppendAsync(session, access, cancellationToken);
        return FileWriting.Written;
    }

    private static bool CountsEverywhere(Actor reader) => !AccessRights.RolesOfOwnPatients.Contains(reader.Role);

    private static CareRelations ToRelations(Row row) =>
        (row.Boolean("is_in_team") ? CareRelations.CareTeam : CareRelations.None)
        | (row.Boolean("is_outside_team") ? CareRelations.OutsideTeam : CareRelations.None)
        | (row.Boolean("is_gp") ? CareRelations.Gp : CareRelations.None)
        | (row.Boolean("has_registered") ? CareRelations.Registered : CareRelations.None)
        | (row.Boolean("has_task") ? CareRelations.Task : CareRelations.None);

    private static PatientStrip ToStrip(Row row) =>
        new(new PatientId(row.Uuid("patient_id")), PatientRows.ToIdentity(row));
}
