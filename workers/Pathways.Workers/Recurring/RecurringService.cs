using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>Keeps the timetable of recurring work in step with what people want, and looks after what it missed.</summary>
internal sealed class RecurringService(
    IRecurringWork store,
    INetworkDirectory directory,
    RecurringExecution execution,
    RecurringCatchUp catchUp,
    UnaskedStarts starts,
    MovedCalendars calendars,
    RecurringProcess process) : BackgroundService
{
    private static readonly TimeSpan look = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan retry = TimeSpan.FromSeconds(5);

    private readonly HashSet<NetworkId> provided = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        QuartzTimetable? timetable = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                TimeSpan pause = look;
                try
                {
#pragma warning disable CA2000 // disposed at the end
                    timetable ??= await QuartzTimetable.OpenAsync(
                        process.Store, process.Context.Clock, DoAsync, stoppingToken);
#pragma warning restore CA2000
                    await LookAsync(timetable, stoppingToken);
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                    break;
                }
#pragma warning disable CA1031 // top of the loop: a database that is away must not end it
                catch (Exception cause)
#pragma warning restore CA1031
                {
                    WorkerLog.RecurringLookFailed(process.Context.Logger, cause, retry);
                    pause = retry;
                }

                await Task.WhenAny(Task.Delay(pause, stoppingToken));
            }
        }
        finally
        {
            if (timetable is not null)
            {
                await timetable.DisposeAsync();
            }
        }
    }

    private async Task LookAsync(QuartzTimetable timetable, CancellationToken stop)
    {
        ImmutableArray<Network> networks = await directory.NetworksAsync(stop);
        foreach (Network network in networks.Where(network => !provided.Contains(network.Id)))
        {
            foreach (RecurringWork usual in RecurringDefaults.Of(network.Id, process.Context.Now))
            {
                await store.AddAsync(usual, stop);
            }

            provided.Add(network.Id);
        }

        (RecurringWork, string)[] all =
        [
            .. (await store.ListAsync(null, stop)).Select(work => (
                work, networks.FirstOrDefault(network => network.Id == work.Network)?.Zone ?? NetworkTimes.DefaultZone)),
        ];
        await timetable.SyncAsync(all, stop);
        await catchUp.LookAsync(all, stop);
        await starts.BeginDueAsync(stop);
        await calendars.FollowAsync(stop);
    }

    private async Task DoAsync(Occurrence occurrence, CancellationToken stop)
    {
        ImmutableArray<RecurringWork> all = await store.ListAsync(occurrence.Network, stop);
        if (all.FirstOrDefault(work => work.Id == occurrence.Work) is { IsEnabled: true } work)
        {
            await execution.DoAsync(work, occurrence.PlannedAt, stop);
        }
    }
}

/// <summary>The process that does recurring work.</summary>
/// <param name="Store">Where the timetable is kept.</param>
/// <param name="Context">Its name and clock.</param>
internal sealed record RecurringProcess(QuartzStore Store, RecurringContext Context);
