using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Plays the scenarios of a bundle before it is published. One that goes otherwise than it says is a warning [P]: whoever changes
/// a delay means it, and whoever reviews the draft sees what went otherwise.
/// </summary>
internal static class ScenarioCheck
{
    private const string Folder = "scenarios";
    private const int MostNamed = 5; // More say no more.

    public static IEnumerable<Finding> Run(PlayableBundle bundle)
    {
        ImmutableArray<PlayedScenario> played = [.. bundle.ScenarioNames.Select(bundle.Play)];
        foreach (ScenarioProblem problem in played.SelectMany(scenario => scenario.Reading.Problems))
        {
            string place = problem.Place.Length == 0 ? problem.Message : $"{problem.Place}: {problem.Message}";
            yield return new Finding(
                "PW3341", FindingSeverity.Warning, $"The scenario cannot be read: {place}.", [place, problem.Remedy], problem.Source, null, default,
                problem.Remedy);
        }

        string[] otherwise = [.. played.Where(scenario => scenario is { Reading.Scenario: not null, IsPassed: false }).Select(scenario => scenario.Title)];
        if (otherwise.Length > 0)
        {
            string count = otherwise.Length.ToString(CultureInfo.InvariantCulture);
            string all = played.Length.ToString(CultureInfo.InvariantCulture);
            string named = string.Join(", ", otherwise.Take(MostNamed)) + (otherwise.Length > MostNamed ? " …" : string.Empty);
            yield return new Finding(
                "PW3340", FindingSeverity.Warning, $"Of {all} scenarios {count} go otherwise than they say: {named}.", [count, all, named], Folder,
                null, default, "Look at what differs, then correct the pathway or the scenario.");
        }
    }
}
