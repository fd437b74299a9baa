namespace Pathways.Care;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>The network's own office.</summary>
    NetworkOffice,

    /// <summary>A doctor's or nurse's practice.</summary>
    Practice,

    /// <summary>MSP: a multi-profession health centre.</summary>
    HealthCentre,

    /// <summary>A hospital or clinic, or one of its services.</summary>
    Hospital,

    /// <summary>A body of the social or medico-social sector.</summary>
    SocialCare,

    /// <summary>PMI, school health and other public health services.</summary>
    PublicHealthService,

    /// <summary>A grouping of member organisations (GCSMS, federation).</summary>
    Grouping,
}

/// <summary>A place people work in. Organisations form a tree: members and services have a parent.</summary>
/// <param name="Network">The network it belongs to.</param>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parent">The organisation it is a member or a service of; <c>null</c> at the top.</param>
/// <param name="Finess">FINESS number of the site (9 characters); <c>null</c> when it has none.</param>
public sealed record Organisation(
    NetworkId Network,
    OrganisationId Id,
    string Name,
    OrganisationKind Kind,
    OrganisationId? Parent,
    string? Finess);
