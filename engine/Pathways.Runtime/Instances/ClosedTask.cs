using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A task that is over.</summary>
/// <param name="TaskId">Id inside the case.</param>
/// <param name="IsCompleted">True when somebody did it, false when the case moved on without it.</param>
/// <param name="At">When it was closed.</param>
/// <param name="By">Who did it; null when it was withdrawn.</param>
/// <param name="DoneOn">The day the act took place, which may be before the day it was entered.</param>
public sealed record ClosedTask(string TaskId, bool IsCompleted, DateTimeOffset At, PersonId? By, DateOnly? DoneOn);
