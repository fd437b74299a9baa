using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>An act on the way of a pathway from a draft to what is in force: kept for ever and never changed.</summary>
/// <param name="Network">The network.</param>
/// <param name="Id">Its id.</param>
/// <param name="Draft">The draft; null when an earlier version was taken up again.</param>
/// <param name="PathwayKey">The pathway.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Moment">By whom, and when.</param>
/// <param name="Note">What they say about it: what changed and why, the reason; may be empty where none is asked.</param>
/// <param name="Hash">Hash of exactly the files that it is about (<see cref="OpenedDraft.Hash"/>).</param>
public sealed record DesignEvent(
    NetworkId Network, Guid Id, Guid? Draft, string PathwayKey, DesignEventKind Kind, DraftMoment Moment, string Note, string Hash)
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 2000;

    /// <summary>For a publication: from when on it is in force; null for other acts.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>For a publication: whether running cases too use the new rule sets, forms and templates.</summary>
    public bool ForRunningCases { get; init; }

    /// <summary>For a publication: the versions that it added.</summary>
    public ImmutableArray<DefinitionId> Versions { get; init; } = [];
}

/// <summary>The acts of which the story of a pathway is made.</summary>
public enum DesignEventKind
{
    /// <summary>An author asked for a review.</summary>
    Asked,

    /// <summary>An author took the draft back to go on working on it.</summary>
    TakenBack,

    /// <summary>The reviewer sent it back.</summary>
    SentBack,

    /// <summary>The reviewer approved it.</summary>
    Approved,

    /// <summary>It was published.</summary>
    Published,

    /// <summary>An earlier version was taken up again.</summary>
    RolledBack,
}
