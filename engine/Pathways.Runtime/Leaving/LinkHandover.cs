using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Somebody takes over another's part in the care of patients, in one role.</summary>
/// <param name="By">Who says so.</param>
/// <param name="From">Whose part it was.</param>
/// <param name="To">Who takes over, in the role, and where they hold it.</param>
/// <param name="ToName">What they are called, for files that name their GP.</param>
/// <param name="Today">Today in the network's zone.</param>
/// <param name="At">When.</param>
public sealed record LinkHandover(Actor By, PersonId From, RoleAssignment To, string ToName, DateOnly Today, DateTimeOffset At)
{
    /// <summary>Files that are changed in one transaction.</summary>
    public const int FilesAtOnce = 100;
}
