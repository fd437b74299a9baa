using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>Which work this process does: one row per lane.</summary>
/// <param name="moveCase">How a job that moves a case on is done.</param>
/// <param name="fireTimers">How the timers of several cases are fired in one transaction.</param>
/// <param name="deliverMessage">How a message is sent.</param>
/// <param name="doService">How a service is called.</param>
internal sealed class WorkerLanes(JobWork moveCase, JobsWork fireTimers, JobWork deliverMessage, JobWork doService)
{
    /// <summary>The lanes, not yet running.</summary>
    public ImmutableArray<JobLane> Create(IJobQueue queue, TimeProvider clock, WorkerHealth health, ILogger logger) =>
    [
        new JobLane(LanePlan.Cases, moveCase, fireTimers, queue, clock, health, logger),
        new JobLane(LanePlan.Messages, deliverMessage, together: null, queue, clock, health, logger),
        new JobLane(LanePlan.Services, doService, together: null, queue, clock, health, logger),
    ];
}
