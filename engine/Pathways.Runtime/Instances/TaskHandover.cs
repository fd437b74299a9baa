using Pathways.Care;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>A task for somebody by name.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="Task">The task.</param>
/// <param name="To">Who shall have it, in the role in which they will do it.</param>
/// <param name="Note">What they should know; null for nothing.</param>
/// <param name="Holder">
/// The person who was seen to have it; null when nobody was. When somebody else has taken it since, nothing changes.
/// </param>
public sealed record TaskHandover(Guid InstanceId, TaskId Task, Actor To, string? Note, PersonId? Holder)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 500;
}
