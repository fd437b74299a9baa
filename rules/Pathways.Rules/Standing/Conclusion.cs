using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What rules can conclude about a patient.</summary>
/// <param name="Kind">What it is about, as <c>care:concludes</c> names it.</param>
/// <param name="Value">true for a plain statement, else the value that was concluded.</param>
public sealed record Concluded(string Kind, FeelValue Value)
{
    /// <summary><c>kind = value</c></summary>
    public override string ToString() => $"{Kind} = {Value}";
}

/// <summary>A conclusion that holds, with everything it rests on.</summary>
/// <param name="Says">What is concluded.</param>
/// <param name="Supports">The decisions that say so, at least one; it holds while one of them does.</param>
public sealed record Conclusion(Concluded Says, ImmutableArray<StandingSupport> Supports)
{
    /// <summary>Since when it has held.</summary>
    public DateTimeOffset Since => Supports.Min(support => support.Since);

    /// <summary>True when it holds only because the decisions that concluded it can no longer be taken.</summary>
    public bool IsKept => Supports.All(support => support.IsKept);
}

/// <summary>One decision's reason for a conclusion.</summary>
/// <param name="Value">What it concludes.</param>
/// <param name="Trace">How it was decided: tables, rules, nearest misses, version of the rule set.</param>
/// <param name="Facts">The recorded facts that the decision saw.</param>
/// <param name="Conclusions">The conclusions that the decision saw.</param>
/// <param name="Since">Since when this decision has concluded this.</param>
/// <param name="IsKept">True when the decision can no longer be taken, and its conclusion was kept for that reason.</param>
public sealed record StandingSupport(
    FeelValue Value,
    DecisionTrace Trace,
    ImmutableArray<Fact> Facts,
    ImmutableArray<Concluded> Conclusions,
    DateTimeOffset Since,
    bool IsKept);
