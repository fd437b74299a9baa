using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>The patient file of an invented person: identity, people around, wishes, team, and what their lives measured.</summary>
/// <param name="network">The network.</param>
/// <param name="person">The person.</param>
/// <param name="by">Who registered them.</param>
/// <param name="start">When their first case began.</param>
/// <param name="dice">Chance.</param>
internal sealed class InventedFile(InventedNetwork network, InventedPerson person, Actor by, DateTimeOffset start, Dice dice)
{
    // No municipality has this code: numbers and places made with it can belong to nobody.
    private const string NoCommune = "57999";

    private readonly ImmutableArray<Observation>.Builder observations = ImmutableArray.CreateBuilder<Observation>();
    private readonly HashSet<(ObservationCode, DateOnly)> known = [];
    private readonly DateOnly day = DateOnly.FromDateTime(start.UtcDateTime);

    /// <summary>Keeps what the story knows at the start, and for a child the growth before it.</summary>
    public void KeepFirstMeasures(FeelContext variables)
    {
        if (Number(variables["height_cm"]) is not { } height || Number(variables["weight_kg"]) is not { } weight)
        {
            return;
        }

        double age = (day.DayNumber - person.BirthDate.DayNumber) / 365.25;
        foreach ((double earlier, decimal heightCm, decimal weightKg) in age < 18 ? InventedGrowth.Before(age, height, weight) : [])
        {
            DateOnly then = person.BirthDate.AddDays((int)(earlier * 365.25));
            Keep(ObservationCode.Height, heightCm, "cm", then, ObservationSource.HealthRecord, by, start, null);
            Keep(ObservationCode.Weight, weightKg, "kg", then, ObservationSource.HealthRecord, by, start, null);
        }

        Keep(ObservationCode.Height, height, "cm", day, ObservationSource.Measured, by, start, null);
        Keep(ObservationCode.Weight, weight, "kg", day, ObservationSource.Measured, by, start, null);
    }

    /// <summary>Keeps the measures among the answers of a task, as the host does for people.</summary>
    public void KeepMeasures(DoneTask done, FormDefinition form, Guid caseId)
    {
        foreach (FormField field in form.Fields)
        {
            if (field is { ObservationCode: { } code, Unit: { } unit } && RoleKey.IsWellFormed(code) && Number(done.Answers[field.Key]) is { } value)
            {
                Keep(
                    new ObservationCode(code), value, unit, DateOnly.FromDateTime(done.At.UtcDateTime), ObservationSource.Measured, done.By,
                    done.At, caseId);
            }
        }
    }

    /// <summary>The whole file, ready to be written.</summary>
    public PatientFileChange ToChange(Staff staff, Organisation at)
    {
        bool isMinor = Age.IsMinor(person.BirthDate, day);
        Actor? gp = staff.Holder(at.Id, RoleKey.Gp, dice);
        Person? gpPerson = gp is null ? null : staff.People.First(known => known.Id == gp.Person);
        var patient = new Patient
        {
            Network = network.Network.Id,
            Id = person.Id,
            Identity = new PatientIdentity(
                new IdentityTraits(person.FamilyName, person.GivenName, person.GivenName, person.BirthDate, person.Sex, NoCommune),
                usedName: null, usedGivenName: null, dice.Happens(0.7) ? IdentityStatus.Validated : IdentityStatus.Provisional, number: null),
            Gp = gpPerson is null ? null : new GpReference(gpPerson.Id, $"Dr {gpPerson.DisplayName}", gpPerson.Email),
            Related = isMinor ? [Around("Parent A", "parent-a", RelationKind.Parent, true), Around("Parent B", "parent-b", RelationKind.Parent, true)]
                : dice.Happens(0.6) ? [Around("Proche", "proche", RelationKind.TrustedPerson, false)] : [],
            ResidenceCode = dice.Pick(network.Communes),
            RegisteredBy = by.Person,
            RegisteredAt = start,
            Revision = 1,
        };
        return new PatientFileChange
        {
            Registered = patient,
            Observations = observations.ToImmutable(),
            Consents = [Information(isMinor)],
            Team = gp is null ? [] :
            [
                new CareTeamMember(network.Network.Id, person.Id, gp.Person, gp.Role, at.Id, day, To: null, IsSameTeam: true),
            ],
        };
    }

    private RelatedPerson Around(string who, string mailbox, RelationKind kind, bool holdsAuthority) => new(
        $"{who} de {person.GivenName}", kind, holdsAuthority, Phone: null,
        $"{mailbox}.{person.Id.Value.ToString("N")[..8]}@famille.invalid", Language: null);

    private Consent Information(bool isMinor) => new()
    {
        Network = network.Network.Id,
        Id = new ConsentId(DemoIds.Of($"information:{person.Id}")),
        Patient = person.Id,
        Kind = ConsentKind.Information,
        Scope = ConsentScope.TeamSharing,
        GivenOn = day,
        Voice = isMinor ? ConsentVoice.ParentalAuthority : ConsentVoice.Patient,
        GivenBy = isMinor ? $"Parent A de {person.GivenName}" : null,
        Means = dice.Pick([ConsentMeans.Oral, ConsentMeans.Written]),
        RecordedBy = by.Person,
        RecordedAs = by.Role,
        RecordedAt = start,
    };

    private void Keep(
        ObservationCode code, decimal value, string unit, DateOnly on, ObservationSource source, Actor recordedBy, DateTimeOffset at, Guid? caseId)
    {
        if (!known.Add((code, on)))
        {
            return; // The same measure of the same day, asked on two forms.
        }

        observations.Add(new Observation
        {
            Network = network.Network.Id,
            Id = new ObservationId(DemoIds.Of(string.Create(CultureInfo.InvariantCulture, $"{person.Id}:{code}:{on:yyyy-MM-dd}"))),
            Patient = person.Id,
            Code = code,
            Value = value,
            Unit = unit,
            TakenOn = on,
            Source = source,
            RecordedBy = recordedBy.Person,
            RecordedAs = recordedBy.Role,
            RecordedAt = at,
            Case = caseId,
        });
    }

    private static decimal? Number(FeelValue value) =>
        value.Kind == FeelKind.Number && value.AsNumber().TryToDecimal(out decimal number) ? number : null;
}
