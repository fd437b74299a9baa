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
    /// <summary>What went wrong in the rules; null when it was not in a rule.</summary>
    public TracedProblem? Cause { get; init; }

    /// <summary>The sentence in a language: what happened.</summary>
    public string MessageIn(RuleLanguage language) => SentenceWording.Say(Code, ArgumentsIn(language), Message, language);

    /// <summary>The remedy in a language.</summary>
    public string RemedyIn(RuleLanguage language) => SentenceWording.Advise(Code, ArgumentsIn(language), Remedy, language);

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

    internal static StandingIncident Of(FeelProblem problem, StandingDecision decision)
    {
        string place = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{problem.Source}({problem.Line},{problem.Column}), {problem.Code}");
        return Of(Sentences.CannotBeTaken, [decision], decision.Name, place, problem.Message, problem.Remedy) with
        {
            Cause = new TracedProblem(problem.Code, problem.Message, problem.Arguments),
        };
    }

    private ImmutableArray<string> ArgumentsIn(RuleLanguage language) => Cause is null
        ? Arguments
        : [Arguments[0], Arguments[1], Cause.MessageIn(language), SentenceWording.Advise(Cause.Code, Cause.Arguments, Arguments[3], language)];
}
