namespace Pathways.Runtime;

/// <summary>What became of a job that failed.</summary>
public abstract record JobFailure
{
    private JobFailure()
    {
    }

    /// <summary>It will be tried again.</summary>
    /// <param name="NextAt">Not before.</param>
    public sealed record WillRetry(DateTimeOffset NextAt) : JobFailure;

    /// <summary>Its attempts are used up: it stays, dead, with an incident for a person to look at.</summary>
    /// <param name="IncidentId">The incident inside the case.</param>
    public sealed record Dead(string IncidentId) : JobFailure;

    /// <summary>It belongs to another worker by now, or is done: nothing was changed.</summary>
    public sealed record LeaseLost : JobFailure;
}
