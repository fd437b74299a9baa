using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>An entry on its way into the record.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Patient">Whose plan it is.</param>
/// <param name="Entry">What a completed task adds.</param>
public sealed record PlanRow(PlanId Plan, PatientId Patient, PlanEntry Entry);
