using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A part of a table's input space: on each axis a set of regions, in order.</summary>
internal sealed record Box(ImmutableArray<ImmutableArray<int>> Sets)
{
    public bool IsEmpty => Sets.Any(set => set.IsEmpty);

    public Box With(int axis, ImmutableArray<int> set) => new(Sets.SetItem(axis, set));

    /// <summary>What two boxes have in common.</summary>
    public Box And(Box other) => new([.. Sets.Zip(other.Sets, (mine, theirs) => (ImmutableArray<int>)[.. mine.Intersect(theirs)])]);
}
