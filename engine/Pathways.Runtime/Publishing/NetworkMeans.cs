using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Who and what there is in a network to do the work of a pathway: people and their roles, hours, other systems.</summary>
/// <param name="systems">Other systems.</param>
/// <param name="directory">People.</param>
/// <param name="times">Hours.</param>
public sealed class NetworkMeans(IConnectedSystems systems, INetworkDirectory directory, NetworkTimes times)
{
    /// <summary>What other systems do.</summary>
    internal async Task<ServedWork> ServedAsync(NetworkId network, CancellationToken cancellationToken)
    {
        ImmutableArray<Connector> connectors = await systems.ConnectorsAsync(network, cancellationToken);
        ImmutableArray<ConnectedSystem> connected = await systems.ListAsync(network, cancellationToken);
        return new ServedWork(
            connectors.Select(connector => connector.Name).ToImmutableSortedSet(StringComparer.Ordinal),
            connected.Where(system => system.RevokedAt is null).SelectMany(system => system.Topics)
                .ToImmutableSortedSet(StringComparer.Ordinal));
    }

    /// <summary>Which roles are served on the day of an instant; null where nobody was ever given a role.</summary>
    internal async Task<Staffing?> StaffingAsync(NetworkId network, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(network, cancellationToken);
        DateOnly today = CivilTime.Of((await times.OfAsync(network, cancellationToken)).Zone).DayOf(now);
        return roles.IsEmpty
            ? null
            : Staffing.On(
                roles,
                Presence.On(today, await directory.AbsencesAsync(network, today, cancellationToken)),
                [.. (await directory.OrganisationsAsync(network, cancellationToken)).Select(organisation => organisation.Id)]);
    }

    /// <summary>Who works there and when; null where nobody does: the network is not in the directory, or has given no role yet.</summary>
    /// <remarks>Whoever will hold a role later counts, and whoever is absent too: an absence ends.</remarks>
    internal async Task<FollowUpTerms?> FollowUpAsync(NetworkId network, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(network, cancellationToken);
        NetworkTime time = await times.OfAsync(network, cancellationToken);
        DateOnly today = CivilTime.Of(time.Zone).DayOf(now);
        ImmutableHashSet<string> held = [.. roles.Where(role => role.To is null || role.To >= today).Select(role => role.Role.Value)];
        return held.IsEmpty
            ? null
            : new FollowUpTerms(now)
            {
                HeldRoles = held,
                RolesAroundTheClock = [.. RoleKey.AroundTheClock.Select(role => role.Value)],
                Zone = time.Zone,
                Calendar = time.Hours.Calendar,
            };
    }
}
