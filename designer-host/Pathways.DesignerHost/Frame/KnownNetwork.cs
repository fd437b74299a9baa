using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Frame;

/// <summary>The names of one network: for showing, never for deciding.</summary>
/// <param name="Network">The network.</param>
/// <param name="Organisations">Its organisations.</param>
/// <param name="People">Its people.</param>
public sealed record KnownNetwork(
    Network Network,
    ImmutableDictionary<OrganisationId, Organisation> Organisations,
    ImmutableDictionary<PersonId, Person> People)
{
    /// <summary>The time zone in which the network tells its deadlines.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Network.Zone);

    /// <summary>The name of a person; <paramref name="otherwise"/> when the network does not know them.</summary>
    public string NameOf(PersonId person, string otherwise) =>
        People.TryGetValue(person, out Person? known) ? known.DisplayName : otherwise;

    /// <summary>The name of an organisation; empty when the network does not know it.</summary>
    public string NameOf(OrganisationId organisation) =>
        Organisations.TryGetValue(organisation, out Organisation? known) ? known.Name : string.Empty;
}

/// <summary>Keeps the names of networks for half a minute, so that a page does not ask four times who is who.</summary>
/// <param name="directory">Where names are kept.</param>
public sealed class KnownNetworks(INetworkDirectory directory)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private ImmutableDictionary<NetworkId, Seen> seen = ImmutableDictionary<NetworkId, Seen>.Empty;

    /// <summary>A network with its names; <c>null</c> when there is none of this id.</summary>
    public async Task<KnownNetwork?> FindAsync(NetworkId network, CancellationToken cancellationToken)
    {
        if (seen.TryGetValue(network, out Seen? before) && TimeProvider.System.GetElapsedTime(before.ReadAt) < Freshness)
        {
            return before.Network;
        }

        if (await directory.FindNetworkAsync(network, cancellationToken) is not { } found)
        {
            return null;
        }

        ImmutableArray<Organisation> organisations = await directory.OrganisationsAsync(network, cancellationToken);
        ImmutableArray<Person> people = await directory.PeopleAsync(network, cancellationToken);
        var known = new KnownNetwork(
            found, organisations.ToImmutableDictionary(o => o.Id), people.ToImmutableDictionary(p => p.Id));
        ImmutableInterlocked.Update(
            ref seen, names => names.SetItem(network, new Seen(known, TimeProvider.System.GetTimestamp())));
        return known;
    }

    private sealed record Seen(KnownNetwork Network, long ReadAt);
}
