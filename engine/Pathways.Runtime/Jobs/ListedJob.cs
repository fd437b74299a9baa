using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Where a job stands.</summary>
public enum JobStanding
{
    /// <summary>It is due and nobody has taken it.</summary>
    Due,

    /// <summary>A worker has it.</summary>
    Held,

    /// <summary>Its time has not come, or it waits for its next attempt.</summary>
    Later,

    /// <summary>Its attempts are used up.</summary>
    Dead,

    /// <summary>It waits for a worker of another system.</summary>
    Outside,
}

/// <summary>A job as operators see it: ids and times, nothing of a person.</summary>
/// <param name="JobId">Its number.</param>
/// <param name="Kind">What kind of work.</param>
/// <param name="InstanceId">The case.</param>
/// <param name="Key">What it is about inside the case; it begins with the element.</param>
/// <param name="Topic">What other systems know it by; null for our own work.</param>
/// <param name="DueAt">When it was promised.</param>
/// <param name="NextAt">Not before.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="LastError">Why it failed last, without clinical values; null when it did not.</param>
/// <param name="LeaseOwner">Who has it; null when nobody.</param>
/// <param name="LeaseUntil">Until when without a sign of life, by the database's clock.</param>
public sealed record ListedJob(
    long JobId,
    JobKind Kind,
    Guid InstanceId,
    string Key,
    string? Topic,
    DateTimeOffset DueAt,
    DateTimeOffset NextAt,
    int Attempts,
    string? LastError,
    string? LeaseOwner,
    DateTimeOffset? LeaseUntil);

/// <summary>Asks for one page of jobs, soonest first.</summary>
/// <param name="Network">The network.</param>
/// <param name="Standing">Which ones.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
/// <param name="Now">The installation's time.</param>
public sealed record JobQuery(NetworkId Network, JobStanding Standing, JobCursor? After, DateTimeOffset Now)
{
    /// <summary>Jobs on one page.</summary>
    public const int PageSize = 50;
}

/// <summary>A place in the list of jobs.</summary>
/// <param name="NextAt">Of the last job.</param>
/// <param name="JobId">The last job.</param>
public sealed record JobCursor(DateTimeOffset NextAt, long JobId);
