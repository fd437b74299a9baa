using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>The form that adds somebody to a care team, or ends their part in it.</summary>
internal static class TeamEntry
{
    /// <summary>Those who can be added: everybody in each role that they hold today, by name.</summary>
    /// <param name="roles">The roles of the network.</param>
    /// <param name="network">Its names.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="words">The language.</param>
    public static IReadOnlyList<Choice> Candidates(
        ImmutableArray<RoleAssignment> roles, KnownNetwork network, DateOnly today, Words words) =>
    [
        .. roles.Where(role => role.IsValidOn(today) && network.People.ContainsKey(role.Person) && IsOfCare(role.Role))
            .OrderBy(role => network.People[role.Person].FamilyName, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(role => network.People[role.Person].GivenName, StringComparer.CurrentCultureIgnoreCase)
            .Select(role => new Choice(
                Key(role.Person, role.Role, role.Organisation),
                words.With("circle.member_choice", network.People[role.Person].DisplayName, words.Role(role.Role), network.NameOf(role.Organisation)))),
    ];

    /// <summary>How a member's person, role and organisation are sent.</summary>
    public static string Key(PersonId person, RoleKey role, OrganisationId organisation) => $"{person}/{role}/{organisation}";

    /// <summary>The member that was sent; <c>null</c> when nobody was chosen.</summary>
    public static CareTeamMember? Read(Entry entry, NetworkId network, PatientId patient, DateOnly today) =>
        entry["member"]?.Split('/') is [var person, var role, var organisation]
        && Guid.TryParse(person, out Guid personId) && RoleKey.IsWellFormed(role) && Guid.TryParse(organisation, out Guid organisationId)
            ? new CareTeamMember(
                network, patient, new PersonId(personId), new RoleKey(role), new OrganisationId(organisationId),
                entry.Day("from") ?? today, entry.Day("to"), entry["same_team"] == "true")
            : null;

    private static bool IsOfCare(RoleKey role) => AccessRights.Of(role, CareAct.ReadFile) != Reach.Never;
}
