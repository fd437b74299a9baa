namespace Pathways.Care;

/// <summary>A role that a person holds in an organisation for a time.</summary>
/// <param name="Network">The network.</param>
/// <param name="Person">Who holds it.</param>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; <c>null</c> while there is no end.</param>
public sealed record RoleAssignment(
    NetworkId Network,
    PersonId Person,
    RoleKey Role,
    OrganisationId Organisation,
    DateOnly From,
    DateOnly? To)
{
    /// <summary>Whether the role is held on that day.</summary>
    /// <param name="day">The day in the network's zone.</param>
    public bool IsValidOn(DateOnly day) => From <= day && (To is null || day <= To);

    /// <summary>The actor that the person is when using this role.</summary>
    public Actor AsActor() => new(Network, Person, Role, Organisation);
}
