using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>An open incident as operators see it: ids and codes, nothing of a person.</summary>
/// <param name="InstanceId">The case.</param>
/// <param name="IncidentId">Its id inside the case; <c>job:</c> and a number for a job that used up its attempts.</param>
/// <param name="PathwayKey">The pathway.</param>
/// <param name="ElementId">Where it stopped; null for jobs.</param>
/// <param name="Code">What it is.</param>
/// <param name="RaisedAt">Since when.</param>
public sealed record ListedIncident(
    Guid InstanceId, string IncidentId, string PathwayKey, string? ElementId, string Code, DateTimeOffset RaisedAt);

/// <summary>Asks for one page of open incidents, oldest first.</summary>
/// <param name="Network">The network.</param>
/// <param name="Code">Only of this code; null for all.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record IncidentQuery(NetworkId Network, string? Code, IncidentCursor? After)
{
    /// <summary>Incidents on one page.</summary>
    public const int PageSize = 50;
}

/// <summary>A place in the list of incidents.</summary>
/// <param name="RaisedAt">Of the last one.</param>
/// <param name="InstanceId">Its case.</param>
/// <param name="IncidentId">The last one.</param>
public sealed record IncidentCursor(DateTimeOffset RaisedAt, Guid InstanceId, string IncidentId);

/// <summary>How many open incidents have a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">How many.</param>
public sealed record IncidentCount(string Code, long Count);

/// <summary>One page of open incidents.</summary>
/// <param name="Incidents">At most <see cref="IncidentQuery.PageSize"/>.</param>
/// <param name="Counts">All open ones by code, most frequent first.</param>
public sealed record IncidentPage(ImmutableArray<ListedIncident> Incidents, ImmutableArray<IncidentCount> Counts)
{
    /// <summary>How many are open altogether.</summary>
    public long Total => Counts.Sum(count => count.Count);
}
