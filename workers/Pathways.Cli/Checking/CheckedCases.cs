using System.Collections.Immutable;

namespace Pathways.Cli.Checking;

/// <summary>What came of the test cases of a rule set.</summary>
/// <param name="Findings">What is wrong, and the rules that no case meets.</param>
/// <param name="Summary">One line: how many passed, how many failed, how many rules they met.</param>
internal sealed record CheckedCases(ImmutableArray<CheckedFinding> Findings, string Summary);

/// <summary>What came of checking a pathway's files.</summary>
/// <param name="Findings">Everything found.</param>
/// <param name="Summaries">One line for each file of test cases.</param>
/// <param name="Tables">One line for each decision table: what is proved of it.</param>
internal sealed record CheckedPathway(
    ImmutableArray<CheckedFinding> Findings, ImmutableArray<string> Summaries, ImmutableArray<string> Tables);
