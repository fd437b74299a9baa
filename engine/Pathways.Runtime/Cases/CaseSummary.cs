using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A case in a list.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="PathwayKey">Stable key of the pathway.</param>
/// <param name="PathwayVersion">The version it runs.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Patient">The patient; null for pathways without one.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
public sealed record CaseSummary(
    Guid InstanceId,
    string PathwayKey,
    int PathwayVersion,
    string Title,
    CaseStatus Status,
    PatientId? Patient,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt);
