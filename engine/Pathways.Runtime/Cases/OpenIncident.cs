namespace Pathways.Runtime;

/// <summary>An incident that waits for somebody.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="CaseTitle">What people call the case.</param>
/// <param name="Incident">What happened.</param>
public sealed record OpenIncident(Guid InstanceId, string CaseTitle, IncidentRow Incident);
