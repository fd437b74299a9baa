using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>
/// Rule sets whose decisions look at all facts of a patient whenever one changes: what they conclude is a fact too, holds while its
/// reasons hold, and may start a pathway, signal one or open a task. Immutable, evaluated on any thread.
/// </summary>
public sealed class StandingRules
{
    private readonly ImmutableArray<DecisionGroup> groups;
    private readonly ImmutableArray<StandingDecision> withActions;
    private readonly FrozenSet<string> keys;
    private readonly ILookup<string, StandingDecision> concluding;

    private StandingRules(ImmutableArray<DecisionGroup> groups)
    {
        this.groups = groups;
        ImmutableArray<StandingDecision> all = [.. groups.SelectMany(group => group.Members)];
        withActions = [.. all.Where(decision => !decision.Actions.IsEmpty)];
        keys = all.Select(decision => decision.Key).ToFrozenSet(StringComparer.Ordinal);
        concluding = all.ToLookup(decision => decision.Kind, StringComparer.Ordinal);
        Kinds = [.. all.SelectMany(decision => decision.Reads).Select(read => read.Kind).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The kinds of facts that some decision reads: a change of any other needs no evaluation.</summary>
    public ImmutableArray<string> Kinds { get; }

    /// <summary>Takes the standing decisions of rule sets together and checks them.</summary>
    /// <param name="ruleSets">All standing rule sets in force; one without standing decisions adds nothing.</param>
    /// <param name="vocabulary">What the platform offers, to find names that nobody knows.</param>
    public static StandingRulesCompilation Compile(IEnumerable<RuleSet> ruleSets, CareVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        ArgumentNullException.ThrowIfNull(vocabulary);
        List<RuleFinding> findings = [];
        ImmutableArray<StandingDecision> decisions =
            [.. ruleSets.SelectMany(ruleSet => new StandingMarks(ruleSet, vocabulary, findings).Read())];
        ImmutableArray<DecisionGroup> groups = DecisionOrder.Of(decisions);
        new StandingChecks(decisions, vocabulary, findings).Check(groups);
        return new StandingRulesCompilation(new StandingRules(groups), [.. findings]);
    }

    /// <summary>Concludes what there is to conclude from the facts.</summary>
    /// <param name="before">What was concluded last; of a patient never seen before <see cref="StandingState.Empty"/>.</param>
    /// <param name="facts">All facts of the patient.</param>
    /// <param name="settings">The clock, the zone of civil time, and the budget of each decision.</param>
    public StandingResult Evaluate(StandingState before, PatientFacts facts, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(settings);
        StandingRun run = new(concluding, before, facts, settings);
        foreach (DecisionGroup group in groups)
        {
            run.Decide(group);
        }

        ImmutableSortedDictionary<string, StandingAnswer> answers = run.AnswersOf(keys);
        EffectLedger ledger = new(before.Effects);
        foreach (StandingDecision decision in withActions)
        {
            foreach (StandingSupport support in answers[decision.Key].Supports)
            {
                ledger.Want(decision.Actions, new Concluded(decision.Kind, support.Value));
            }
        }

        ImmutableArray<StandingEffect> effects = ledger.Settle();
        StandingState after = new() { Answers = answers, Effects = ledger.Ledger };
        return new StandingResult(before, after, effects, run.Evaluations, NextMidnight(after, settings));
    }

    private static DateTimeOffset? NextMidnight(StandingState state, EvaluationSettings settings)
    {
        if (!state.Answers.Values.Any(answer => answer.ReadsClock))
        {
            return null;
        }

        FeelZone zone = FeelZone.OfOrUtc(settings.ZoneId);
        FeelDate today = FeelDateTime.FromInstant(settings.Now, zone).Date;
        return today.TryAddDays(1, out FeelDate tomorrow)
            && new FeelDateTime(tomorrow, new FeelTime(0, zone)).TryToInstant(out DateTimeOffset midnight) ? midnight : null;
    }
}

/// <summary>What became of standing rule sets.</summary>
/// <param name="Rules">The rules; with errors they run too, and a circle that does not come to rest is stopped.</param>
/// <param name="Findings">What is wrong or doubtful; with an error they are not to be published.</param>
public sealed record StandingRulesCompilation(StandingRules Rules, ImmutableArray<RuleFinding> Findings)
{
    /// <summary>True when there is no error: fit to be published.</summary>
    public bool IsSound => Findings.All(finding => finding.Severity != FindingSeverity.Error);
}
