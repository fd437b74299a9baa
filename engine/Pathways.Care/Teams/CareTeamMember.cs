namespace Pathways.Care;

/// <summary>A professional who takes part in a patient's care.</summary>
/// <param name="Network">The network that keeps the file.</param>
/// <param name="Patient">The patient.</param>
/// <param name="Person">The professional.</param>
/// <param name="Role">The role in which they take part.</param>
/// <param name="Organisation">Where they work in that role.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; <c>null</c> while there is no end.</param>
/// <param name="IsSameTeam">
/// Whether they belong to the same care team (équipe de soins, article L.1110-12). Otherwise sharing with them needs the
/// person's consent first (article L.1110-4 III).
/// </param>
public sealed record CareTeamMember(
    NetworkId Network,
    PatientId Patient,
    PersonId Person,
    RoleKey Role,
    OrganisationId Organisation,
    DateOnly From,
    DateOnly? To,
    bool IsSameTeam)
{
    /// <summary>Whether they take part on that day.</summary>
    /// <param name="day">The day in the network's zone.</param>
    public bool IsMemberOn(DateOnly day) => From <= day && (To is null || day <= To);
}
