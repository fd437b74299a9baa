using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>What would become of a running case with another version of its pathway.</summary>
/// <param name="Case">The case.</param>
/// <param name="Patient">Whom it is about; null when it is about the network.</param>
/// <param name="Title">Its title.</param>
/// <param name="FromVersion">The version that it follows.</param>
/// <param name="At">The steps at which it stands.</param>
/// <param name="Obstacles">Why it cannot go; empty when it can.</param>
/// <param name="Changes">Promises that would not stay as they are.</param>
/// <param name="LateSteps">Steps that would be late at once and are not now.</param>
public sealed record CaseForecast(
    Guid Case, PatientId? Patient, string Title, int FromVersion, ImmutableArray<ElementId> At,
    ImmutableArray<Rejection> Obstacles, ImmutableArray<PromiseChange> Changes, ImmutableArray<ElementId> LateSteps)
{
    /// <summary>Whether a person has to decide before it can go.</summary>
    public bool NeedsPerson => !Obstacles.IsEmpty;

    /// <summary>Whether it goes and something of it would be late at once.</summary>
    public bool IsLateAtOnce => !NeedsPerson && !LateSteps.IsEmpty;
}
