using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Which versions a case uses, decided from data alone.</summary>
public static class BindingsInForce
{
    /// <summary>
    /// The version of each rule set, form and template that a case uses: of the bindings valid at <paramref name="now"/>
    /// the latest one that is either for running cases too or was valid when the case started.
    /// </summary>
    /// <param name="bindings">All bindings, in the order in which they were made.</param>
    /// <param name="network">The network.</param>
    /// <param name="pathwayKey">The pathway.</param>
    /// <param name="startedAt">When the case started; <paramref name="now"/> for a new one.</param>
    /// <param name="now">The installation's time.</param>
    public static ImmutableArray<Binding> Of(
        IEnumerable<Binding> bindings,
        NetworkId network,
        string pathwayKey,
        DateTimeOffset startedAt,
        DateTimeOffset now) =>
    [
        .. bindings
            .Where(binding => binding.Network == network
                && binding.PathwayKey == pathwayKey
                && binding.ValidFrom <= now
                && (binding.ForRunningCases || binding.ValidFrom <= startedAt))
            .GroupBy(binding => (binding.Kind, binding.Key))
            // A stable sort: of two with one date, the one made later wins.
            .Select(group => group.OrderBy(binding => binding.ValidFrom).Last()),
    ];
}
