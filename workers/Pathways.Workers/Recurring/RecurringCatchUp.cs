using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>
/// Makes up for what the timetable could not do: what fell due while nothing ran, what somebody asked for, and what a process
/// began and did not end. Nothing is left out without a row that says so.
/// </summary>
/// <param name="store">The work and its occurrences.</param>
/// <param name="execution">Does an occurrence.</param>
/// <param name="context">The process.</param>
internal sealed class RecurringCatchUp(IRecurringWork store, RecurringExecution execution, RecurringContext context)
{
    /// <summary>So long the timetable has for an occurrence before it counts as missed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Older ones than these are told of by the newest: nobody reads a year of nights.
    private const int MostNoted = 50;

    /// <summary>Looks once.</summary>
    /// <param name="all">All recurring work, each with its zone.</param>
    /// <param name="stop">Stops between two occurrences.</param>
    public async Task LookAsync(IReadOnlyList<(RecurringWork Work, string Zone)> all, CancellationToken stop)
    {
        foreach (Occurrence waiting in await store.WaitingAsync(stop))
        {
            if (all.FirstOrDefault(pair => pair.Work.Id == waiting.Work).Work is { } work)
            {
                await execution.DoAsync(work, waiting.PlannedAt, stop);
            }
        }

        foreach ((RecurringWork work, string zone) in all.Where(pair => pair.Work.IsEnabled))
        {
            await MakeUpAsync(work, zone, stop);
        }
    }

    private async Task MakeUpAsync(RecurringWork work, string zone, CancellationToken stop)
    {
        DateTimeOffset known = work.LastPlannedAt is { } last && last > work.Since ? last : work.Since;
        DateTimeOffset until = context.Now - Patience;
        if (RecurringTimes.Previous(work.Schedule, zone, until) is not { } newest || newest <= known)
        {
            return;
        }

        DateTimeOffset? missed = newest;
        for (int noted = 0; noted < MostNoted; noted++)
        {
            missed = RecurringTimes.Previous(work.Schedule, zone, missed!.Value); // Set before, and by the test below.
            if (missed is null || missed <= known)
            {
                break;
            }

            // Once is enough: the newest one does what the earlier ones would have done.
            await store.SkipAsync(new Occurrence(work.Network, work.Id, missed.Value), context.Node, "missed", context.Now, stop);
        }

        await execution.DoAsync(work, newest, stop);
    }
}
