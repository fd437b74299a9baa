using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>Does one job. Whatever it throws counts as a bug: tried again, then an incident.</summary>
/// <param name="job">The job, held by this worker.</param>
/// <param name="whileOurs">Cancelled when the lease is lost or the process must end.</param>
internal delegate Task<JobOutcome> JobWork(LeasedJob job, CancellationToken whileOurs);

/// <summary>Does jobs of different cases in one transaction. Whatever it throws means that each is to be done alone.</summary>
/// <param name="jobs">The jobs, held by this worker, one for each case.</param>
/// <param name="whileOurs">Cancelled when the process must end.</param>
/// <returns>What became of each; null for one that is to be done alone.</returns>
internal delegate Task<ImmutableArray<JobOutcome?>> JobsWork(ImmutableArray<LeasedJob> jobs, CancellationToken whileOurs);
