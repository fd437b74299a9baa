using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A rule set version ready to decide.</summary>
/// <param name="Version">Its name, hash and dates.</param>
/// <param name="RuleSet">Compiled.</param>
public sealed record PublishedRuleSet(DefinitionVersion Version, RuleSet RuleSet);
