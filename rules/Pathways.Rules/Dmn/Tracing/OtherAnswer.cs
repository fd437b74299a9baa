using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What a decision that was taken comes to under other rules, at its moment.</summary>
/// <param name="Before">The stored trace.</param>
/// <param name="After">The trace under the other rules.</param>
/// <param name="Causes">The decision tables that answer otherwise, with the rules that matched before and now, in the order in which they were gone through.</param>
public sealed record OtherAnswer(DecisionTrace Before, DecisionTrace After, ImmutableArray<TraceDifference> Causes)
{
    /// <summary>Whether the answer is the same, whatever led to it.</summary>
    public bool IsSame => TraceComparison.IsSame(Before.Output, After.Output);
}
