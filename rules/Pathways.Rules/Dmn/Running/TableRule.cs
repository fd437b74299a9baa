using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A rule, compiled; a cell without a test is null.</summary>
internal sealed record TableRule(
    int Number, string? Id, Run?[] Tests, Run[] Outputs, ImmutableArray<string> Entries, ImmutableArray<string> Annotations)
{
    /// <summary>The cells that are constants, for the index; a cell without a test is one that excludes nothing.</summary>
    public required ConstantCell?[] Constants { get; init; }

    /// <summary>The output of a table with one output column, when it is a literal that is fit for the column.</summary>
    public FeelValue? ConstantOutput { get; init; }

    /// <summary>What a trace tells of such a rule; made when it is first wanted, the same whoever makes it.</summary>
    public RuleTrace? ConstantTrace { get; set; }
}
