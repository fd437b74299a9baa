namespace Pathways.Runtime;

/// <summary>What goes away when a command takes effect.</summary>
/// <param name="Job">The job that it executes; null when somebody asked.</param>
/// <param name="Message">The kept message that it delivers; null for every other command.</param>
/// <param name="Invitation">The invitation that it answers; null for every other command.</param>
internal sealed record CommandCause(JobLease? Job, Guid? Message = null, Guid? Invitation = null)
{
    /// <summary>Somebody asked: nothing goes.</summary>
    public static CommandCause Request { get; } = new(Job: null);
}
