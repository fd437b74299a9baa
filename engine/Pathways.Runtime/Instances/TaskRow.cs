using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>An open task as the inbox needs it.</summary>
public sealed record TaskRow
{
    /// <summary>Id inside the case, e.g. <c>ob_consent#4</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>The element of the drawing.</summary>
    public required string ElementId { get; init; }

    /// <summary>What is to be done, as drawn.</summary>
    public required string Title { get; init; }

    /// <summary>The form to fill in; null when the task has none.</summary>
    public required string? FormKey { get; init; }

    /// <summary>Roles whose holders in the case's organisation may do it.</summary>
    public required ImmutableArray<string> Roles { get; init; }

    /// <summary>Roles it was escalated to because it is late.</summary>
    public ImmutableArray<string> EscalatedRoles { get; init; } = [];

    /// <summary>Who took it; null while nobody has.</summary>
    public PersonId? Assignee { get; init; }

    /// <summary>Who gave it to <see cref="Assignee"/>; null when they took it themselves.</summary>
    public PersonId? HandedBy { get; init; }

    /// <summary>When it was given; null when it was not.</summary>
    public DateTimeOffset? HandedAt { get; init; }

    /// <summary>What the giver wants the receiver to know; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>0 to 100; greater comes first.</summary>
    public required int Priority { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>From when on it should be done.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when it should be done; null when it has no deadline.</summary>
    public required DateTimeOffset? Due { get; init; }
}
