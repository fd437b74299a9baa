using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>What at least one of several played cases came to, and what none did.</summary>
/// <param name="Elements">How many elements there are, those of called processes included.</param>
/// <param name="MissedElements">Those that no case came to, in the order of the drawing.</param>
/// <param name="Flows">How many flows there are.</param>
/// <param name="MissedFlows">Those that no case took.</param>
/// <param name="Rules">Of each rule set that the process asks, which rules some case met, by key.</param>
public sealed record ScenarioCoverage(
    int Elements,
    ImmutableArray<ExecutableNode> MissedElements,
    int Flows,
    ImmutableArray<MissedFlow> MissedFlows,
    ImmutableSortedDictionary<string, RuleCoverage> Rules)
{
    /// <summary>How many rules there are.</summary>
    public int RuleCount => Rules.Values.Sum(rules => rules.RuleCount);

    /// <summary>How many of them some case met.</summary>
    public int CoveredRules => Rules.Values.Sum(rules => rules.CoveredCount);

    /// <summary>Whether nothing was missed.</summary>
    public bool IsWhole => MissedElements.IsEmpty && MissedFlows.IsEmpty && CoveredRules == RuleCount;

    /// <summary>Counts.</summary>
    /// <param name="process">The process that was played.</param>
    /// <param name="ruleSets">The rule sets that it asks, by key.</param>
    /// <param name="played">What happened in the cases.</param>
    public static ScenarioCoverage Of(
        ExecutableProcess process,
        ImmutableDictionary<string, BoundRuleSet> ruleSets,
        IEnumerable<ImmutableArray<InstanceEvent>> played)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(ruleSets);
        ImmutableArray<ImmutableArray<InstanceEvent>> cases = [.. played];
        HashSet<ElementId> reached = [.. cases.SelectMany(events => ScenarioScene.VisitedIn(events))];
        ImmutableArray<ExecutableNode> nodes = [.. process.Called.Values.Prepend(process).SelectMany(called => called.Nodes).DistinctBy(node => node.Id)];
        ImmutableArray<MissedFlow> flows =
        [
            .. nodes.SelectMany(node => node.Outgoing, (node, flow) => new MissedFlow(
                flow, node, process.FindAnywhere(flow.To)?.Title ?? flow.To.ToString())),
        ];
        ILookup<string, DecisionTrace> traces = cases.SelectMany(events => events).OfType<InstanceEvent.DecisionMade>()
            .ToLookup(made => made.RuleSet, made => made.Trace);
        return new ScenarioCoverage(
            nodes.Length,
            [.. nodes.Where(node => !reached.Contains(node.Id))],
            flows.Length,
            [.. flows.Where(flow => !reached.Contains(flow.Flow.Id))],
            process.RuleSetKeys.Where(ruleSets.ContainsKey).ToImmutableSortedDictionary(
                key => key, key => RuleCoverage.Of(ruleSets[key].RuleSet, traces[key]), StringComparer.Ordinal));
    }
}

/// <summary>A flow that no case took.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="From">The element that it leaves.</param>
/// <param name="To">Title of the element that it leads to.</param>
public sealed record MissedFlow(ExecutableFlow Flow, ExecutableNode From, string To);
