using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What a draft of a rule set would have changed in everything that was decided so far.</summary>
/// <param name="RuleSet">Key of the rule set.</param>
/// <param name="Hash">Content hash of the draft: the impact is of these rules and no others.</param>
/// <param name="Decisions">How many decisions were taken again.</param>
/// <param name="Cases">In how many cases.</param>
/// <param name="NotTaken">How many could not be taken again: the draft has no such decision, or the record is of an early format.</param>
/// <param name="Changed">Those with another answer, in the order of the cases' ids.</param>
public sealed record RuleImpact(
    string RuleSet, string Hash, int Decisions, int Cases, int NotTaken, ImmutableArray<ChangedDecision> Changed)
{
    /// <summary>How many people a change concerns.</summary>
    public int Patients => Changed.Select(changed => changed.Patient).OfType<PatientId>().Distinct().Count();

    /// <summary>How many running cases a change concerns.</summary>
    public int RunningCases => Changed.Where(changed => changed.IsRunning).Select(changed => changed.Case).Distinct().Count();
}
