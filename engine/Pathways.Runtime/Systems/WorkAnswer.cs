using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What another system is answered when it reports on work.</summary>
public abstract record WorkAnswer
{
    private WorkAnswer() { }

    /// <summary>It is stored.</summary>
    /// <param name="IsRepetition">Whether it was stored before, by the same report.</param>
    public sealed record Taken(bool IsRepetition) : WorkAnswer;

    /// <summary>It will be tried again.</summary>
    /// <param name="NextAt">Not before.</param>
    public sealed record WillRetry(DateTimeOffset NextAt) : WorkAnswer;

    /// <summary>The attempts are used up: the case stopped there, and a person looks at it.</summary>
    public sealed record GivenUp : WorkAnswer;

    /// <summary>Nothing was changed: stop working on it.</summary>
    /// <param name="Reason">Why, fit to show to a person.</param>
    public sealed record Refused(Rejection Reason) : WorkAnswer;
}
