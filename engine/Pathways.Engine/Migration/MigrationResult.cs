using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>What a migration of one case comes to. Pure: a preview and the migration itself are the same call.</summary>
public abstract record MigrationResult
{
    private MigrationResult() { }

    /// <summary>The case follows the other version.</summary>
    /// <param name="Step">The new state with what happened: what was promised is kept, or an event says what became of it.</param>
    public sealed record Moved(StepResult.Accepted Step) : MigrationResult;

    /// <summary>The case stays where it is, whole, until a person has decided.</summary>
    /// <param name="Obstacles">All that stands in the way; not empty.</param>
    public sealed record Obstructed(ImmutableArray<Rejection> Obstacles) : MigrationResult;
}
