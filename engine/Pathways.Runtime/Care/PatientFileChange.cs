using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What one act adds to a patient file and changes in it.</summary>
/// <remarks>
/// At most one of <see cref="Registered"/>, <see cref="Changed"/>, <see cref="Retracted"/> and <see cref="Withdrawn"/>:
/// each of them can come too late, and then nothing is written.
/// </remarks>
public sealed record PatientFileChange
{
    /// <summary>A file to open; null when it exists.</summary>
    public Patient? Registered { get; init; }

    /// <summary>The patient record after the change, its revision one above the one that was read; null if unchanged.</summary>
    public Patient? Changed { get; init; }

    /// <summary>Observations to add.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>An observation that turned out wrong, with its retraction; null for none.</summary>
    public Observation? Retracted { get; init; }

    /// <summary>Information, objections or consents to add.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>A consent or objection with its withdrawal; null for none.</summary>
    public Consent? Withdrawn { get; init; }

    /// <summary>Members to add to the care team, or to give another last day.</summary>
    public ImmutableArray<CareTeamMember> Team { get; init; } = [];
}
