using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>A task was given to somebody by name.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="Note">What the receiver should know; null for nothing.</param>
/// <param name="At">When.</param>
public sealed record Handover(Performer By, string? Note, DateTimeOffset At);

/// <summary>A task that waits for a person.</summary>
public sealed record OpenTask
{
    /// <summary>Its id.</summary>
    public required TaskId Id { get; init; }

    /// <summary>The token that waits for it.</summary>
    public required long Token { get; init; }

    /// <summary>The element drawn for it.</summary>
    public required ElementId Element { get; init; }

    /// <summary>What to do, in the author's words.</summary>
    public required string Title { get; init; }

    /// <summary>Candidate roles; empty means everyone who may see the case.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Roles brought in because it stayed open, in the order they came.</summary>
    public ImmutableArray<string> EscalatedRoles { get; init; } = [];

    /// <summary>Who took it; null while nobody has.</summary>
    public Performer? ClaimedBy { get; init; }

    /// <summary>How it came to <see cref="ClaimedBy"/>; null when they took it themselves.</summary>
    public Handover? Handover { get; init; }

    /// <summary>Key of its form; null when it has none.</summary>
    public string? Form { get; init; }

    /// <summary>0 to 100; higher is more urgent.</summary>
    public int Priority { get; init; } = 50;

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>From when it may be done.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it is due; null means never. After this instant it is late.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Values computed for its form; empty when the form reads the variables of the case.</summary>
    public FeelContext Inputs { get; init; } = FeelContext.Empty;
}
