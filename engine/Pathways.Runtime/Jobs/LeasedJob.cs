namespace Pathways.Runtime;

/// <summary>A job in the hands of a worker.</summary>
/// <param name="Lease">The right to execute it.</param>
/// <param name="Kind">What kind of work.</param>
/// <param name="InstanceId">The case it belongs to.</param>
/// <param name="Key">What it is about inside the case: timer id, task id or outbox key.</param>
/// <param name="DueAt">When it was promised; the difference to now is its lateness.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Payload">JSON that came with it.</param>
public sealed record LeasedJob(
    JobLease Lease,
    JobKind Kind,
    Guid InstanceId,
    string Key,
    DateTimeOffset DueAt,
    int Attempt,
    string Payload);
