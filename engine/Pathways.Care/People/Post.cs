namespace Pathways.Care;

/// <summary>
/// Where a role is needed: the one rule by which somebody can take a task of a role, counts as serving it, and takes it over. Roles
/// of <see cref="AccessRights.RolesOfOwnPatients"/> are needed organisation by organisation, the others in the whole network.
/// </summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where; null for the whole network.</param>
public readonly record struct Post(RoleKey Role, OrganisationId? Organisation)
{
    /// <summary>The post in which somebody does what an organisation has for a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="organisation">The organisation that answers for the case, or in which the role is held.</param>
    public static Post Of(RoleKey role, OrganisationId organisation) =>
        new(role, AccessRights.RolesOfOwnPatients.Contains(role) ? organisation : null);

    /// <summary>Whether who holds a role holds this post; on which days is asked elsewhere.</summary>
    /// <param name="held">The role as it is held.</param>
    public bool IsHeldIn(RoleAssignment held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return held.Role == Role && (Organisation is null || held.Organisation == Organisation);
    }
}
