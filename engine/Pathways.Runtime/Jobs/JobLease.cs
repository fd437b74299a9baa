using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A worker's right to execute one job, for seconds. Whoever claims the job later has a higher token.</summary>
/// <param name="Network">The network of the job.</param>
/// <param name="JobId">The job.</param>
/// <param name="Owner">The worker's name.</param>
/// <param name="Fence">The fencing token: a commit with an older one than the row's is refused.</param>
public sealed record JobLease(NetworkId Network, long JobId, string Owner, long Fence);
