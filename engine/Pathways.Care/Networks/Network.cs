namespace Pathways.Care;

/// <summary>What a network is in the French organisation of care; a setting, since these bodies merge and change.</summary>
public enum NetworkKind
{
    /// <summary>Réseau de santé: a health network for one or several subjects.</summary>
    HealthNetwork,

    /// <summary>DAC: dispositif d'appui à la coordination, any age and disease, one per territory.</summary>
    CoordinationSupport,

    /// <summary>DSR: dispositif spécifique régional, one speciality in one region.</summary>
    RegionalSpeciality,

    /// <summary>CPTS: professionals of one territory.</summary>
    TerritorialCommunity,

    /// <summary>GCSMS: grouping of social and medico-social bodies.</summary>
    SocialCareGrouping,

    /// <summary>A federation of multi-profession health centres (MSP).</summary>
    HealthCentreFederation,
}

/// <summary>A care network: the tenant. Nothing is shared between networks except by an explicit act.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The name people know, e.g. "RSMA – démonstration".</param>
/// <param name="Kind">Which kind of body it is today.</param>
/// <param name="Zone">IANA time zone in which its deadlines are told, e.g. <c>Europe/Paris</c>.</param>
/// <param name="IsDemonstration">Whether all its people and patients are invented.</param>
public sealed record Network(NetworkId Id, string Name, NetworkKind Kind, string Zone, bool IsDemonstration);
