using Pathways.Runtime;
using Quartz;
using JobKey = Quartz.JobKey;

namespace Pathways.Workers.Recurring;

/// <summary>
/// The timetable of recurring work, kept by Quartz: on PostgreSQL in a schema of its own that all processes share, so that
/// one of them fires; on SQLite in the memory of the one process there is. What is on it follows from our own tables; what
/// Quartz missed is made up for by <see cref="RecurringCatchUp"/>, so its own misfire rule is to do nothing.
/// </summary>
/// <param name="factory">Owns the scheduler.</param>
/// <param name="scheduler">The scheduler.</param>
/// <param name="clock">The installation's clock.</param>
internal sealed class QuartzTimetable(StandaloneSchedulerFactory factory, IScheduler scheduler, TimeProvider clock) : IAsyncDisposable
{
    // An idle node asks little: it looks for what is due every half minute and says that it lives three times a minute.
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan checkIn = TimeSpan.FromSeconds(20);

    private readonly Dictionary<Guid, string> known = [];
    private bool isFirst = true;

    /// <summary>Opens the timetable; on PostgreSQL this makes its tables when they are missing.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="clock">The installation's clock.</param>
    /// <param name="due">Does an occurrence.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<QuartzTimetable> OpenAsync(
        QuartzStore store, TimeProvider clock, Func<Occurrence, CancellationToken, Task> due, CancellationToken stop)
    {
        StandaloneSchedulerFactory factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "pathways";
                options.GenerateInstanceId = true;
                options.IdleWaitTime = idle;
            });
            quartz.UseTimeProvider(clock);
            quartz.UseDefaultThreadPool(2);
            quartz.UseJobFactory(new RecurringJobFactory(due));
            if (store.ConnectionString is { } connection)
            {
                quartz.UsePersistentStore(kept =>
                {
                    kept.UsePostgres(connection);
                    kept.UseClustering(options => options.CheckinInterval = checkIn);
                    kept.ConfigureStore(options => options.MisfireHandlerFrequency = TimeSpan.FromMinutes(5));
                    kept.ProvisionSchema();
                });
            }
            else
            {
                quartz.UseInMemoryStore(_ => { });
            }
        }).Build();
        try
        {
            IScheduler scheduler = await factory.GetScheduler(stop);
            await scheduler.Start(stop);
            return new QuartzTimetable(factory, scheduler, clock);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings the timetable to what the network's people want. What did not change costs nothing.</summary>
    /// <param name="all">All recurring work, each with its zone.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task SyncAsync(IReadOnlyList<(RecurringWork Work, string Zone)> all, CancellationToken stop)
    {
        foreach ((RecurringWork work, string zone) in all)
        {
            string wanted = work.IsEnabled ? $"{work.Schedule} {zone}" : string.Empty;
            if (known.GetValueOrDefault(work.Id) == wanted)
            {
                continue;
            }

            if (work.IsEnabled)
            {
                await PlanAsync(work, zone, stop);
            }
            else
            {
                await ForgetAsync(JobOf(work), stop);
            }

            known[work.Id] = wanted;
        }

        await ForgetOthersAsync([.. all.Select(pair => pair.Work.Id)], stop);
    }

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        await factory.DisposeAsync();
    }

    private static JobKey JobOf(RecurringWork work) => new(work.Id.ToString("D"), work.Network.Value);

    private async Task PlanAsync(RecurringWork work, string zone, CancellationToken stop)
    {
        JobKey key = JobOf(work);
        IJobDetail job = JobBuilder.Create<RecurringJob>().WithIdentity(key).StoreDurably(true).Build();
        ITrigger trigger = TriggerBuilder.Create(clock)
            .WithIdentity(key.Name, key.Group)
            .WithDescription($"{work.Schedule} {zone}")
            .ForJob(key)
            .StartAt(clock.GetUtcNow())
            .WithSchedule(CronScheduleBuilder.Create(RecurringTimes.CronOf(work.Schedule, zone))
                .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, stop);
    }

    // Once, what an earlier process left on the timetable; then what was taken away since.
    private async Task ForgetOthersAsync(HashSet<Guid> wanted, CancellationToken stop)
    {
        foreach (Guid gone in known.Keys.Where(id => !wanted.Contains(id)).ToArray())
        {
            known.Remove(gone);
            isFirst = true;
        }

        if (!isFirst)
        {
            return;
        }

        foreach (TriggerHeader header in (await scheduler.QueryTriggers(new TriggerQuery(), stop)).Items)
        {
            if (!Guid.TryParse(header.JobKey.Name, out Guid id) || !wanted.Contains(id))
            {
                await ForgetAsync(header.JobKey, stop);
            }
        }

        isFirst = false;
    }

    private async Task ForgetAsync(JobKey job, CancellationToken stop)
    {
        try
        {
            await scheduler.DeleteJob(job, stop);
        }
        catch (SchedulerException)
        {
            // Another process may just have done it, and then it is done.
            if (await scheduler.Exists(job, stop))
            {
                throw;
            }
        }
    }
}
