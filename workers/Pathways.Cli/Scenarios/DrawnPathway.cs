using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Cli.Scenarios;

/// <summary>A process of a drawing, with what lies beside it, ready to be played.</summary>
/// <param name="Process">The process; null when there are problems.</param>
/// <param name="RuleSets">Rule sets by key.</param>
/// <param name="Forms">Forms by key.</param>
/// <param name="Problems">Why it cannot be played: the first few.</param>
internal sealed record DrawnPathway(
    ExecutableProcess? Process,
    ImmutableDictionary<string, BoundRuleSet> RuleSets,
    ImmutableDictionary<string, FormDefinition> Forms,
    ImmutableArray<string> Problems)
{
    private const int MostProblems = 3;

    /// <summary>One that cannot be played; what comes after the first few problems usually comes from them.</summary>
    public static DrawnPathway Impossible(params IEnumerable<string> problems) => new(
        null,
        ImmutableDictionary<string, BoundRuleSet>.Empty,
        ImmutableDictionary<string, FormDefinition>.Empty,
        [.. problems.Take(MostProblems)]);
}
