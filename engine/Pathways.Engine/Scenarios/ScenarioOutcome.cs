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
    /// <summary>What each step left behind, the beginning first; the step that went otherwise is not among them.</summary>
    public ImmutableArray<ScenarioMoment> Moments { get; init; } = [];

    /// <summary>Whether all went as the scenario says.</summary>
    public bool IsPassed => Difference is null;
}

/// <summary>A case after one step of its scenario.</summary>
/// <param name="Step">The step; null for the beginning.</param>
/// <param name="Now">The virtual time after it.</param>
/// <param name="State">Where the case stood then.</param>
/// <param name="Happened">What the step made happen.</param>
public sealed record ScenarioMoment(
    ScenarioStep? Step, DateTimeOffset Now, InstanceState State, ImmutableArray<InstanceEvent> Happened);

/// <summary>Where a case went otherwise than its scenario says.</summary>
/// <param name="Step">The step; null when it is about the start or the end.</param>
/// <param name="Place">The step with its JSON, <c>start</c>, or what of <c>expect</c> differs.</param>
/// <param name="Expected">What the scenario says.</param>
/// <param name="Found">What was found instead.</param>
/// <param name="Incidents">What had stopped the case by then, each with its sentence; usually nothing.</param>
public sealed record ScenarioDifference(
    ScenarioStep? Step, string Place, string Expected, string Found, ImmutableArray<string> Incidents)
{
    /// <summary>What differs.</summary>
    public required ScenarioAspect Aspect { get; init; }

    /// <summary>What the scenario says, bare: elements, messages, a name with its value.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>What was found instead, bare.</summary>
    public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>Why something was refused; null when nothing was.</summary>
    public Rejection? Refusal { get; init; }

    /// <summary>The difference on one line.</summary>
    public override string ToString() =>
        $"{Place}: expected {Expected}; found {Found}{string.Concat(Incidents.Select(incident => $"; {incident}"))}";

    internal static ScenarioDifference At(ScenarioStep step, ScenarioAspect aspect, string expected, string found) =>
        new(step, string.Create(CultureInfo.InvariantCulture, $"step {step.Number} {step.Text}"), expected, found, [])
        {
            Aspect = aspect,
        };

    internal static ScenarioDifference Refused(ScenarioStep step, string expected, string found, Rejection refusal) =>
        At(step, ScenarioAspect.Refused, expected, found) with { Refusal = refusal };

    internal static ScenarioDifference AtEnd(string member, ScenarioAspect aspect, string expected, string found) =>
        new(null, $"expect {member}", expected, found, []) { Aspect = aspect };
}

/// <summary>What can differ between a scenario and what happened.</summary>
public enum ScenarioAspect
{
    /// <summary>The case could not begin, a step was refused, or time could not pass.</summary>
    Refused,

    /// <summary>A step that should have been refused was done.</summary>
    NotRefused,

    /// <summary>A step goes back in time, or beyond the calendar.</summary>
    Time,

    /// <summary>The drawing has no such element.</summary>
    Unknown,

    /// <summary>The case waits somewhere else.</summary>
    Waiting,

    /// <summary>Other messages were asked for.</summary>
    Messages,

    /// <summary>The case stands otherwise in the end.</summary>
    State,

    /// <summary>An element was not come to, or in another order.</summary>
    Visited,

    /// <summary>An element was come to that should not be.</summary>
    NotVisited,

    /// <summary>An element was come to more or less often.</summary>
    Counts,

    /// <summary>Data of the case have another value.</summary>
    Variables,

    /// <summary>A decision was answered otherwise, or never taken.</summary>
    Decisions,
}
