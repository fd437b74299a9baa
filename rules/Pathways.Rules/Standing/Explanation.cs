using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Why a conclusion holds: a tree of conclusions down to recorded facts.</summary>
/// <param name="Conclusion">The conclusion, with the rules and facts that its decisions used.</param>
/// <param name="Because">Why the conclusions hold that those decisions used; one that is being explained further up is not repeated.</param>
public sealed record Explanation(Conclusion Conclusion, ImmutableArray<Explanation> Because)
{
    /// <summary>The recorded facts at the bottom of the tree, each once.</summary>
    public ImmutableArray<Fact> Facts =>
        [.. Conclusion.Supports.SelectMany(support => support.Facts).Concat(Because.SelectMany(reason => reason.Facts)).Distinct()];

    /// <summary>Explains a conclusion.</summary>
    /// <param name="state">What holds.</param>
    /// <param name="says">What is to be explained.</param>
    /// <returns>Null when it does not hold.</returns>
    public static Explanation? Of(StandingState state, Concluded says)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(says);
        return Explain(state.Conclusions.ToDictionary(one => one.Says), says, []);
    }

    private static Explanation? Explain(Dictionary<Concluded, Conclusion> holding, Concluded says, ImmutableList<Concluded> above)
    {
        if (above.Contains(says) || !holding.TryGetValue(says, out Conclusion? conclusion))
        {
            return null;
        }

        ImmutableList<Concluded> path = above.Add(says);
        return new Explanation(conclusion, [.. conclusion.Supports.SelectMany(support => support.Conclusions).Distinct()
            .Select(one => Explain(holding, one, path)).OfType<Explanation>()]);
    }
}
