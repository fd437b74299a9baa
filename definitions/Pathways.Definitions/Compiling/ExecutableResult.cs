namespace Pathways.Definitions;

/// <summary>What an event makes happen.</summary>
public abstract record ExecutableResult
{
    private ExecutableResult() { }

    /// <summary>A message leaves; nothing waits for it.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Template">Key of the message template; null when no person is told.</param>
    /// <param name="To">A role, <c>family</c> or <c>gp</c>; null when no person is told.</param>
    public sealed record Message(string Name, string? Template, string? To) : ExecutableResult;

    /// <summary>A signal for everyone who listens.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Signal(string Name) : ExecutableResult;

    /// <summary>An error, for the nearest handler around.</summary>
    /// <param name="Code">Its code; empty when the author named none.</param>
    public sealed record Error(string Code) : ExecutableResult;

    /// <summary>An escalation, for the nearest handler around; without one it is only noted.</summary>
    /// <param name="Code">Its code; empty when the author named none.</param>
    public sealed record Escalation(string Code) : ExecutableResult;

    /// <summary>Done work is undone, newest first.</summary>
    /// <param name="Activity">Which; null means everything done in the scope.</param>
    public sealed record Compensation(ElementId? Activity) : ExecutableResult
    {
        /// <summary>Whether the flow goes on only when all is undone; else at once, beside the undoing.</summary>
        public bool Waits { get; init; } = true;
    }

    /// <summary>The transaction around is given up.</summary>
    public sealed record Cancel : ExecutableResult;

    /// <summary>Everything in the scope ends at once.</summary>
    public sealed record Terminate : ExecutableResult;
}
