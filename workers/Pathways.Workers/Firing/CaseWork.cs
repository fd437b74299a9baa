using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Firing;

/// <summary>What moves cases on: their timers, and news from other cases.</summary>
/// <param name="timers">Fires timers.</param>
/// <param name="news">Brings messages and signals.</param>
internal sealed class CaseWork(TimerFiring timers, NewsBearer news)
{
    /// <summary>Does a job of kind <see cref="JobKind.Timer"/> or <see cref="JobKind.Continuation"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="whileOurs">Cancelled when the lease is lost.</param>
    public async Task<JobOutcome> DoAsync(LeasedJob job, CancellationToken whileOurs) => job.Kind == JobKind.Timer
        ? await timers.FireAsync(job, whileOurs)
        : await news.BringAsync(job, whileOurs) is { } outcome
            ? JobOutcome.Of(outcome)
            : new JobOutcome.Obsolete("the news was brought");
}
