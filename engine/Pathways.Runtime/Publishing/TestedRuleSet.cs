using System.Collections.Immutable;

namespace Pathways.Runtime;

/// <summary>A rule set with all that is known of its test cases.</summary>
/// <param name="Newest">Its newest version.</param>
/// <param name="Versions">All its versions, the newest first.</param>
/// <param name="Editions">The test cases that its versions passed, the newest first.</param>
/// <param name="Draft">What authors have changed since; null when nothing.</param>
/// <param name="Test">The draft, else the newest edition, tried on the newest version; null when there are no test cases.</param>
public sealed record TestedRuleSet(
    PublishedRuleSet Newest,
    ImmutableArray<DefinitionVersion> Versions,
    ImmutableArray<TestCasesEdition> Editions,
    TestCasesDraft? Draft,
    RuleSetTest? Test);
