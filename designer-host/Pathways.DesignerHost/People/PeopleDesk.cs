using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.SignIn;
using Pathways.Runtime;

namespace Pathways.DesignerHost.People;

/// <summary>Shows who works in the network: roles, tasks in hand, absences, accounts.</summary>
internal sealed class PeopleDesk(
    INetworkDirectory directory, IInbox inbox, AccountClosing accounts, KnownNetworks networks, PageContext page)
{
    public async Task<IResult> ShowAsync(PeopleFilter filter, string? closed, CancellationToken stop)
    {
        NetworkId network = page.Visit.SignedIn.Here.Network;
        if (AccessRights.Of(page.Visit.SignedIn.Here.Role, CareAct.AdministerNetwork) == Reach.Never)
        {
            return Pages.Refused("PW5108", page.Words["people.not_yours"], [], page.Words);
        }

        DateOnly today = page.Figures.Today;
        ImmutableArray<Person> people = await directory.PeopleAsync(network, stop);
        ILookup<PersonId, RoleAssignment> roles = (await directory.RolesAsync(network, stop))
            .Where(role => role.To is null || role.To >= today).ToLookup(role => role.Person);
        Presence presence = Presence.On(today, await directory.AbsencesAsync(network, today, stop));
        ImmutableDictionary<PersonId, long> loads = await inbox.LoadsAsync(network, people.Select(person => person.Id), stop);
        ImmutableDictionary<PersonId, AccountStanding> standings = await accounts.StandingsAsync(stop);
        ImmutableArray<ListedPerson> all =
        [
            .. people.Select(person => new ListedPerson(
                person,
                [.. roles[person.Id]],
                loads.GetValueOrDefault(person.Id),
                presence.AbsenceOf(person.Id),
                standings.GetValueOrDefault(person.Id))),
        ];
        return Pages.Of<PeoplePage>(new
        {
            Filter = filter,
            People = all.Where(filter.Shows).ToImmutableArray(),
            Roles = all.SelectMany(one => one.Roles).Select(held => held.Role).Distinct().OrderBy(role => RoleKey.All.IndexOf(role)).ToImmutableArray(),
            Network = await networks.FindAsync(network, stop),
            Closed = Guid.TryParse(closed, out Guid id) ? people.FirstOrDefault(person => person.Id.Value == id)?.DisplayName : null,
            Reader = page.Visit.SignedIn.Person,
        });
    }
}
