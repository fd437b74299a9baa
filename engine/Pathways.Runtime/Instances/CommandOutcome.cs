using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>The answer to one command.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>It took effect and is on disk.</summary>
    /// <param name="InstanceId">The case it changed or started.</param>
    /// <param name="Revision">The case's revision after it.</param>
    /// <param name="IsRepetition">True when the same command had taken effect before and nothing was done now.</param>
    public sealed record Done(Guid InstanceId, long Revision, bool IsRepetition) : CommandOutcome;

    /// <summary>It is not lawful; nothing changed. The reason is fit to show to a person.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(Rejection Reason) : CommandOutcome;

    /// <summary>The job it came from belongs to another worker by now, or is done; nothing changed. Only for jobs.</summary>
    public sealed record LeaseLost : CommandOutcome;
}
