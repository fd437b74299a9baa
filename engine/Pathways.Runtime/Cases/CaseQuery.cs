using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Which cases are read, in the order of their ids.</summary>
/// <param name="Network">The network; null for all.</param>
/// <param name="After">Only cases with a later id; an empty id for the first page.</param>
/// <param name="AtMost">How many.</param>
public sealed record CaseQuery(NetworkId? Network, Guid After, int AtMost)
{
    /// <summary>Key of the pathway; null for all.</summary>
    public string? Pathway { get; init; }

    /// <summary>Whether those that have ended are left out.</summary>
    public bool OnlyRunning { get; init; }
}
