using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>One case as stored: its state as a document, and what lists and searches need of it.</summary>
public sealed record InstanceRow
{
    /// <summary>The network it belongs to.</summary>
    public required NetworkId Network { get; init; }

    /// <summary>Its id (version 7: later cases have greater ids).</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Stable key of the pathway, e.g. <c>childhood-obesity-etp</c>.</summary>
    public required string PathwayKey { get; init; }

    /// <summary>The published version it runs.</summary>
    public required int PathwayVersion { get; init; }

    /// <summary>Content hash of that version.</summary>
    public required string PathwayHash { get; init; }

    /// <summary>What people call the case in lists.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands as a whole.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>How many events it has had: the number of its newest one.</summary>
    public required long Revision { get; init; }

    /// <summary>The engine's state as JSON with its own format number.</summary>
    public required string State { get; init; }

    /// <summary>The organisation that answers for the case.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>The patient; null for pathways without one.</summary>
    public required PatientId? Patient { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public required PersonId StartedBy { get; init; }

    /// <summary>When its last command was executed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Hash of its newest event: the end of the chain.</summary>
    public required EventHash Head { get; init; }
}
