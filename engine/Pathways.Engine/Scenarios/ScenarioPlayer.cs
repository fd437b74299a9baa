using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Plays scenarios of one process: in memory, on virtual time. Pure: the same scenario ends the same way.</summary>
/// <param name="process">The process.</param>
/// <param name="ruleSets">Rule sets by key.</param>
/// <param name="forms">Forms by key: answers that a form refuses are refused.</param>
public sealed class ScenarioPlayer(
    ExecutableProcess process,
    ImmutableDictionary<string, BoundRuleSet> ruleSets,
    ImmutableDictionary<string, FormDefinition> forms)
{
    /// <summary>
    /// Whether after every command its events are folded anew and have to give the same state. For tests: it costs more
    /// than playing.
    /// </summary>
    public bool ChecksFolding { get; init; }

    /// <summary>How many timers may fire in one step before the drawing is taken to go round for ever.</summary>
    public int MostFirings { get; init; } = 100_000;

    /// <summary>
    /// How many events a scenario may make happen in all: for those who play what strangers have drawn. Without a limit
    /// unless told otherwise.
    /// </summary>
    public int MostEvents { get; init; } = int.MaxValue;

    /// <summary>The process that is played.</summary>
    public ExecutableProcess Process => process;

    /// <summary>Plays a scenario until the first difference, or to its end.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ChecksFolding"/> found events that do not give the
    /// state.</exception>
    public ScenarioOutcome Play(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var lived = new VirtualCase(process, ruleSets, scenario.At, scenario.Zone)
        {
            ChecksFolding = ChecksFolding,
            MostFirings = MostFirings,
            MostEvents = MostEvents,
        };
        ImmutableArray<ScenarioMoment>.Builder moments = ImmutableArray.CreateBuilder<ScenarioMoment>();
        ScenarioDifference? difference = FirstDifference(scenario, lived, moments);
        if (difference is not null)
        {
            IEnumerable<Incident> open = lived.State.Incidents.Values;
            difference = difference with
            {
                Incidents = [.. open.Select(incident => $"incident at {incident.Element}: {incident.Reason.Message}")],
            };
        }

        return new ScenarioOutcome(difference, lived.State, [.. lived.Events]) { Moments = moments.ToImmutable() };
    }

    private ScenarioDifference? FirstDifference(
        Scenario scenario, VirtualCase lived, ImmutableArray<ScenarioMoment>.Builder moments)
    {
        var run = new ScenarioRun(process, forms, scenario, lived);
        if (run.Begin() is { } refused)
        {
            return refused;
        }

        moments.Add(new ScenarioMoment(null, lived.Now, lived.State, [.. lived.Events]));
        foreach (ScenarioStep step in scenario.Steps)
        {
            var before = lived.Events.Count;
            if (run.Take(step) is { } difference)
            {
                return difference;
            }

            moments.Add(new ScenarioMoment(step, lived.Now, lived.State, [.. lived.Events.Skip(before)]));
        }

        return new ExpectationCheck(process, lived.State, lived.Events).FirstDifference(scenario.Expect);
    }
}
