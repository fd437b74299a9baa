using System.Collections.Immutable;

namespace Pathways.Storage.Tests.Care;

public abstract class NetworkDirectoryContract(DatabaseKind kind) : PortContract(kind)
{
    private static readonly DateOnly NewYear = new(2026, 1, 1);

    [Fact]
    public async Task Everything_saved_is_read_back_as_it_was()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        var network = new Network(new NetworkId("pta-reims"), "PTA de Reims", NetworkKind.CoordinationSupport, "Europe/Paris", false);
        var organisation = new Organisation(
            network.Id, Case.Office, "Plateforme", OrganisationKind.SocialCare, Parent: null, "510000000");
        var person = new Person(
            network.Id, Case.Nadia, "Essai", "Zoé", "Médecin généraliste", RppsNumber.Read("10000000009"), "z@exemple.invalid", "03");
        var role = new RoleAssignment(network.Id, Case.Nadia, RoleKey.Gp, Case.Office, NewYear, NewYear.AddDays(30));

        await room.Directory.SaveAsync(
            new DirectoryEntries { Networks = [network], Organisations = [organisation], People = [person], Roles = [role] },
            Cancellation);

        Assert.Equal(network, await room.Directory.FindNetworkAsync(network.Id, Cancellation));
        Assert.Equal([organisation], await room.Directory.OrganisationsAsync(network.Id, Cancellation));
        Assert.Equal([person], await room.Directory.PeopleAsync(network.Id, Cancellation));
        Assert.Equal([role], await room.Directory.RolesAsync(network.Id, Cancellation));
        Assert.Contains(network, await room.Directory.NetworksAsync(Cancellation));
    }

    [Fact]
    public async Task Saving_again_replaces_and_does_not_double()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        RoleAssignment role = CareRoom.RoleOf(CareRoom.Nurse);

        await room.Directory.SaveAsync(new DirectoryEntries { Roles = [role with { To = NewYear }] }, Cancellation);

        ImmutableArray<RoleAssignment> roles = await room.Directory.RolesOfAsync(CareRoom.Nurse.Person, Cancellation);
        Assert.Equal([role with { To = NewYear }], roles);
    }

    [Fact]
    public async Task The_language_a_person_chose_holds_everywhere_and_outlives_a_directory_without_one()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        var there = new Person(CareRoom.Neighbour, CareRoom.Nurse.Person, "Essai", "Inès", null, null, null, null);
        await room.Directory.SaveAsync(new DirectoryEntries { People = [there] }, Cancellation);

        await room.Directory.ChooseLanguageAsync(CareRoom.Nurse.Person, "en", Cancellation);
        await room.Directory.SaveAsync(new DirectoryEntries { People = [there with { GivenName = "Inès-Marie" }] }, Cancellation);

        foreach (NetworkId network in new[] { CareRoom.Network, CareRoom.Neighbour })
        {
            ImmutableArray<Person> people = await room.Directory.PeopleAsync(network, Cancellation);
            Assert.Equal("en", people.Single(person => person.Id == CareRoom.Nurse.Person).Language);
            Assert.All(people.Where(person => person.Id != CareRoom.Nurse.Person), person => Assert.Null(person.Language));
        }
    }

    [Fact]
    public async Task Roles_of_a_person_are_found_in_every_network()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        var here = new Person(CareRoom.Neighbour, CareRoom.Nurse.Person, "Essai", "Inès", null, null, null, null);
        RoleAssignment there = CareRoom.RoleOf(CareRoom.Nurse) with { Network = CareRoom.Neighbour };

        await room.Directory.SaveAsync(new DirectoryEntries { People = [here], Roles = [there] }, Cancellation);

        ImmutableArray<RoleAssignment> roles = await room.Directory.RolesOfAsync(CareRoom.Nurse.Person, Cancellation);
        Assert.Equal([CareRoom.Neighbour, CareRoom.Network], roles.Select(role => role.Network));
    }

    [Fact]
    public async Task A_role_in_an_unknown_organisation_is_refused_and_nothing_is_saved()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        var person = new Person(CareRoom.Network, new PersonId(Guid.CreateVersion7()), "Essai", "Léo", null, null, null, null);
        RoleAssignment role = CareRoom.RoleOf(CareRoom.Nurse) with { Organisation = new OrganisationId(Guid.CreateVersion7()) };

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() => room.Directory.SaveAsync(
            new DirectoryEntries { People = [person], Roles = [role] }, Cancellation));

        Assert.Equal(StorageFailure.MissingReference, refused.Failure);
        Assert.DoesNotContain(person, await room.Directory.PeopleAsync(CareRoom.Network, Cancellation));
    }

    [Fact]
    public async Task Of_an_absence_the_newest_version_counts_until_its_last_day()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        Absence first = Away();
        Absence shorter = first with { Version = 2, To = NewYear.AddDays(2) };

        Assert.True(await room.Directory.RecordAsync(first, Cancellation));
        Assert.Equal([first], await room.Directory.AbsencesAsync(CareRoom.Network, NewYear.AddDays(9), Cancellation));
        Assert.True(await room.Directory.RecordAsync(shorter, Cancellation));

        Assert.Equal([shorter], await room.Directory.AbsencesAsync(CareRoom.Network, NewYear.AddDays(2), Cancellation));
        Assert.Empty(await room.Directory.AbsencesAsync(CareRoom.Network, NewYear.AddDays(3), Cancellation));
        Assert.Empty(await room.Directory.AbsencesAsync(CareRoom.Neighbour, NewYear, Cancellation));
    }

    [Fact]
    public async Task A_version_of_an_absence_is_written_once_and_one_taken_back_is_gone()
    {
        CareRoom room = await CareRoom.OpenAsync(Database, Cancellation);
        await room.Directory.SaveAsync(new DirectoryEntries { Absences = [Away()] }, Cancellation);

        Assert.False(await room.Directory.RecordAsync(Away() with { To = NewYear.AddDays(20) }, Cancellation));
        Assert.Equal([Away()], await room.Directory.AbsencesAsync(CareRoom.Network, NewYear, Cancellation));
        Assert.True(await room.Directory.RecordAsync(Away() with { Version = 2, IsWithdrawn = true }, Cancellation));

        Assert.Empty(await room.Directory.AbsencesAsync(CareRoom.Network, NewYear, Cancellation));
    }

    private static Absence Away() => new()
    {
        Network = CareRoom.Network,
        Id = new AbsenceId(CareRoom.Nurse.Person.Value),
        Person = CareRoom.Nurse.Person,
        From = NewYear,
        To = NewYear.AddDays(9),
        Substitute = CareRoom.Gp.Person,
        RecordedBy = CareRoom.Administrator.Person,
        RecordedAs = RoleKey.Administrator,
        RecordedAt = Case.Monday,
    };

    [Fact]
    public async Task A_network_nobody_made_is_not_found() =>
        Assert.Null(await (await CareRoom.OpenAsync(Database, Cancellation)).Directory.FindNetworkAsync(
            new NetworkId("nowhere"), Cancellation));
}

public sealed class NetworkDirectoryOnSqlite() : NetworkDirectoryContract(DatabaseKind.Sqlite);

public sealed class NetworkDirectoryOnPostgreSql() : NetworkDirectoryContract(DatabaseKind.PostgreSql);
