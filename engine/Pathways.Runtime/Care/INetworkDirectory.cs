using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Networks, organisations, people and the roles they hold. Asks nothing about who may read or change them.</summary>
public interface INetworkDirectory
{
    /// <summary>All networks of the installation, by name.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Network>> NetworksAsync(CancellationToken cancellationToken);

    /// <summary>One network; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Network?> FindNetworkAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>The organisations of a network, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Organisation>> OrganisationsAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>The people of a network, by family name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Person>> PeopleAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>All roles that anybody of a network holds, held or will hold.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<RoleAssignment>> RolesAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>All roles that one person holds, held or will hold, in every network.</summary>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<RoleAssignment>> RolesOfAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>The absences of a network that are not over, by first day, each in its newest version.</summary>
    /// <param name="network">The network.</param>
    /// <param name="from">The first day that counts.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Absence>> AbsencesAsync(NetworkId network, DateOnly from, CancellationToken cancellationToken);

    /// <summary>Writes a version of an absence.</summary>
    /// <param name="absence">The version.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the version is there already: somebody was quicker, and nothing was written.</returns>
    Task<bool> RecordAsync(Absence absence, CancellationToken cancellationToken);

    /// <summary>Adds or replaces entries, in one transaction. An organisation stands after its parent.</summary>
    /// <param name="entries">What to add or replace.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task SaveAsync(DirectoryEntries entries, CancellationToken cancellationToken);

    /// <summary>Notes the language in which a person reads, in every network.</summary>
    /// <param name="person">The person.</param>
    /// <param name="language">Two letters (ISO 639).</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task ChooseLanguageAsync(PersonId person, string language, CancellationToken cancellationToken);
}
