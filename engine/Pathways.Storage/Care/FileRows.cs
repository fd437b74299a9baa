using Pathways.Care;

namespace Pathways.Storage;

/// <summary>What hangs on a patient as rows: observations, wishes, team; both ways.</summary>
internal static class FileRows
{
    public static SqlArguments ToArguments(Observation observation) =>
        PatientRows.Key(observation.Network, observation.Patient)
            .Uuid("observation", observation.Id.Value)
            .Text("code", observation.Code.Value)
            .Decimal("value", observation.Value)
            .Text("unit", observation.Unit)
            .Date("taken_on", observation.TakenOn)
            .Text("source", CareWords.ToWord(observation.Source))
            .Uuid("recorded_by", observation.RecordedBy.Value)
            .Text("recorded_as", observation.RecordedAs.Value)
            .Instant("recorded_at", observation.RecordedAt)
            .Boolean("is_confirmed_unusual", observation.IsConfirmedUnusual)
            .Uuid("case", observation.Case)
            .Uuid("retracted_by", observation.Retracted?.By.Value)
            .Instant("retracted_at", observation.Retracted?.At)
            .Text("retracted_reason", observation.Retracted?.Reason);

    public static Observation ToObservation(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = new ObservationId(row.Uuid("observation_id")),
        Patient = new PatientId(row.Uuid("patient_id")),
        Code = new ObservationCode(row.Text("code")),
        Value = row.Decimal("value"),
        Unit = row.Text("unit"),
        TakenOn = row.Date("taken_on"),
        Source = CareWords.Read<ObservationSource>(row.Text("source")),
        RecordedBy = new PersonId(row.Uuid("recorded_by")),
        RecordedAs = new RoleKey(row.Text("recorded_as")),
        RecordedAt = row.Instant("recorded_at"),
        IsConfirmedUnusual = row.Boolean("is_confirmed_unusual"),
        Case = row.UuidOrNull("case_id"),
        Retracted = row.UuidOrNull("retracted_by") is { } by
            ? new Retraction(new PersonId(by), row.Instant("retracted_at"), row.Text("retracted_reason"))
            : null,
    };

    public static SqlArguments ToArguments(Consent consent) =>
        PatientRows.Key(consent.Network, consent.Patient)
            .Uuid("consent", consent.Id.Value)
            .Text("kind", CareWords.ToWord(consent.Kind))
            .Text("scope", CareWords.ToWord(consent.Scope))
            .Date("given_on", consent.GivenOn)
            .Text("voice", CareWords.ToWord(consent.Voice))
            .Text("given_by", consent.GivenBy)
            .Text("means", CareWords.ToWord(consent.Means))
            .Text("document", consent.Document)
            .Uuid("recorded_by", consent.RecordedBy.Value)
            .Text("recorded_as", consent.RecordedAs.Value)
            .Instant("recorded_at", consent.RecordedAt)
            .Date("withdrawn_on", consent.Withdrawn?.On)
            .Text("withdrawn_voice", consent.Withdrawn is { } withdrawn ? CareWords.ToWord(withdrawn.Voice) : null)
            .Uuid("withdrawn_by", consent.Withdrawn?.RecordedBy.Value)
            .Instant("withdrawn_at", consent.Withdrawn?.RecordedAt);

    public static Consent ToConsent(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = new ConsentId(row.Uuid("consent_id")),
        Patient = new PatientId(row.Uuid("patient_id")),
        Kind = CareWords.Read<ConsentKind>(row.Text("kind")),
        Scope = CareWords.Read<ConsentScope>(row.Text("scope")),
        GivenOn = row.Date("given_on"),
        Voice = CareWords.Read<ConsentVoice>(row.Text("voice")),
        GivenBy = row.TextOrNull("given_by"),
        Means = CareWords.Read<ConsentMeans>(row.Text("means")),
        Document = row.TextOrNull("document"),
        RecordedBy = new PersonId(row.Uuid("recorded_by")),
        RecordedAs = new RoleKey(row.Text("recorded_as")),
        RecordedAt = row.Instant("recorded_at"),
        Withdrawn = row.UuidOrNull("withdrawn_by") is { } by
            ? new Withdrawal(
                row.Date("withdrawn_on"),
                CareWords.Read<ConsentVoice>(row.Text("withdrawn_voice")),
                new PersonId(by),
                row.Instant("withdrawn_at"))
            : null,
    };

    public static SqlArguments ToArguments(CareTeamMember member) =>
        PatientRows.Key(member.Network, member.Patient)
            .Uuid("person", member.Person.Value)
            .Text("role", member.Role.Value)
            .Uuid("organisation", member.Organisation.Value)
            .Date("valid_from", member.From)
            .Date("valid_to", member.To)
            .Boolean("is_same_team", member.IsSameTeam);

    public static CareTeamMember ToMember(Row row) => new(
        new NetworkId(row.Text("network_id")),
        new PatientId(row.Uuid("patient_id")),
        new PersonId(row.Uuid("person_id")),
        new RoleKey(row.Text("role")),
        new OrganisationId(row.Uuid("organisation_id")),
        row.Date("valid_from"),
        row.DateOrNull("valid_to"),
        row.Boolean("is_same_team"));
}
