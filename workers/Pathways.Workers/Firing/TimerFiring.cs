using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Engine;
using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Firing;

/// <summary>Fires the timers of cases: due dates, reminders, escalations, waits.</summary>
/// <param name="runtime">Decides and commits, and removes the job in the same transaction.</param>
internal sealed class TimerFiring(PathwayRuntime runtime)
{
    // The clocks of two machines differ by some seconds, or a demonstration's clock was set back: the timer just waits.
    private const string NotDueYet = "PW2111";
    private static readonly RetryPolicy patience = new(int.MaxValue, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5));

    /// <summary>Does a job of kind <see cref="JobKind.Timer"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="whileOurs">Cancelled when the lease is lost.</param>
    public async Task<JobOutcome> FireAsync(LeasedJob job, CancellationToken whileOurs)
    {
        if (job.Kind != JobKind.Timer)
        {
            throw new UnreachableException($"No step of this version leaves a {job.Kind} job.");
        }

        return OutcomeOf(await runtime.FireTimerAsync(job, whileOurs));
    }

    /// <summary>Fires the timers of several cases in one transaction; null for a job that has to be done alone.</summary>
    /// <param name="jobs">One job for each case.</param>
    /// <param name="whileOurs">Cancelled when the process must end.</param>
    public async Task<ImmutableArray<JobOutcome?>> FireTogetherAsync(
        ImmutableArray<LeasedJob> jobs, CancellationToken whileOurs)
    {
        ImmutableArray<LeasedJob> timers = [.. jobs.Where(job => job.Kind == JobKind.Timer)];
        Dictionary<JobLease, CommandOutcome?> outcomes = timers.Select(job => job.Lease)
            .Zip(await runtime.FireTimersAsync(timers, whileOurs)).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. jobs.Select(job => outcomes.GetValueOrDefault(job.Lease) is { } outcome ? OutcomeOf(outcome) : null)];
    }

    private static JobOutcome OutcomeOf(CommandOutcome fired) => fired switch
    {
        CommandOutcome.Done => new JobOutcome.Done(),
        CommandOutcome.LeaseLost => new JobOutcome.Lost(),
        CommandOutcome.Refused({ Code: NotDueYet }) => new JobOutcome.Failed(NotDueYet, patience),
        CommandOutcome.Refused(Rejection reason) => new JobOutcome.Obsolete(reason.Code),
        CommandOutcome other => throw new UnreachableException($"Unknown outcome {other}."),
    };
}
