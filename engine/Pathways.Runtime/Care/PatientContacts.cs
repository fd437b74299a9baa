using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The part of a patient record that changes without touching the identity.</summary>
/// <param name="Gp">The GP; null when unknown.</param>
/// <param name="Related">Parents, guardians, trusted persons.</param>
/// <param name="ResidenceCode">INSEE code of the commune of residence; null when unknown.</param>
public sealed record PatientContacts(GpReference? Gp, ImmutableArray<RelatedPerson> Related, string? ResidenceCode);
