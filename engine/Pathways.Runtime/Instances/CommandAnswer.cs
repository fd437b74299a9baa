namespace Pathways.Runtime;

/// <summary>What the first execution of a command answered; a repetition gets the same.</summary>
/// <param name="InstanceId">The instance the command changed or started.</param>
/// <param name="Revision">The instance's revision after it.</param>
/// <param name="At">When it was executed.</param>
public sealed record CommandAnswer(Guid InstanceId, long Revision, DateTimeOffset At);
