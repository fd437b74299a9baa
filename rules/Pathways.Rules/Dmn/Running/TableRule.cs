using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A rule, compiled; a cell without a test is null.</summary>
internal sealed record TableRule(
    int Number, string? Id, Run?[] Tests, Run[] Outputs, ImmutableArray<string> Entries, ImmutableArray<string> Annotations)
{
    /// <summary>The cells that are constants, for the index; a cell without a test is one that excludes nothing.</summary>
    public required ConstantCell?[] Constants { get; init; }

    /// <summary>The outputs when all are literals that are fit for their columns.</summary>
    public FeelValue[]? ConstantOutputs { get; init; }

    /// <summary>What a trace tells of such a rule; made when it is first wanted, the same whoever makes it.</summary>
    public RuleTrace? ConstantTrace { get; set; }
}
