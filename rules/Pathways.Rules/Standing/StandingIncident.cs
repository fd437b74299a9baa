using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A standing decision that could not be taken: a person must look. What it concluded before is kept.</summary>
/// <param name="Code">Stable: <c>PW135</c> and a digit, see the folder's README.</param>
/// <param name="Message">An English sentence: what happened.</param>
/// <param name="Remedy">An English sentence: how to mend it.</param>
/// <param name="Arguments">The parts of the sentence, to render it in another language.</param>
/// <param name="Decisions">The names of the decisions concerned.</param>
/// <param name="RuleSet">The name of the rule set.</param>
public sealed record StandingIncident(
    string Code,
    string Message,
    string Remedy,
    ImmutableArray<string> Arguments,
    ImmutableArray<string> Decisions,
    string RuleSet)
{
    internal static StandingIncident Of(RuleSentence sentence, IEnumerable<StandingDecision> decisions, params ImmutableArray<string> arguments)
    {
        ImmutableArray<StandingDecision> all = [.. decisions];
        return new StandingIncident(
            sentence.Code,
            sentence.Say(arguments),
            sentence.Advise(arguments),
            arguments,
            [.. all.Select(decision => decision.Name)],
            all[0].RuleSet.Name);
    }
}
