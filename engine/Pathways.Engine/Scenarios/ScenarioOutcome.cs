using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>What came of playing a scenario.</summary>
/// <param name="Difference">The first difference, with what was found instead; null when all is as it should be.</param>
/// <param name="State">Where the case stood then.</param>
/// <param name="Events">Everything that happened to it.</param>
public sealed record ScenarioOutcome(string? Difference, InstanceState State, ImmutableArray<InstanceEvent> Events)
{
    /// <summary>Whether all went as the scenario says.</summary>
    public bool IsPassed => Difference is null;
}
