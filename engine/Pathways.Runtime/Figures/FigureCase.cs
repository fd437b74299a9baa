using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A case as figures see it: what it knows and when it went where, without the name of anybody.</summary>
public sealed record FigureCase
{
    /// <summary>The case.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>Key of its pathway.</summary>
    public required string PathwayKey { get; init; }

    /// <summary>Whether it runs or how it ended.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>The data of the case.</summary>
    public required FeelContext Data { get; init; }

    /// <summary>The end event that it reached last; null when none.</summary>
    public string? EndEvent { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Name of the organisation that keeps it.</summary>
    public string? Organisation { get; init; }

    /// <summary>The patient's municipality of residence, by its code; null when it is not known.</summary>
    public string? Municipality { get; init; }

    /// <summary>The patient's birth date; null for a case about nobody.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The patient's sex, F or M; null for a case about nobody.</summary>
    public string? Sex { get; init; }

    /// <summary>When it went where.</summary>
    public ImmutableArray<FigureMoment> Moments { get; init; } = [];

    /// <summary>Its tasks.</summary>
    public ImmutableArray<FigureTask> Tasks { get; init; } = [];
}

/// <summary>When a case was at an element.</summary>
/// <param name="Element">Id of the element.</param>
/// <param name="IsCompleted">Whether it is about leaving it in the ordinary way; else about coming to it.</param>
/// <param name="First">The first time.</param>
/// <param name="Last">The last time.</param>
/// <param name="Times">How often.</param>
public sealed record FigureMoment(string Element, bool IsCompleted, DateTimeOffset First, DateTimeOffset Last, long Times);

/// <summary>A task of a case.</summary>
/// <param name="Element">The element drawn for it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status"><c>open</c>, <c>completed</c> or <c>withdrawn</c>.</param>
/// <param name="OpenedAt">When it came into inboxes.</param>
/// <param name="Due">When it is due; null for never.</param>
/// <param name="ClosedAt">When it was completed or withdrawn; null while it is open.</param>
/// <param name="DoneOn">The day on which it was done; null unless it was completed.</param>
public sealed record FigureTask(
    string Element, string Title, string Status, DateTimeOffset OpenedAt, DateTimeOffset? Due, DateTimeOffset? ClosedAt, DateOnly? DoneOn);
