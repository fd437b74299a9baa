using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Plays scenarios of one process: in memory, on virtual time.</summary>
/// <param name="process">The process.</param>
/// <param name="ruleSets">Rule sets by key.</param>
/// <param name="forms">Forms by key: answers that a form refuses are refused.</param>
public sealed class ScenarioPlayer(
    ExecutableProcess process,
    ImmutableDictionary<string, BoundRuleSet> ruleSets,
    ImmutableDictionary<string, FormDefinition> forms)
{
    /// <summary>Plays a scenario until the first difference or to its end.</summary>
    public ScenarioOutcome Play(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var run = new ScenarioRun(process, ruleSets, forms, scenario);
        var difference = run.Begin();
        foreach (ScenarioStep step in scenario.Steps)
        {
            difference ??= run.Take(step) is { } found ? $"step {Text(step.Number)} {step.Text}: {found}" : null;
        }

        difference ??= new ExpectationCheck(process, run.State, run.Events).FirstDifference(scenario.Expect);
        return new ScenarioOutcome(difference is null ? null : difference + run.Trouble(), run.State, [.. run.Events]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
