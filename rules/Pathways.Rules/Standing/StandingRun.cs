using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>One evaluation of standing rules: group after group, each with the conclusions of those before it.</summary>
internal sealed class StandingRun(
    ILookup<string, StandingDecision> concluding, StandingState before, PatientFacts recorded, EvaluationSettings settings)
{
    // A sound circle is at rest after as many rounds as it has conclusions; this many only an unsound one takes.
    private const int MostRounds = 1000;

    private readonly FactView view = new(recorded, FeelZone.OfOrUtc(settings.ZoneId));
    private readonly Dictionary<string, ImmutableArray<FeelValue>> conclusions = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, StandingAnswer>.Builder answers = before.Answers.ToBuilder();

    /// <summary>How many times a decision was asked.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The answers of the decisions in force; those of others are forgotten.</summary>
    public ImmutableSortedDictionary<string, StandingAnswer> AnswersOf(IReadOnlyCollection<string> inForce)
    {
        if (answers.Count != inForce.Count)
        {
            answers.RemoveRange([.. answers.Keys.Except(inForce)]);
        }

        return answers.ToImmutable();
    }

    public void Decide(DecisionGroup group)
    {
        // What was answered last is still in place, so a circle too sees what it saw at rest.
        if (group.Members.All(StillStands))
        {
            return;
        }

        if (!group.IsCircle)
        {
            StandingDecision decision = group.Members[0];
            Put(decision, KeepingOld(Ask(decision, InputsOf(decision)), LastAnswerOf(decision)));
        }
        else if (ComeToRest(group) is StandingIncident trouble)
        {
            foreach (StandingDecision member in group.Members)
            {
                StandingAnswer none = new(member.RuleSet.ContentHash, member.Kind, InputsOf(member), [], false, trouble);
                Put(member, KeepingOld(none, LastAnswerOf(member)));
            }
        }
    }

    private void Put(StandingDecision decision, StandingAnswer answer)
    {
        answers[decision.Key] = answer;
        conclusions.Remove(decision.Kind);
    }

    /// <summary>
    /// From nothing, round by round, until nothing is added: so conclusions of a circle never hold each other up by themselves.
    /// </summary>
    private StandingIncident? ComeToRest(DecisionGroup circle)
    {
        foreach (StandingDecision member in circle.Members)
        {
            answers.Remove(member.Key);
            conclusions.Remove(member.Kind);
        }

        for (int round = 1; round <= MostRounds; round++)
        {
            bool hasChanged = false;
            foreach (StandingDecision member in circle.Members)
            {
                FeelContext inputs = InputsOf(member);
                StandingAnswer? earlier = answers.GetValueOrDefault(member.Key);
                if (earlier is not null && earlier.Inputs.Equals(inputs))
                {
                    continue;
                }

                StandingAnswer answer = Ask(member, inputs);
                if (answer.Incident is StandingIncident trouble)
                {
                    return trouble;
                }

                hasChanged = true;
                Put(member, earlier is null ? answer : WithFirstReasons(answer, earlier));
            }

            if (!hasChanged)
            {
                return null;
            }
        }

        string values = string.Join("; ", circle.Members.Select(
            member => $"{member.Name}: {string.Join(", ", answers[member.Key].Supports.Select(support => Evaluation.Describe(support.Value)))}"));
        return StandingIncident.Of(
            Sentences.NotAtRest,
            circle.Members,
            circle.CircleThrough(circle.Members[0], circle.Members[0].Reads.First(read => circle.Concludes(read.Kind)).Kind),
            MostRounds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            values);
    }

    /// <summary>What was concluded first keeps the reasons of that time: they do not rest on what came of it.</summary>
    private static StandingAnswer WithFirstReasons(StandingAnswer answer, StandingAnswer earlier) => answer with
    {
        ReadsClock = answer.ReadsClock || earlier.ReadsClock,
        Supports = [.. answer.Supports.Select(support => earlier.Supports.FirstOrDefault(old => old.Value == support.Value) ?? support)],
    };

    private StandingAnswer? LastAnswerOf(StandingDecision decision) =>
        before.Answers.GetValueOrDefault(decision.Key) is StandingAnswer last && last.Kind == decision.Kind ? last : null;

    private bool StillStands(StandingDecision decision) =>
        LastAnswerOf(decision) is StandingAnswer { Incident: null, ReadsClock: false } last
        && last.RuleSetHash == decision.RuleSet.ContentHash && last.Inputs.Equals(InputsOf(decision));

    /// <summary>A decision that cannot be taken concludes nothing less than before.</summary>
    private static StandingAnswer KeepingOld(StandingAnswer answer, StandingAnswer? last) =>
        answer.Incident is null || last is null ? answer : answer with
        {
            Supports =
            [
                .. answer.Supports,
                .. last.Supports.Where(old => answer.Supports.All(support => support.Value != old.Value))
                    .Select(old => old with { IsKept = true }),
            ],
        };

    private FeelContext InputsOf(StandingDecision decision) =>
        new(decision.Shape, [.. decision.Reads.Select(read => view.ValueOf(read, ConclusionsOf(read.Kind)))]);

    /// <summary>The values concluded so far under a kind, each once, in an order of their own.</summary>
    private ImmutableArray<FeelValue> ConclusionsOf(string kind)
    {
        if (!conclusions.TryGetValue(kind, out ImmutableArray<FeelValue> values))
        {
            values =
            [
                .. concluding[kind].SelectMany(decision => answers.GetValueOrDefault(decision.Key)?.Supports ?? [])
                    .Select(support => support.Value).Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal),
            ];
            conclusions.Add(kind, values);
        }

        return values;
    }

    private StandingAnswer Ask(StandingDecision decision, FeelContext inputs)
    {
        Evaluations++;
        EvaluationSettings asked = settings.Trace
            ? settings with { Sources = [.. decision.Reads.SelectMany(read => view.SourcesFor(read, ConclusionsOf(read.Kind)))] }
            : settings;
        DecisionResult result = decision.RuleSet.Evaluate(decision.Name, inputs, asked);
        ImmutableArray<FeelValue> values = ConclusionValues.Of(result.Value);
        return new StandingAnswer(
            decision.RuleSet.ContentHash,
            decision.Kind,
            inputs,
            values.IsEmpty ? [] : Supports(decision, values, result.Trace),
            result.ReadsClock,
            IncidentOf(decision, result));
    }

    private ImmutableArray<StandingSupport> Supports(StandingDecision decision, ImmutableArray<FeelValue> values, DecisionTrace trace)
    {
        ImmutableArray<Fact> facts = [.. decision.Reads.SelectMany(read => view.FactsFor(read, ConclusionsOf(read.Kind))).Distinct()];
        ImmutableArray<Concluded> concluded =
            [.. decision.Reads.SelectMany(read => ConclusionsOf(read.Kind).Select(value => new Concluded(read.Kind, value))).Distinct()];
        StandingAnswer? last = LastAnswerOf(decision);
        return [.. values.Select(value => new StandingSupport(value, trace, facts, concluded, SinceWhen(last, value), false))];
    }

    private DateTimeOffset SinceWhen(StandingAnswer? last, FeelValue value) =>
        last?.Supports.FirstOrDefault(old => old.Value == value)?.Since ?? settings.Now;

    private static StandingIncident? IncidentOf(StandingDecision decision, DecisionResult result)
    {
        if (result.Problems.FirstOrDefault(problem => !MissingData.Explains(problem)) is FeelProblem problem)
        {
            return StandingIncident.Of(problem, decision);
        }

        return ConclusionValues.IsFit(result.Value)
            ? null
            : StandingIncident.Of(Sentences.UnfitConclusion, [decision], decision.Name, Evaluation.Describe(result.Value));
    }
}
