using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>All that the network keeps about a patient beside the cases.</summary>
/// <param name="Patient">Identity, people around, GP.</param>
/// <param name="Observations">Every observation, oldest first; retracted ones too, see <see cref="History"/>.</param>
/// <param name="Consents">Information, objections, consents.</param>
/// <param name="Team">The care team, past members too.</param>
public sealed record PatientFile(
    Patient Patient,
    ImmutableArray<Observation> Observations,
    ImmutableArray<Consent> Consents,
    ImmutableArray<CareTeamMember> Team)
{
    /// <summary>The observations that count, asked in the ways pages and rules need.</summary>
    public ObservationHistory History => new(Observations);

    /// <summary>The wishes that count.</summary>
    public ConsentLedger Wishes => new(Consents);
}
