using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// What should happen to one case, as authors and tests say it: a start, steps on virtual time, and what has to be true in
/// the end.
/// </summary>
/// <param name="Source">Name of the file.</param>
/// <param name="Title">What it is about; null when its author gave no title.</param>
/// <param name="Pathway">The drawing, as a path relative to the file.</param>
/// <param name="Process">Which process of the drawing; null for its main one.</param>
/// <param name="At">When the case begins.</param>
/// <param name="Zone">IANA zone of civil time.</param>
/// <param name="Variables">First data of the case.</param>
/// <param name="Steps">What happens, in order.</param>
/// <param name="Expect">What has to be true in the end.</param>
public sealed record Scenario(
    string Source, string? Title, string Pathway, ElementId? Process, DateTimeOffset At, string Zone,
    FeelContext Variables, ImmutableArray<ScenarioStep> Steps, ScenarioExpectation Expect);

/// <summary>What has to be true of the case in the end. What is not said may be anything.</summary>
/// <param name="State">Where the case stands; null when it does not matter.</param>
/// <param name="Visited">Elements activated, in this order; others may lie between.</param>
/// <param name="NotVisited">Elements never activated.</param>
/// <param name="Counts">How often elements were activated; of a repeated activity its instances count.</param>
/// <param name="Variables">Data of the case; null also fits a name that was never set.</param>
/// <param name="Decisions">Last answers of decisions, by name.</param>
public sealed record ScenarioExpectation(
    InstanceStatus? State,
    ImmutableArray<ElementId> Visited,
    ImmutableArray<ElementId> NotVisited,
    ImmutableArray<KeyValuePair<ElementId, int>> Counts,
    FeelContext Variables,
    FeelContext Decisions)
{
    /// <summary>Nothing in particular.</summary>
    public static ScenarioExpectation Anything { get; } =
        new(null, [], [], [], FeelContext.Empty, FeelContext.Empty);
}
