using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// When holidays or closing days of a network change, what its running cases have planned in working days follows. The
/// calendar that was last followed is kept, so that a process which dies on the way is followed by the next one, from the
/// beginning: a case that has moved already stays as it is.
/// </summary>
/// <param name="directory">The networks.</param>
/// <param name="settings">Where the calendars are kept.</param>
/// <param name="times">The calendars as commands see them.</param>
/// <param name="cases">The running cases.</param>
/// <param name="definitions">Whether a pathway counts working days.</param>
/// <param name="runtime">Plans a case again.</param>
public sealed class MovedCalendars(
    INetworkDirectory directory, ISettings settings, NetworkTimes times, ICases cases, PublishedDefinitions definitions, PathwayRuntime runtime)
{
    private const string FollowedKey = "network.hours.followed";
    private const int PageSize = 200;
    private static readonly string usual = CalendarOf(NetworkHours.Usual);

    /// <summary>Follows every calendar that changed.</summary>
    /// <param name="cancellationToken">Stops between two cases; the next look begins again.</param>
    /// <returns>How many cases have other times now.</returns>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        int moved = 0;
        foreach (Network network in await directory.NetworksAsync(cancellationToken))
        {
            string? kept = await settings.FindAsync(network.Id, NetworkTimes.HoursKey, cancellationToken);
            string wanted = kept is null ? usual : CalendarOf(NetworkHoursJson.Read(kept));
            if (wanted == (await settings.FindAsync(network.Id, FollowedKey, cancellationToken) ?? usual))
            {
                continue;
            }

            // Commands see a change some seconds later; until they do there is nothing to follow.
            if (CalendarOf((await times.OfAsync(network.Id, cancellationToken)).Hours) == wanted)
            {
                moved += await FollowAsync(network.Id, cancellationToken);
                await settings.SetAsync(network.Id, FollowedKey, wanted, cancellationToken);
            }
        }

        return moved;
    }

    /// <summary>What moves times: quiet hours do not.</summary>
    private static string CalendarOf(NetworkHours hours) => NetworkHoursJson.Write(new NetworkHours { Calendar = hours.Calendar });

    private async Task<int> FollowAsync(NetworkId network, CancellationToken cancellationToken)
    {
        int moved = 0;
        ImmutableArray<InstanceRow> page;
        Guid after = Guid.Empty;
        do
        {
            page = await cases.PageAsync(new CaseQuery(network, after, PageSize) { OnlyRunning = true }, cancellationToken);
            foreach (InstanceRow row in page)
            {
                DefinitionId version = new(network, DefinitionKind.Pathway, row.PathwayKey, row.PathwayVersion);
                if ((await definitions.PathwayAsync(version, cancellationToken)).Process.CountsWorkingDays
                    && await runtime.ReplanWorkingDaysAsync(network, row.InstanceId, cancellationToken) is CommandOutcome.Done)
                {
                    moved++;
                }
            }

            after = page.IsEmpty ? after : page[^1].InstanceId;
        }
        while (page.Length == PageSize);
        return moved;
    }
}
