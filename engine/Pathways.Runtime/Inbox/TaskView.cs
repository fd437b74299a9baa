using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Where a task stands.</summary>
public enum TaskPhase
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>Not needed any more: the case moved on.</summary>
    Withdrawn,
}

/// <summary>A task as lists and pages show it.</summary>
public sealed record TaskView
{
    /// <summary>The network.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>The case.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>What people call the case.</summary>
    public required string CaseTitle { get; init; }

    /// <summary>Stable key of the pathway.</summary>
    public required string PathwayKey { get; init; }

    /// <summary>The version the case runs.</summary>
    public required int PathwayVersion { get; init; }

    /// <summary>The organisation that answers for the case.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>The patient; null for pathways without one.</summary>
    public required PatientId? Patient { get; init; }

    /// <summary>The task's own data.</summary>
    public required TaskRow Task { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskPhase Status { get; init; }

    /// <summary>When it was completed or withdrawn; null while it is open.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who completed it.</summary>
    public required PersonId? ClosedBy { get; init; }

    /// <summary>The day the act took place.</summary>
    public required DateOnly? DoneOn { get; init; }

    /// <summary>What became of the form that was sent to somebody; null when it was sent to nobody.</summary>
    public GuestMark? Guest { get; init; }

    /// <summary>Until when that person may answer; null when nobody was asked.</summary>
    public DateTimeOffset? GuestUntil { get; init; }

    /// <summary>When it was opened or last changed while open.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who caused that; null for tasks that were not changed since this is noted.</summary>
    public PersonId? ChangedBy { get; init; }

    /// <summary>What the access policy must know of it.</summary>
    public TaskStanding Standing => new(
        [.. Task.Roles.Concat(Task.EscalatedRoles).Where(RoleKey.IsWellFormed).Select(role => new RoleKey(role))], Task.Assignee);

    /// <summary>Whether its deadline has passed while it is open.</summary>
    /// <param name="now">The installation's time.</param>
    public bool IsOverdueAt(DateTimeOffset now) => Status == TaskPhase.Open && Task.Due is { } due && due < now;
}
