using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>What ties a person to a patient on a given day.</summary>
[Flags]
public enum CareRelations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Member of the same care team.</summary>
    CareTeam = 1,

    /// <summary>Takes part in the care, but outside the care team: needs consent.</summary>
    OutsideTeam = 2,

    /// <summary>The patient's GP.</summary>
    Gp = 4,

    /// <summary>Opened the file.</summary>
    Registered = 8,

    /// <summary>Has an open task for this patient: their own, or one of their role (see <see cref="AccessRights.RolesOfOwnPatients"/>).</summary>
    Task = 16,
}

/// <summary>The facts about one patient file that a decision needs.</summary>
/// <param name="Network">The network that keeps the file.</param>
/// <param name="Patient">The file.</param>
/// <param name="Relations">What ties the actor to the patient today.</param>
/// <param name="ObjectsToSharing">Whether an objection to sharing is in force.</param>
/// <param name="AgreesToOutsideSharing">Whether a consent to sharing outside the care team is in force.</param>
public sealed record PatientStanding(
    NetworkId Network,
    PatientId Patient,
    CareRelations Relations,
    bool ObjectsToSharing,
    bool AgreesToOutsideSharing)
{
    /// <summary>What ties those to the patient for whom the actor stands in today.</summary>
    public CareRelations BySubstitution { get; init; }
}

/// <summary>The facts about one task that a decision needs.</summary>
/// <param name="Roles">Its candidate roles and those it was escalated to.</param>
/// <param name="Assignee">Who took it or was given it; <c>null</c> while it is open to all.</param>
public sealed record TaskStanding(ImmutableArray<RoleKey> Roles, PersonId? Assignee);

/// <summary>A question to the <see cref="AccessPolicy"/>.</summary>
/// <param name="Actor">Who wants to act, in which role.</param>
/// <param name="Act">What they want to do.</param>
/// <param name="Roles">All roles the person holds or held, from the store: the actor's word is not enough.</param>
/// <param name="Today">Today in the network's zone.</param>
public sealed record AccessRequest(Actor Actor, CareAct Act, ImmutableArray<RoleAssignment> Roles, DateOnly Today)
{
    /// <summary>The file, for acts on a patient; <c>null</c> for acts on the network.</summary>
    public PatientStanding? Patient { get; init; }

    /// <summary>The task, for <see cref="CareAct.WorkOnTask"/>.</summary>
    public TaskStanding? Task { get; init; }

    /// <summary>The absent for whom the actor stands in today.</summary>
    public ImmutableArray<PersonId> StandsInFor { get; init; } = [];

    /// <summary>Why the file must be opened although it is closed to the person; <c>null</c> in everyday work.</summary>
    public string? EmergencyReason { get; init; }
}
