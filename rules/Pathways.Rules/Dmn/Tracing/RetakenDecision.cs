using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What became of a stored decision that was taken again.</summary>
public abstract record RetakenDecision
{
    private RetakenDecision()
    {
    }

    /// <summary>The same answer by the same rules, in every decision on the way.</summary>
    /// <param name="Trace">The new trace.</param>
    public sealed record Same(DecisionTrace Trace) : RetakenDecision;

    /// <summary>Something came out differently: a bug of this library, then or now.</summary>
    /// <param name="Trace">The new trace.</param>
    /// <param name="Differences">What, in the order in which it was decided; not empty.</param>
    public sealed record Different(DecisionTrace Trace, ImmutableArray<TraceDifference> Differences) : RetakenDecision;

    /// <summary>The rules at hand are not those of the trace; nothing was evaluated.</summary>
    /// <param name="StoredHash">The content hash in the trace.</param>
    /// <param name="HashAtHand">The content hash of the rule set.</param>
    public sealed record OtherRules(string StoredHash, string HashAtHand) : RetakenDecision;

    /// <summary>The trace does not hold what it takes: it is of format 1, or of a required decision.</summary>
    public sealed record NotKept : RetakenDecision;
}

/// <summary>One thing that came out differently.</summary>
/// <param name="Where">The decision, and the table in it.</param>
/// <param name="Before">What the stored trace says, as FEEL text.</param>
/// <param name="Now">What came out now.</param>
public sealed record TraceDifference(string Where, string Before, string Now);
