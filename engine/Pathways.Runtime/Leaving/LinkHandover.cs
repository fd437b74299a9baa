using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A part that somebody has in the care of a patient.</summary>
/// <param name="Role">In which role.</param>
/// <param name="Organisation">Where, for members of the care team; null for the patient's GP.</param>
/// <param name="Patient">The patient.</param>
public sealed record CareLink(RoleKey Role, OrganisationId? Organisation, PatientId Patient);

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

    /// <summary>Only places in care teams that are held for this organisation; null for all.</summary>
    public OrganisationId? Of { get; init; }

    /// <summary>Whether they also become the GP of the patients.</summary>
    public bool IsGp { get; init; } = To.Role == RoleKey.Gp;
}
