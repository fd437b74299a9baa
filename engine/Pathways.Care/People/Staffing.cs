using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>
/// Which roles of a network are served on a day: by a holder who is there, or by somebody who stands in. Pure. Roles of
/// <see cref="AccessRights.RolesOfOwnPatients"/> are served organisation by organisation, the others for the whole network.
/// </summary>
public sealed class Staffing
{
    private readonly FrozenDictionary<(RoleKey Role, OrganisationId? Organisation), Vacancy?> posts;

    private Staffing(
        FrozenDictionary<(RoleKey Role, OrganisationId? Organisation), Vacancy?> posts, ImmutableArray<PersonId> unreachable)
    {
        this.posts = posts;
        Unreachable = unreachable;
    }

    /// <summary>The roles that nobody serves.</summary>
    public IEnumerable<Vacancy> Vacancies => posts.Values.OfType<Vacancy>().OrderBy(vacancy => RoleKey.All.IndexOf(vacancy.Role));

    /// <summary>The roles that somebody serves, with the organisation where that matters.</summary>
    public IEnumerable<(RoleKey Role, OrganisationId? Organisation)> Served =>
        posts.Where(post => post.Value is null).Select(post => post.Key);

    /// <summary>Those who once had a role and do nothing today: they left, or are absent without somebody to stand in.</summary>
    public ImmutableArray<PersonId> Unreachable { get; }

    /// <summary>The staffing that follows from roles and absences.</summary>
    /// <param name="roles">All roles of one network, ended ones too.</param>
    /// <param name="presence">Who is there on the day.</param>
    /// <param name="organisations">The organisations of the network.</param>
    public static Staffing On(
        ImmutableArray<RoleAssignment> roles, Presence presence, ImmutableArray<OrganisationId> organisations)
    {
        ArgumentNullException.ThrowIfNull(presence);
        ImmutableArray<RoleAssignment> today = [.. roles.Where(role => role.IsValidOn(presence.Day))];
        var atWork = today.Select(role => role.Person).ToHashSet();
        bool IsReached(PersonId person) => presence.StandInFor(person) is { } doer && atWork.Contains(doer);

        Vacancy? VacancyOf(RoleKey role, OrganisationId? organisation)
        {
            PersonId[] holders =
            [
                .. today.Where(held => held.Role == role && (organisation is null || held.Organisation == organisation))
                    .Select(held => held.Person).Distinct(),
            ];
            return holders.Any(IsReached)
                ? null
                : new Vacancy(role, organisation, holders.Length, holders.Select(holder => presence.AbsenceOf(holder)?.To).Min());
        }

        return new Staffing(
            RoleKey.All
                .SelectMany(role => AccessRights.RolesOfOwnPatients.Contains(role)
                    ? organisations.Select(organisation => (Role: role, Organisation: (OrganisationId?)organisation))
                    : [(Role: role, Organisation: null)])
                .ToFrozenDictionary(post => post, post => VacancyOf(post.Role, post.Organisation)),
            [.. roles.Select(role => role.Person).Distinct().Where(person => !atWork.Contains(person) || !IsReached(person))]);
    }

    /// <summary>Why nobody serves a role for a case; null when somebody does.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organisation">The organisation that answers for the case.</param>
    public Vacancy? Of(RoleKey role, OrganisationId organisation) =>
        posts.GetValueOrDefault((role, AccessRights.RolesOfOwnPatients.Contains(role) ? organisation : null));
}
