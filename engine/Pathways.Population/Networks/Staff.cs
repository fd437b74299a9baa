using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Population;

/// <summary>
/// The professionals of an invented network. Nurses, GPs and pharmacists belong to one organisation; all others are lent to every
/// member. The people of the demonstration also work in the office of every other network, so that whoever signs in sees them all.
/// </summary>
internal sealed class Staff
{
    private static readonly ImmutableArray<RoleKey> ownRoles = [RoleKey.Nurse, RoleKey.Gp, RoleKey.Pharmacist];
    private static readonly DateOnly beginning = new(2015, 1, 1);
    private static readonly DateOnly demonstration = new(2021, 1, 1);

    private readonly ILookup<(OrganisationId, RoleKey), RoleAssignment> holders;

    private Staff(ImmutableArray<Person> people, ImmutableArray<RoleAssignment> roles)
    {
        People = people;
        Roles = roles;
        holders = roles.ToLookup(role => (role.Organisation, role.Role));
    }

    /// <summary>Everybody.</summary>
    public ImmutableArray<Person> People { get; }

    /// <summary>Every role that they hold.</summary>
    public ImmutableArray<RoleAssignment> Roles { get; }

    /// <summary>The staff of a network.</summary>
    public static Staff Of(InventedNetwork network, long seed)
    {
        var people = ImmutableArray.CreateBuilder<Person>();
        var roles = ImmutableArray.CreateBuilder<RoleAssignment>();
        foreach (RoleKey role in RoleKey.All)
        {
            if (ownRoles.Contains(role))
            {
                foreach (Organisation organisation in network.Organisations)
                {
                    Add(role, $"{role}:{organisation.Id}", [organisation]);
                }
            }
            else
            {
                Add(role, role.Value, network.Organisations);
            }
        }

        if (network.Network == DemoNetwork.Network)
        {
            people.AddRange(DemoNetwork.Directory.People);
            roles.AddRange(DemoNetwork.Directory.Roles);
        }
        else
        {
            people.AddRange(DemoNetwork.People.Select(known => known.Person with { Network = network.Network.Id }));
            roles.AddRange(
                from known in DemoNetwork.People
                from role in known.Roles.Select(held => held.Role).Distinct()
                select new RoleAssignment(
                    network.Network.Id, known.Person.Id, role, network.Organisations[0].Id, demonstration, To: null));
        }

        return new Staff(people.ToImmutable(), roles.ToImmutable());

        void Add(RoleKey role, string key, IEnumerable<Organisation> where)
        {
            var dice = new Dice(seed, $"staff:{network.Network.Id}:{key}");
            var id = new PersonId(DemoIds.Of($"{seed}:staff:{network.Network.Id}:{key}"));
            string profession = RoleWords.All.First(words => words.Role == role).French;
            people.Add(new Person(
                network.Network.Id, id, InventedNames.Professional(dice), InventedNames.GivenOfProfessional(dice), profession, Rpps: null,
                $"{role.Value.Replace('_', '-')}.{id.Value.ToString("N")[..6]}@demonstration.invalid", Phone: null));
            roles.AddRange(where.Select(organisation =>
                new RoleAssignment(network.Network.Id, id, role, organisation.Id, beginning, To: null)));
        }
    }

    /// <summary>Somebody who holds a role at an organisation; null when nobody does.</summary>
    public Actor? Holder(OrganisationId organisation, RoleKey role, Dice dice) =>
        holders[(organisation, role)].ToArray() is { Length: > 0 } known ? dice.Pick(known).AsActor() : null;
}
