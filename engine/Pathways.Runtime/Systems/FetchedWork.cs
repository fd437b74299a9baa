namespace Pathways.Runtime;

/// <summary>Work in the hands of another system.</summary>
/// <param name="Job">The job and the lease on it.</param>
/// <param name="Work">What is to be done.</param>
public sealed record FetchedWork(LeasedJob Job, RequestedWork Work);
