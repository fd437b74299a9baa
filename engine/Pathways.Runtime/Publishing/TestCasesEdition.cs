using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The test cases that a published rule set version passed. They may be replaced by a later edition, never changed.</summary>
/// <param name="RuleSet">The version.</param>
/// <param name="Number">1, 2, 3 … of this version; the latest counts.</param>
/// <param name="Text">The table as its authors wrote it.</param>
/// <param name="CaseCount">How many cases it holds; all of them passed.</param>
/// <param name="CoveredRules">How many rules some case met.</param>
/// <param name="RuleCount">How many rules the rule set has.</param>
/// <param name="PassedAt">When they passed.</param>
/// <param name="PassedBy">Who published them.</param>
public sealed record TestCasesEdition(
    DefinitionId RuleSet,
    int Number,
    string Text,
    int CaseCount,
    int CoveredRules,
    int RuleCount,
    DateTimeOffset PassedAt,
    PersonId PassedBy);
