using Pathways.Care;
using Pathways.Runtime;
using Quartz;
using Quartz.Extensibility;

namespace Pathways.Workers.Recurring;

/// <summary>What the scheduler fires: one occurrence of one piece of recurring work.</summary>
/// <param name="due">Does it.</param>
[DisallowConcurrentExecution]
internal sealed class RecurringJob(Func<Occurrence, CancellationToken, Task> due) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        TriggerKey key = context.Trigger.Key;
        if (context.ScheduledFireTimeUtc is { } planned && Guid.TryParse(key.Name, out Guid work))
        {
            await due(new Occurrence(new NetworkId(key.Group), work, planned), cancellationToken);
        }
    }
}

/// <summary>Makes the scheduler's jobs.</summary>
/// <param name="due">What a job does.</param>
internal sealed class RecurringJobFactory(Func<Occurrence, CancellationToken, Task> due) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new JobScope(new RecurringJob(due), null));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
