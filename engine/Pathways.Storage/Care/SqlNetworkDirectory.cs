using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The directory of networks and people in SQL.</summary>
internal sealed class SqlNetworkDirectory(Database database) : INetworkDirectory
{
    public Task<ImmutableArray<Network>> NetworksAsync(CancellationToken cancellationToken) =>
        QueryAsync("directory.networks", new SqlArguments(), ToNetwork, cancellationToken);

    public Task<Network?> FindNetworkAsync(NetworkId network, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "directory.find_network", In(network), ToNetwork, cancellationToken),
            cancellationToken);

    public Task<ImmutableArray<Organisation>> OrganisationsAsync(
        NetworkId network, CancellationToken cancellationToken) =>
        QueryAsync("directory.organisations", In(network), ToOrganisation, cancellationToken);

    public Task<ImmutableArray<Person>> PeopleAsync(NetworkId network, CancellationToken cancellationToken) =>
        QueryAsync("directory.people", In(network), ToPerson, cancellationToken);

    public Task<ImmutableArray<RoleAssignment>> RolesAsync(NetworkId network, CancellationToken cancellationToken) =>
        QueryAsync("directory.roles", In(network), ToRole, cancellationToken);

    public Task<ImmutableArray<RoleAssignment>> RolesOfAsync(PersonId person, CancellationToken cancellationToken) =>
        QueryAsync(
            "directory.roles_of", new SqlArguments().Uuid("person", person.Value), ToRole, cancellationToken);

    public Task<ImmutableArray<Absence>> AbsencesAsync(
        NetworkId network, DateOnly from, CancellationToken cancellationToken) =>
        QueryAsync("directory.absences", In(network).Date("from", from), ToAbsence, cancellationToken);

    public Task<bool> RecordAsync(Absence absence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("directory.add_absence", ToArguments(absence), cancellationToken) == 1,
            cancellationToken);
    }

    public Task SaveAsync(DirectoryEntries entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        SqlBatch batch = new();
        foreach (Network network in entries.Networks)
        {
            batch.Add("directory.save_network", ToArguments(network));
        }

        foreach (Organisation organisation in entries.Organisations)
        {
            batch.Add("directory.save_organisation", ToArguments(organisation));
        }

        foreach (Person person in entries.People)
        {
            batch.Add("directory.save_person", ToArguments(person));
        }

        foreach (RoleAssignment role in entries.Roles)
        {
            batch.Add("directory.save_role", ToArguments(role));
        }

        foreach (Absence absence in entries.Absences)
        {
            batch.Add("directory.add_absence", ToArguments(absence));
        }

        return database.RunAsync(batch, cancellationToken);
    }

    public Task ChooseLanguageAsync(PersonId person, string language, CancellationToken cancellationToken) =>
        database.RunAsync(
            "directory.choose_language",
            new SqlArguments().Uuid("person", person.Value).Text("language", language),
            cancellationToken);

    private Task<ImmutableArray<T>> QueryAsync<T>(
        string statement, SqlArguments arguments, Func<Row, T> read, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(statement, arguments, read, cancellationToken), cancellationToken);

    private static SqlArguments In(NetworkId network) => new SqlArguments().Text("network", network.Value);

    private static SqlArguments ToArguments(Network network) => In(network.Id)
        .Text("name", network.Name)
        .Text("kind", CareWords.ToWord(network.Kind))
        .Text("zone", network.Zone)
        .Boolean("is_demonstration", network.IsDemonstration);

    private static SqlArguments ToArguments(Organisation organisation) => In(organisation.Network)
        .Uuid("organisation", organisation.Id.Value)
        .Text("name", organisation.Name)
        .Text("kind", CareWords.ToWord(organisation.Kind))
        .Uuid("parent", organisation.Parent?.Value)
        .Text("finess", organisation.Finess);

    private static SqlArguments ToArguments(Person person) => In(person.Network)
        .Uuid("person", person.Id.Value)
        .Text("family_name", person.FamilyName)
        .Text("given_name", person.GivenName)
        .Text("profession", person.Profession)
        .Text("rpps", person.Rpps?.Value)
        .Text("email", person.Email)
        .Text("phone", person.Phone)
        .Text("language", person.Language);

    private static SqlArguments ToArguments(RoleAssignment role) => In(role.Network)
        .Uuid("person", role.Person.Value)
        .Text("role", role.Role.Value)
        .Uuid("organisation", role.Organisation.Value)
        .Date("valid_from", role.From)
        .Date("valid_to", role.To);

    private static SqlArguments ToArguments(Absence absence) => In(absence.Network)
        .Uuid("absence", absence.Id.Value)
        .Integer("version", absence.Version)
        .Uuid("person", absence.Person.Value)
        .Date("first_day", absence.From)
        .Date("last_day", absence.To)
        .Uuid("substitute", absence.Substitute?.Value)
        .Boolean("is_withdrawn", absence.IsWithdrawn)
        .Uuid("recorded_by", absence.RecordedBy.Value)
        .Text("recorded_as", absence.RecordedAs.Value)
        .Instant("recorded_at", absence.RecordedAt);

    private static Network ToNetwork(Row row) => new(
        new NetworkId(row.Text("network_id")),
        row.Text("name"),
        CareWords.Read<NetworkKind>(row.Text("kind")),
        row.Text("zone"),
        row.Boolean("is_demonstration"));

    private static Organisation ToOrganisation(Row row) => new(
        new NetworkId(row.Text("network_id")),
        new OrganisationId(row.Uuid("organisation_id")),
        row.Text("name"),
        CareWords.Read<OrganisationKind>(row.Text("kind")),
        row.UuidOrNull("parent_id") is { } parent ? new OrganisationId(parent) : null,
        row.TextOrNull("finess"));

    private static Person ToPerson(Row row) => new(
        new NetworkId(row.Text("network_id")),
        new PersonId(row.Uuid("person_id")),
        row.Text("family_name"),
        row.Text("given_name"),
        row.TextOrNull("profession"),
        RppsNumber.Read(row.TextOrNull("rpps")),
        row.TextOrNull("email"),
        row.TextOrNull("phone"))
    {
        Language = row.TextOrNull("language"),
    };

    private static RoleAssignment ToRole(Row row) => new(
        new NetworkId(row.Text("network_id")),
        new PersonId(row.Uuid("person_id")),
        new RoleKey(row.Text("role")),
        new OrganisationId(row.Uuid("organisation_id")),
        row.Date("valid_from"),
        row.DateOrNull("valid_to"));

    private static Absence ToAbsence(Row row) => new()
    {
        Network = new NetworkId(row.Text("network_id")),
        Id = new AbsenceId(row.Uuid("absence_id")),
        Version = row.SmallInteger("version"),
        Person = new PersonId(row.Uuid("person_id")),
        From = row.Date("first_day"),
        To = row.Date("last_day"),
        Substitute = row.UuidOrNull("substitute_id") is { } substitute ? new PersonId(substitute) : null,
        IsWithdrawn = row.Boolean("is_withdrawn"),
        RecordedBy = new PersonId(row.Uuid("recorded_by")),
        RecordedAs = new RoleKey(row.Text("recorded_as")),
        RecordedAt = row.Instant("recorded_at"),
    };
}
