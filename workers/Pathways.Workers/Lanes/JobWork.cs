using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>Does one job. Whatever it throws counts as a bug: tried again, then an incident.</summary>
/// <param name="job">The job, held by this worker.</param>
/// <param name="whileOurs">Cancelled when the lease is lost or the process must end.</param>
internal delegate Task<JobOutcome> JobWork(LeasedJob job, CancellationToken whileOurs);
