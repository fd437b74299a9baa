using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Care;

namespace Pathways.Storage;

/// <summary>A patient as a row of table <c>patient</c>, both ways.</summary>
internal static class PatientRows
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Birth name and first given name, comparable: the order of lists and the search for duplicates.</summary>
    public static string NameKeyOf(PatientIdentity identity) =>
        $"{NameKey.Of(identity.Traits.BirthName)} {NameKey.Of(identity.Traits.FirstGivenName)}";

    public static SqlArguments ToArguments(Patient patient)
    {
        PatientIdentity identity = patient.Identity;
        IdentityTraits traits = identity.Traits;
        return Key(patient.Network, patient.Id)
            .Text("birth_name", traits.BirthName)
            .Text("first_given_name", traits.FirstGivenName)
            .Text("given_names", traits.GivenNames)
            .Date("birth_date", traits.BirthDate)
            .Text("sex", traits.SexCode)
            .Text("birth_place_code", traits.BirthPlaceCode)
            .Text("used_name", identity.UsedName)
            .Text("used_given_name", identity.UsedGivenName)
            .Text("identity_status", CareWords.ToWord(identity.Status))
            .Text("ins_number", identity.Number?.Value)
            .Text("ins_authority", identity.Number is { } number ? CareWords.ToWord(number.Authority) : null)
            .Uuid("gp_person", patient.Gp?.Person?.Value)
            .Text("gp_name", patient.Gp?.Name)
            .Text("gp_secure_mail", patient.Gp?.SecureMail)
            .Text("related", JsonSerializer.Serialize(patient.Related.AsEnumerable(), Json))
            .Text("residence_code", patient.ResidenceCode)
            .Uuid("registered_by", patient.RegisteredBy.Value)
            .Instant("registered_at", patient.RegisteredAt)
            .Integer("revision", patient.Revision)
            .Text("name_key", NameKeyOf(identity))
            .Text("search_words", SearchWordsOf(identity));
    }

    public static SqlArguments Key(NetworkId network, PatientId patient) =>
        new SqlArguments().Text("network", network.Value).Uuid("patient", patient.Value);

    public static Patient ToPatient(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = new PatientId(row.Uuid("patient_id")),
        Identity = ToIdentity(row),
        Gp = row.TextOrNull("gp_name") is { } name
            ? new GpReference(ToPerson(row.UuidOrNull("gp_person_id")), name, row.TextOrNull("gp_secure_mail"))
            : null,
        Related = [.. JsonSerializer.Deserialize<RelatedPerson[]>(row.Text("related"), Json) ?? []],
        ResidenceCode = row.TextOrNull("residence_code"),
        RegisteredBy = new PersonId(row.Uuid("registered_by")),
        RegisteredAt = row.Instant("registered_at"),
        Revision = row.SmallInteger("revision"),
    };

    public static PatientIdentity ToIdentity(Row row)
    {
        var traits = new IdentityTraits(
            row.Text("birth_name"),
            row.Text("first_given_name"),
            row.Text("given_names"),
            row.Date("birth_date"),
            row.Text("sex") == "F" ? Sex.Female : Sex.Male,
            row.TextOrNull("birth_place_code"));
        InsNumber? number = row.TextOrNull("ins_number") is { } value
            ? InsNumber.Read(value, CareWords.Read<InsAuthority>(row.Text("ins_authority")))
            : null;
        return new PatientIdentity(
            traits,
            row.TextOrNull("used_name"),
            row.TextOrNull("used_given_name"),
            CareWords.Read<IdentityStatus>(row.Text("identity_status")),
            number);
    }

    private static PersonId? ToPerson(Guid? person) => person is { } id ? new PersonId(id) : null;

    // Each word after a space, so that "like '% LIS%'" finds beginnings of words only.
    private static string SearchWordsOf(PatientIdentity identity)
    {
        IEnumerable<string> keys = new[]
        {
            identity.Traits.BirthName, identity.Traits.GivenNames, identity.UsedName, identity.UsedGivenName,
        }.Select(NameKey.Of);
        return " " + string.Join(' ', keys.Where(key => key.Length > 0));
    }
}
