using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// One input of a table cut into regions, with the rules whose cells it meets in each. Columns with the same expression are one
/// axis: a patient has one age.
/// </summary>
internal sealed class Axis(string name, string expression, ImmutableArray<Region> regions, ImmutableArray<string> paths)
{
    private readonly ImmutableArray<string> paths = paths;

    /// <summary>The heading of the column, else its expression.</summary>
    public string Name => name;

    public string Expression => expression;

    public ImmutableArray<Region> Regions => regions;

    /// <summary>The type of the values, with the allowed values of the column.</summary>
    public required FeelType Type { get; init; }

    /// <summary>For each region the rules whose cells are met there for certain.</summary>
    public required ulong[][] Surely { get; init; }

    /// <summary>For each region those that may be met: the same, and those with cells that the proof cannot look into.</summary>
    public required ulong[][] Perhaps { get; init; }

    /// <summary>All regions that hold a value.</summary>
    public ImmutableArray<int> WithData { get; } =
        [.. Enumerable.Range(0, regions.Length).Where(at => regions[at] is not Region.Missing)];

    /// <summary>The region without a value; -1 when there always is one.</summary>
    public int Missing { get; } = regions.IndexOf(new Region.Missing());

    /// <summary>True when the values of the two cannot vary freely: both come from one input.</summary>
    public bool DependsOn(Axis other) => paths.Any(mine => other.paths.Any(theirs =>
        mine.Length == 0 || theirs.Length == 0 || IsWithin(mine, theirs) || IsWithin(theirs, mine)));

    private static bool IsWithin(string part, string whole) => part.StartsWith(whole, StringComparison.Ordinal)
        && (part.Length == whole.Length || part[whole.Length] == '.');
}
