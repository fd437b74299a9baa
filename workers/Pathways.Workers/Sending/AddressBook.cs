using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>Finds the people behind <c>role:coordinator</c>, <c>person:…</c>, <c>gp</c> and <c>family</c>, as they are on the day of sending.</summary>
/// <param name="directory">People and roles of the network.</param>
/// <param name="files">Patients with their GP and the people around them.</param>
internal sealed class AddressBook(INetworkDirectory directory, IPatientFiles files)
{
    private const string DefaultLanguage = "fr";
    private const string RolePrefix = "role:";
    private const string PersonPrefix = "person:";

    /// <summary>Everyone a message is meant for.</summary>
    /// <param name="recipient">Whom the outbox names.</param>
    /// <param name="of">The case that sends it.</param>
    /// <param name="now">The installation's time: roles end.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Nobody when the role has no holder, or the patient no such person.</returns>
    public Task<ImmutableArray<Correspondent>> FindAsync(
        string recipient, InstanceRow of, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (recipient.StartsWith(PersonPrefix, StringComparison.Ordinal)
            && Guid.TryParse(recipient.AsSpan(PersonPrefix.Length), out Guid person))
        {
            return FindPersonAsync(of.Network, new PersonId(person), cancellationToken);
        }

        string name = recipient.StartsWith(RolePrefix, StringComparison.Ordinal) ? recipient[RolePrefix.Length..] : recipient;
        return name switch
        {
            "family" => FindFamilyAsync(of, cancellationToken),
            // Outside the network a GP holds no role; inside, the patient's own GP is meant all the same.
            "gp" => FindGpAsync(of, cancellationToken),
            _ when RoleKey.IsWellFormed(name) => FindHoldersAsync(of, new RoleKey(name), now, cancellationToken),
            _ => Task.FromResult(ImmutableArray<Correspondent>.Empty),
        };
    }

    private async Task<ImmutableArray<Correspondent>> FindPersonAsync(
        NetworkId network, PersonId id, CancellationToken cancellationToken) =>
        [.. (await directory.PeopleAsync(network, cancellationToken)).Where(person => person.Id == id).Select(ToCorrespondent)];

    private async Task<ImmutableArray<Correspondent>> FindHoldersAsync(
        InstanceRow of, RoleKey role, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Network? network = await directory.FindNetworkAsync(of.Network, cancellationToken);
        DateOnly today = ToDay(now, network?.Zone);
        ImmutableHashSet<OrganisationId> responsible = WithParents(
            of.Organisation, await directory.OrganisationsAsync(of.Network, cancellationToken));
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(of.Network, cancellationToken);
        ImmutableHashSet<PersonId> holders =
        [
            .. roles
                .Where(held => held.Role == role && responsible.Contains(held.Organisation) && held.IsValidOn(today))
                .Select(held => held.Person),
        ];
        ImmutableArray<Person> people = await directory.PeopleAsync(of.Network, cancellationToken);
        return [.. people.Where(person => holders.Contains(person.Id)).Select(ToCorrespondent)];
    }

    /// <summary>An organisation and those it is a member of: a network's office answers for its members' cases too.</summary>
    private static ImmutableHashSet<OrganisationId> WithParents(
        OrganisationId organisation, ImmutableArray<Organisation> organisations)
    {
        ImmutableHashSet<OrganisationId>.Builder found = ImmutableHashSet.CreateBuilder<OrganisationId>();
        OrganisationId? next = organisation;
        while (next is { } id && found.Add(id))
        {
            next = organisations.FirstOrDefault(candidate => candidate.Id == id)?.Parent;
        }

        return found.ToImmutable();
    }

    private async Task<ImmutableArray<Correspondent>> FindGpAsync(InstanceRow of, CancellationToken cancellationToken)
    {
        if (await FindPatientAsync(of, cancellationToken) is not { Gp: { } gp })
        {
            return [];
        }

        if (gp.SecureMail is null && gp.Person is { } person)
        {
            return await FindPersonAsync(of.Network, person, cancellationToken);
        }

        return [new Correspondent("gp", new Recipient(gp.Name, gp.SecureMail), DefaultLanguage)];
    }

    private async Task<ImmutableArray<Correspondent>> FindFamilyAsync(InstanceRow of, CancellationToken cancellationToken)
    {
        if (await FindPatientAsync(of, cancellationToken) is not { } patient)
        {
            return [];
        }

        // Both holders of parental authority are informed; for an adult, the person whom the patient named.
        ImmutableArray<RelatedPerson> meant = patient.HoldersOfParentalAuthority;
        meant = meant.IsEmpty ? [.. patient.Related.Where(related => related.Kind == RelationKind.TrustedPerson)] : meant;
        return
        [
            .. meant.Index().Select(entry => new Correspondent(
                $"family-{entry.Index + 1}",
                new Recipient(entry.Item.Name, entry.Item.Email),
                entry.Item.Language ?? DefaultLanguage)),
        ];
    }

    private async Task<Patient?> FindPatientAsync(InstanceRow of, CancellationToken cancellationToken)
    {
        if (of.Patient is not { } id)
        {
            return null;
        }

        PatientFile? file = await files.LoadAsync(of.Network, id, cancellationToken);
        return file?.Patient;
    }

    private static Correspondent ToCorrespondent(Person person) =>
        new(person.Id.ToString(), new Recipient(person.DisplayName, person.Email), person.Language ?? DefaultLanguage);

    private static DateOnly ToDay(DateTimeOffset now, string? zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zones.Find(zone)).DateTime);
}
