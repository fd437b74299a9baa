using System.Collections.Immutable;

namespace Pathways.Definitions;

/// <summary>What is known of those who will live with a pathway, when it is proved that it loses nobody.</summary>
/// <param name="Now">From when on moments are tried: deadlines are tried for twelve months.</param>
public sealed record FollowUpTerms(DateTimeOffset Now)
{
    /// <summary>Roles that somebody holds; null when it is not known, outside of any network.</summary>
    public ImmutableHashSet<string>? HeldRoles { get; init; }

    /// <summary>Roles of which somebody is at work at any hour: what they are to do is not kept to the team's hours.</summary>
    public ImmutableHashSet<string> RolesAroundTheClock { get; init; } = [];

    /// <summary>IANA name of the network's zone; a drawing with one of its own keeps to that.</summary>
    public string Zone { get; init; } = "Europe/Paris";

    /// <summary>Public holidays and closing days of the network.</summary>
    public NetworkCalendar Calendar { get; init; } = NetworkCalendar.Usual;

    /// <summary>When all other roles are at work.</summary>
    public TeamHours Hours { get; init; } = TeamHours.Usual;
}
