using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A result that a case of the DMN Technology Compatibility Kit expects.</summary>
/// <param name="Name">The decision.</param>
/// <param name="Expected">The value expected.</param>
public sealed record ExpectedResult(string Name, FeelValue Expected);

/// <summary>A case of the DMN Technology Compatibility Kit.</summary>
/// <param name="Id">Its id, unique within its file.</param>
/// <param name="ServiceName">The decision service or knowledge model to call; null when decisions are evaluated by name.</param>
/// <param name="Inputs">The inputs given.</param>
/// <param name="Expected">The results expected.</param>
public sealed record ConformanceCase(
    string Id, string? ServiceName, FeelContext Inputs, ImmutableArray<ExpectedResult> Expected)
{
    /// <summary>True when a null is all that is expected: an engine that answers nothing would pass it.</summary>
    public bool ExpectsOnlyNull => Expected.All(result => result.Expected.IsNull);
}

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Mismatches">What differed, as sentences; empty when it passed.</param>
public sealed record ConformanceOutcome(ConformanceCase Case, ImmutableArray<string> Mismatches)
{
    /// <summary>True when every result is as expected.</summary>
    public bool HasPassed => Mismatches.IsEmpty;
}
