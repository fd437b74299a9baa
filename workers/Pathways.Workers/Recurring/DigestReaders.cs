using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>A person with open tasks.</summary>
/// <param name="Person">The person.</param>
/// <param name="Counts">How many tasks.</param>
internal sealed record DigestReader(Person Person, InboxCounts Counts);

/// <summary>Finds who has open tasks, their own or of a role that they hold today.</summary>
internal sealed class DigestReaders(INetworkDirectory directory, IInbox inbox)
{
    /// <summary>Everybody of a network who has open tasks.</summary>
    /// <param name="network">The network.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    public async IAsyncEnumerable<DigestReader> FindAsync(
        NetworkId network, DateOnly today, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(network, cancellationToken);
        foreach (Person person in await directory.PeopleAsync(network, cancellationToken))
        {
            ImmutableArray<HeldRole> held =
                [.. roles.Where(role => role.Person == person.Id && role.IsValidOn(today)).Select(role => new HeldRole(role.Role, role.Organisation))];
            InboxCounts counts = await inbox.CountAsync(new InboxReader(network, person.Id, held), now, cancellationToken);
            if (counts.Mine + counts.MyRoles > 0)
            {
                yield return new DigestReader(person, counts);
            }
        }
    }
}
