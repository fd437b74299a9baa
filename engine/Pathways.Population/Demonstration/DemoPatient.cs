using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>An invented patient. Ages instead of dates, so that a demonstration made in any year shows the same people.</summary>
/// <param name="Key">Short stable name, from which ids are made.</param>
/// <param name="BirthName">Invented family name.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="Sex">Sex.</param>
/// <param name="AgeInYears">Age on the day of seeding.</param>
/// <param name="Growth">
/// Points <c>age:weight kg/height cm</c>, separated by spaces; all but the last come from the health record.
/// </param>
/// <param name="Status">Identity status; a qualified one gets a demonstration number.</param>
internal sealed record DemoPatient(
    string Key, string BirthName, string GivenName, Sex Sex, decimal AgeInYears, string Growth, IdentityStatus Status)
{
    // No commune has this code: numbers and places made with it can belong to nobody.
    private const string NoCommune = "57999";

    /// <summary>The patient's file with observations, wishes and team, as on a given day.</summary>
    /// <param name="now">The moment of seeding.</param>
    /// <param name="today">The day of seeding in the network's zone.</param>
    public PatientFileChange ToFile(DateTimeOffset now, DateOnly today)
    {
        var id = new PatientId(DemoIds.Of("patient:" + Key));
        DateOnly birthDate = today.AddDays(-(int)(AgeInYears * Age.DaysPerYear));
        bool isMinor = Age.IsMinor(birthDate, today);
        Person gp = DemoNetwork.Gp.Person;
        var patient = new Patient
        {
            Network = DemoNetwork.Id,
            Id = id,
            Identity = IdentityOn(birthDate),
            Gp = new GpReference(gp.Id, $"Dr {gp.DisplayName}", gp.Email),
            Related = isMinor ? Parents() : [],
            ResidenceCode = "57463",
            RegisteredBy = DemoNetwork.Coordinator.Person.Id,
            RegisteredAt = now,
            Revision = 1,
        };
        return new PatientFileChange
        {
            Registered = patient,
            Observations = [.. Observations(patient, now, today)],
            Consents = isMinor ? [Information(patient, now, today)] : [],
            Team = [MemberSince(patient, DemoNetwork.Gp, today)],
        };
    }

    private PatientIdentity IdentityOn(DateOnly birthDate)
    {
        var traits = new IdentityTraits(BirthName, GivenName, GivenName, birthDate, Sex, NoCommune);
        if (Status is not IdentityStatus.Qualified)
        {
            return new PatientIdentity(traits, usedName: null, usedGivenName: null, Status, number: null);
        }

        string sexDigit = Sex == Sex.Male ? "1" : "2";
        // Two patients born in the same month would share a number without the order at its end.
        int order = (DemoIds.Of("order:" + Key).ToByteArray()[0] * 3) + 100;
        string thirteen = string.Create(CultureInfo.InvariantCulture, $"{sexDigit}{birthDate:yyMM}{NoCommune}{order:000}");
        InsNumber number = InsNumber.Read(thirteen + InsNumber.KeyOf(thirteen), InsAuthority.NirDemo)
            ?? throw new InvalidOperationException($"The invented number of {Key} has a wrong key.");
        return new PatientIdentity(traits, usedName: null, usedGivenName: null, Status, number);
    }

    private ImmutableArray<RelatedPerson> Parents() =>
    [
        new($"Parent A de {GivenName}", RelationKind.Parent, HoldsParentalAuthority: true, Phone: null,
            $"{Key}.a@famille.invalid", Language: null),
        new($"Parent B de {GivenName}", RelationKind.Parent, HoldsParentalAuthority: true, Phone: null,
            $"{Key}.b@famille.invalid", Language: null),
    ];

    private IEnumerable<Observation> Observations(Patient patient, DateTimeOffset now, DateOnly today)
    {
        string[] points = Growth.Split(' ');
        for (int index = 0; index < points.Length; index++)
        {
            string[] parts = points[index].Split(':', '/');
            DateOnly on = patient.Identity.Traits.BirthDate.AddDays((int)(Number(parts[0]) * Age.DaysPerYear));
            bool isLast = index == points.Length - 1;
            ObservationSource source = isLast ? ObservationSource.Measured : ObservationSource.HealthRecord;
            DateOnly takenOn = on > today ? today : on;
            yield return Taken(patient, ObservationCode.Weight, Number(parts[1]), "kg", takenOn, source, now);
            yield return Taken(patient, ObservationCode.Height, Number(parts[2]), "cm", takenOn, source, now);
        }
    }

    private Observation Taken(
        Patient patient,
        ObservationCode code,
        decimal value,
        string unit,
        DateOnly takenOn,
        ObservationSource source,
        DateTimeOffset now) => new()
        {
            Network = patient.Network,
            Id = new ObservationId(DemoIds.Of(string.Create(
                CultureInfo.InvariantCulture, $"observation:{Key}:{code}:{takenOn:yyyy-MM-dd}"))),
            Patient = patient.Id,
            Code = code,
            Value = value,
            Unit = unit,
            TakenOn = takenOn,
            Source = source,
            RecordedBy = DemoNetwork.Coordinator.Person.Id,
            RecordedAs = RoleKey.Coordinator,
            RecordedAt = now,
        };

    private Consent Information(Patient patient, DateTimeOffset now, DateOnly today) => new()
    {
        Network = patient.Network,
        Id = new ConsentId(DemoIds.Of("information:" + Key)),
        Patient = patient.Id,
        Kind = ConsentKind.Information,
        Scope = ConsentScope.TeamSharing,
        GivenOn = today,
        Voice = ConsentVoice.ParentalAuthority,
        GivenBy = $"Parent A de {GivenName}",
        Means = ConsentMeans.Oral,
        RecordedBy = DemoNetwork.Coordinator.Person.Id,
        RecordedAs = RoleKey.Coordinator,
        RecordedAt = now,
    };

    private static CareTeamMember MemberSince(Patient patient, DemoPerson person, DateOnly from) => new(
        patient.Network, patient.Id, person.Person.Id, person.Roles[0].Role, person.Roles[0].Organisation, from, To: null,
        IsSameTeam: true);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
