using System.Collections.Concurrent;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>
/// The time zone, the working days and the quiet hours of each network. Every command needs them and they seldom change, so
/// they are kept in memory and looked at again after <see cref="Freshness"/>, while somebody needs them.
/// </summary>
/// <param name="directory">Where networks are kept.</param>
/// <param name="settings">Where their hours are kept.</param>
public sealed class NetworkTimes(INetworkDirectory directory, ISettings settings)
{
    /// <summary>The zone of networks that are not in the directory, as in tests and on the command line.</summary>
    public const string DefaultZone = "Europe/Paris";

    /// <summary>The key of <see cref="ISettings"/> under which a network's hours are kept.</summary>
    public const string HoursKey = "network.hours";

    /// <summary>After how long every process knows what an administrator changed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<NetworkId, Known> known = new();

    /// <summary>The times of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<NetworkTime> OfAsync(NetworkId network, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(network, out Known? last) && Stopwatch.GetElapsedTime(last.ReadAt) < Freshness)
        {
            return last.Time;
        }

        long readAt = Stopwatch.GetTimestamp();
        Network? found = await directory.FindNetworkAsync(network, cancellationToken);
        string? kept = await settings.FindAsync(network, HoursKey, cancellationToken);
        var time = new NetworkTime(found?.Zone ?? DefaultZone, kept is null ? NetworkHours.Usual : NetworkHoursJson.Read(kept));
        known[network] = new Known(time, readAt);
        return time;
    }

    /// <summary>Changes the hours of a network; this process knows them at once.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hours">Its hours from now on.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task SaveAsync(NetworkId network, NetworkHours hours, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hours);
        await settings.SetAsync(network, HoursKey, NetworkHoursJson.Write(hours), cancellationToken);
        known.TryRemove(network, out _);
    }

    private sealed record Known(NetworkTime Time, long ReadAt);
}

/// <summary>How time passes in a network.</summary>
/// <param name="Zone">IANA name, e.g. <c>Indian/Reunion</c>.</param>
/// <param name="Hours">Its working days and quiet hours.</param>
public sealed record NetworkTime(string Zone, NetworkHours Hours)
{
    /// <summary>When messages to people wait; null when they never do.</summary>
    public QuietHours? Quiet => Hours.Quiet is { } quiet
        ? new QuietHours(quiet.From, quiet.To, Civil, Civil.WorkingDays(new CalendarChoice(quiet.SendingDays, null)))
        : null;

    private CivilTime Civil => CivilTime.Of(Zone, Hours.Calendar);
}
