using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>A decision that a case took, as its history keeps it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">Its place in the history of the case.</param>
/// <param name="Pathway">Key of the pathway.</param>
/// <param name="PathwayVersion">The version that the case runs.</param>
/// <param name="Patient">Whom it is about; null when the case is about the network.</param>
/// <param name="Status">How the case stands.</param>
/// <param name="Body">The event, as JSON.</param>
public sealed record TakenDecision(
    Guid Case, long Sequence, string Pathway, int PathwayVersion, PatientId? Patient, CaseStatus Status, string Body);
