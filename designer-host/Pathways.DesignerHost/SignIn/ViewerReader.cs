using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.SignIn;

/// <summary>Finds out who a signed-in person is, and where they may work today.</summary>
/// <param name="directory">Roles, read at each request: a role that ends works no more at once.</param>
/// <param name="networks">Names.</param>
internal sealed class ViewerReader(INetworkDirectory directory, KnownNetworks networks)
{
    /// <summary>The viewer, or <c>null</c> when the person holds no role anywhere today.</summary>
    /// <param name="person">The person of the account.</param>
    /// <param name="chosen">The place chosen last; another one is taken when it is not held any more.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Viewer?> ReadAsync(
        PersonId person, string? chosen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var places = new List<(Place Place, DateOnly Since)>();
        string name = string.Empty;
        foreach (RoleAssignment role in await directory.RolesOfAsync(person, cancellationToken))
        {
            if (await networks.FindAsync(role.Network, cancellationToken) is { } network
                && role.IsValidOn(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, network.Zone).DateTime)))
            {
                places.Add((
                    new Place(role.Network, network.Network.Name, role.Organisation, network.NameOf(role.Organisation), role.Role),
                    role.From));
                name = network.NameOf(person, name);
            }
        }

        if (places.Count == 0)
        {
            return null;
        }

        ImmutableArray<(Place Place, DateOnly Since)> sorted =
        [
            .. places.OrderBy(p => p.Place.NetworkName, StringComparer.Ordinal).ThenBy(p => RoleKey.All.IndexOf(p.Place.Role)),
        ];
        // Who has not chosen yet begins where they have worked longest.
        Place usual = sorted.MinBy(place => place.Since).Place;
        ImmutableArray<Place> all = [.. sorted.Select(place => place.Place)];
        return new Viewer(person, name, all.FirstOrDefault(place => place.Key == chosen) ?? usual, all);
    }
}
