using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Whose inbox: a person with the roles held today.</summary>
/// <param name="Network">The network.</param>
/// <param name="Person">The person.</param>
/// <param name="Roles">The roles, each with the organisation it is held in.</param>
public sealed record InboxReader(NetworkId Network, PersonId Person, ImmutableArray<HeldRole> Roles)
{
    /// <summary>The organisations in which the person holds any role today, for <see cref="InboxTab.Organisation"/>.</summary>
    public ImmutableArray<OrganisationId> Organisations { get; init; } = [];

    /// <summary>Which roles are served today, for <see cref="InboxTab.Ownerless"/>; null where that tab is not asked for.</summary>
    public Staffing? Staffing { get; init; }

    /// <summary>The absent for whom the person stands in today: what is in their hands is seen as the person's own.</summary>
    public ImmutableArray<PersonId> StandsInFor { get; init; } = [];
}

/// <summary>A role somebody holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where; null: in every organisation of the network.</param>
public sealed record HeldRole(RoleKey Role, OrganisationId? Organisation);
