using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>How a task was done.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Task">The task.</param>
/// <param name="Answers">What its form was answered with.</param>
/// <param name="DoneOn">The day on which the work was really done; null means today.</param>
/// <param name="LateReason">Why it was done after it was due; needed exactly then.</param>
public sealed record TaskCompletion(
    Guid InstanceId, TaskId Task, FeelContext Answers, DateOnly? DoneOn = null, string? LateReason = null)
{
    /// <summary>The invitation whose answer a person confirms by completing the task; null when they answered themselves.</summary>
    public GuestInvitation? Confirmed { get; init; }
}
