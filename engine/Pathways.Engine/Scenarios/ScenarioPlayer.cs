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
        };
        ScenarioDifference? difference = FirstDifference(scenario, lived);
        if (difference is not null)
        {
            IEnumerable<Incident> open = lived.State.Incidents.Values;
            difference = difference with
            {
                Incidents = [.. open.Select(incident => $"incident at {incident.Element}: {incident.Reason.Message}")],
            };
        }

        return new ScenarioOutcome(difference, lived.State, [.. lived.Events]);
    }

    private ScenarioDifference? FirstDifference(Scenario scenario, VirtualCase lived)
    {
        var run = new ScenarioRun(process, forms, scenario, lived);
        if (run.Begin() is { } refused)
        {
            return refused;
        }

        foreach (ScenarioStep step in scenario.Steps)
        {
            if (run.Take(step) is { } difference)
            {
                return difference;
            }
        }

        return new ExpectationCheck(process, lived.State, lived.Events).FirstDifference(scenario.Expect);
    }
}
