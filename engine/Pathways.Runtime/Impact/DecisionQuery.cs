using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Which decisions are read: all that the versions of a rule set ever took in a network.</summary>
/// <param name="Network">The network.</param>
/// <param name="RuleSet">Key of the rule set.</param>
/// <param name="AfterCase">Only later ones; an empty id for the first page.</param>
/// <param name="AfterSequence">Their place in the history of that case; 0 for the first page.</param>
/// <param name="AtMost">How many.</param>
public sealed record DecisionQuery(NetworkId Network, string RuleSet, Guid AfterCase, long AfterSequence, int AtMost);
