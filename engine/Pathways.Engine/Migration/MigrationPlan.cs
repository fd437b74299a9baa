using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>A step that has another id in the other version.</summary>
/// <param name="From">Its id in the version that the case follows.</param>
/// <param name="To">Its id in the version that the case goes to.</param>
public sealed record ElementMove(ElementId From, ElementId To);

/// <summary>Where the steps at which cases stand go in another version of their pathway. Steps without a move keep their id.</summary>
/// <param name="Moves">Each step at most once on either side, so that the plan can be turned round.</param>
public sealed record MigrationPlan(ImmutableArray<ElementMove> Moves)
{
    /// <summary>Every step keeps its id.</summary>
    public static MigrationPlan SameIds { get; } = new([]);

    /// <summary>The plan of the way back.</summary>
    public MigrationPlan Reversed => new([.. Moves.Select(move => new ElementMove(move.To, move.From))]);

    /// <summary>Where a step goes.</summary>
    /// <param name="element">The step.</param>
    public ElementId To(ElementId element) => Moves.FirstOrDefault(move => move.From == element)?.To ?? element;
}
