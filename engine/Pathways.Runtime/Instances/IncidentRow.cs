namespace Pathways.Runtime;

/// <summary>Something in a case needs repair.</summary>
/// <param name="IncidentId">Id inside the case.</param>
/// <param name="ElementId">The element of the drawing it happened at; null when none.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">A sentence for the person who repairs; no clinical values.</param>
/// <param name="RaisedAt">When.</param>
public sealed record IncidentRow(
    string IncidentId, string? ElementId, string Code, string Message, DateTimeOffset RaisedAt);
