using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>
/// Which posts of a network are served on a day: by a holder who is there. Pure. Who stands in does what the absent have in hand;
/// what nobody took is done by those who hold its role, so a substitute without the role serves no post.
/// </summary>
public sealed class Staffing
{
    private readonly FrozenDictionary<Post, Vacancy?> posts;

    private Staffing(FrozenDictionary<Post, Vacancy?> posts, ImmutableArray<PersonId> unreachable)
    {
        this.posts = posts;
        Unreachable = unreachable;
    }

    /// <summary>The roles that nobody serves.</summary>
    public IEnumerable<Vacancy> Vacancies => posts.Values.OfType<Vacancy>().OrderBy(vacancy => RoleKey.All.IndexOf(vacancy.Role));

    /// <summary>The posts that somebody serves.</summary>
    public IEnumerable<Post> Served => posts.Where(post => post.Value is null).Select(post => post.Key);

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

        Vacancy? VacancyOf(Post post)
        {
            PersonId[] holders = [.. today.Where(post.IsHeldIn).Select(held => held.Person).Distinct()];
            return holders.Any(presence.IsHere)
                ? null
                : new Vacancy(post.Role, post.Organisation, holders.Length, holders.Select(holder => presence.AbsenceOf(holder)?.To).Min());
        }

        return new Staffing(
            RoleKey.All
                .SelectMany(role => organisations.Select(organisation => Post.Of(role, organisation)).DefaultIfEmpty(new Post(role, null)).Distinct())
                .ToFrozenDictionary(post => post, VacancyOf),
            [.. roles.Select(role => role.Person).Distinct().Where(person => !atWork.Contains(person) || !IsReached(person))]);
    }

    /// <summary>Why nobody serves a role for a case; null when somebody does.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organisation">The organisation that answers for the case.</param>
    public Vacancy? Of(RoleKey role, OrganisationId organisation) =>
        posts.GetValueOrDefault(Post.Of(role, organisation));
}
