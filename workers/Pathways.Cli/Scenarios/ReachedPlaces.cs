using System.Collections.Immutable;
using System.Globalization;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Cli.Scenarios;

/// <summary>Gathers what played scenarios come to, pathway by pathway, and names what none of them does.</summary>
internal sealed class ReachedPlaces
{
    private readonly Dictionary<DrawnPathway, List<ImmutableArray<InstanceEvent>>> played = [];

    /// <summary>Adds a played scenario.</summary>
    /// <param name="pathway">What it played.</param>
    /// <param name="outcome">What came of it.</param>
    public void Add(DrawnPathway pathway, ScenarioOutcome outcome)
    {
        if (!played.TryGetValue(pathway, out List<ImmutableArray<InstanceEvent>>? cases))
        {
            played[pathway] = cases = [];
        }

        cases.Add(outcome.Events);
    }

    /// <summary>A line of counts for each pathway, and one for each thing that no scenario reaches.</summary>
    public IEnumerable<string> Lines() => played.SelectMany(pathway => Lines(
        pathway.Key.Process?.Key ?? string.Empty,
        ScenarioCoverage.Of(pathway.Key.Process!, pathway.Key.RuleSets, pathway.Value))); // Only what has a process is played.

    private static IEnumerable<string> Lines(string key, ScenarioCoverage coverage)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{key}: {coverage.Elements - coverage.MissedElements.Length} of {coverage.Elements} elements, "
            + $"{coverage.Flows - coverage.MissedFlows.Length} of {coverage.Flows} flows, {coverage.CoveredRules} of {coverage.RuleCount} rules");
        foreach (string missed in coverage.MissedElements.Select(node => $"element {node.Id} ({node.Title})")
            .Concat(coverage.MissedFlows.Select(flow => $"flow {flow.Flow.Id} ({flow.From.Title} -> {flow.To})"))
            .Concat(coverage.Rules.SelectMany(rules => rules.Value.Uncovered, (rules, rule) => RuleOf(rules.Key, rule))))
        {
            yield return $"{key}: never reached: {missed}";
        }
    }

    private static string RuleOf(string ruleSet, UncoveredRule rule) =>
        string.Create(CultureInfo.InvariantCulture, $"rule {rule.Number} of {rule.Owner} in {ruleSet}");
}
