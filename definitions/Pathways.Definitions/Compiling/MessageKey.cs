using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What tells the message for one case from those for others.</summary>
/// <param name="OfCase">FEEL over the data of the case that waits, one for each part of the key.</param>
/// <param name="OfMessage">FEEL over what a message says, one for each part; empty when only a sender that knows the key
/// can give it (<c>care:correlation</c>).</param>
public sealed record MessageKey(ImmutableArray<FeelExpression> OfCase, ImmutableArray<FeelExpression> OfMessage)
{
    /// <summary>
    /// Whether the key of a waiting case changes with its data, as the standard says of its subscriptions; else it stays
    /// what it was when the wait began.
    /// </summary>
    public bool FollowsData => !OfMessage.IsEmpty;
}
