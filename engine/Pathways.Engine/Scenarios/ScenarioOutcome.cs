using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Engine;

/// <summary>What came of playing a scenario.</summary>
/// <param name="Difference">The first difference; null when all is as it should be.</param>
/// <param name="State">Where the case stood then.</param>
/// <param name="Events">Everything that happened to it.</param>
public sealed record ScenarioOutcome(
    ScenarioDifference? Difference, InstanceState State, ImmutableArray<InstanceEvent> Events)
{
    /// <summary>Whether all went as the scenario says.</summary>
    public bool IsPassed => Difference is null;
}

/// <summary>Where a case went otherwise than its scenario says.</summary>
/// <param name="Step">The step; null when it is about the start or the end.</param>
/// <param name="Place">The step with its JSON, <c>start</c>, or what of <c>expect</c> differs.</param>
/// <param name="Expected">What the scenario says.</param>
/// <param name="Found">What was found instead.</param>
/// <param name="Incidents">What had stopped the case by then, each with its sentence; usually nothing.</param>
public sealed record ScenarioDifference(
    ScenarioStep? Step, string Place, string Expected, string Found, ImmutableArray<string> Incidents)
{
    /// <summary>The difference on one line.</summary>
    public override string ToString() =>
        $"{Place}: expected {Expected}; found {Found}{string.Concat(Incidents.Select(incident => $"; {incident}"))}";

    internal static ScenarioDifference At(ScenarioStep step, string expected, string found) => new(
        step, string.Create(CultureInfo.InvariantCulture, $"step {step.Number} {step.Text}"), expected, found, []);

    internal static ScenarioDifference AtEnd(string member, string expected, string found) =>
        new(null, $"expect {member}", expected, found, []);
}
