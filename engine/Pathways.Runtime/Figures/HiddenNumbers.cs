using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>Which numbers of a cell do not leave the network: small ones, and those from which a small one could be reckoned.</summary>
/// <param name="Counted">How many count, with the sum and the spread over them.</param>
/// <param name="Matched">Of a share: of how many it holds, and the per cent.</param>
/// <param name="Values">Of a distribution: the values whose number is hidden.</param>
public sealed record HiddenNumbers(bool Counted, bool Matched, ImmutableHashSet<string> Values)
{
    /// <summary>Everything is told.</summary>
    public static HiddenNumbers None { get; } = new(Counted: false, Matched: false, []);
}
