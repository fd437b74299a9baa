namespace Pathways.Runtime;

/// <summary>The answer to <see cref="IInstanceStore.CommitAsync"/>.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>Everything is written and on disk.</summary>
    public sealed record Committed : CommitOutcome;

    /// <summary>Nothing was written: this command was executed before.</summary>
    /// <param name="First">What it was answered then.</param>
    public sealed record RepeatedCommand(CommandAnswer First) : CommitOutcome;

    /// <summary>Nothing was written: the instance was changed since it was loaded. Load it again and decide again.</summary>
    public sealed record StaleRevision : CommitOutcome;

    /// <summary>
    /// Nothing was written: the kept message that this command delivers was taken or put away, or the invitation that it answers
    /// is closed.
    /// </summary>
    public sealed record MessageGone : CommitOutcome;

    /// <summary>Nothing was written: the job this command came from belongs to another worker by now, or is done.</summary>
    public sealed record LeaseLost : CommitOutcome;
}
