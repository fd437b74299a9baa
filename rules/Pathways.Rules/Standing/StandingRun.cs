using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>One evaluation of standing rules: group after group, each with the conclusions of those before it.</summary>
internal sealed class StandingRun(
    ILookup<string, StandingDecision> concluding, StandingState before, PatientFacts recorded, EvaluationSettings settings)
{
    // A sound circle is at rest after as many rounds as it has conclusions; this many only an unsound one takes.
    private const int MostRounds = 1000;

    private readonly FactView view = new(recorded, FeelZone.OfOrUtc(settings.ZoneId));

    /// <summary>The answers by decision.</summary>
    public Dictionary<string, StandingAnswer> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>How many times a decision was asked.</summary>
    public int Evaluations { get; private set; }

    public void Decide(DecisionGroup group)
    {
        if (group.IsCircle)
        {
            DecideCircle(group);
            return;
        }

        StandingDecision decision = group.Members[0];
        StandingAnswer? last = LastAnswerOf(decision);
        Answers[decision.Key] = last is not null && StillStands(decision, last) ? last : KeepingOld(Ask(decision, InputsOf(decision)), last);
    }

    /// <summary>
    /// From nothing, round by round, until nothing is added: so conclusions of a circle never hold each other up by themselves.
    /// If all members would be asked what they were asked last, the answers stand.
    /// </summary>
    private void DecideCircle(DecisionGroup circle)
    {
        StandingAnswer[] last = [.. circle.Members.Select(LastAnswerOf).OfType<StandingAnswer>()];
        if (last.Length == circle.Members.Length)
        {
            Set(circle, last);
            if (circle.Members.Zip(last).All(one => StillStands(one.First, one.Second)))
            {
                return;
            }
        }

        StandingIncident? trouble = ComeToRest(circle);
        if (trouble is not null)
        {
            foreach (StandingDecision member in circle.Members)
            {
                StandingAnswer none = new(member.RuleSet.ContentHash, member.Kind, InputsOf(member), [], false, trouble);
                Answers[member.Key] = KeepingOld(none, LastAnswerOf(member));
            }
        }
    }

    private void Set(DecisionGroup circle, StandingAnswer[] answers)
    {
        foreach ((StandingDecision member, StandingAnswer answer) in circle.Members.Zip(answers))
        {
            Answers[member.Key] = answer;
        }
    }

    private StandingIncident? ComeToRest(DecisionGroup circle)
    {
        foreach (StandingDecision member in circle.Members)
        {
            Answers.Remove(member.Key);
        }

        for (int round = 1; round <= MostRounds; round++)
        {
            bool hasChanged = false;
            foreach (StandingDecision member in circle.Members)
            {
                FeelContext inputs = InputsOf(member);
                StandingAnswer? earlier = Answers.GetValueOrDefault(member.Key);
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
                Answers[member.Key] = earlier is null ? answer : WithFirstReasons(answer, earlier);
            }

            if (!hasChanged)
            {
                return null;
            }
        }

        string values = string.Join("; ", circle.Members.Select(
            member => $"{member.Name}: {string.Join(", ", Answers[member.Key].Supports.Select(support => Evaluation.Describe(support.Value)))}"));
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

    private bool StillStands(StandingDecision decision, StandingAnswer last) =>
        last.RuleSetHash == decision.RuleSet.ContentHash && last.Incident is null && !last.ReadsClock
        && last.Inputs.Equals(InputsOf(decision));

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

    private FeelContext InputsOf(StandingDecision decision) => new(
        decision.Shape,
        [.. decision.Reads.Select(read => view.ValueOf(read, ConclusionsOf(read.Kind)))]);

    /// <summary>The values concluded so far under a kind, each once, in an order of their own.</summary>
    private ImmutableArray<FeelValue> ConclusionsOf(string kind) => concluding.Contains(kind)
        ?
        [
            .. concluding[kind].SelectMany(decision => Answers.TryGetValue(decision.Key, out StandingAnswer? answer) ? answer.Supports : [])
                .Select(support => support.Value).Distinct().OrderBy(value => value.ToString(), StringComparer.Ordinal),
        ]
        : [];

    private StandingAnswer Ask(StandingDecision decision, FeelContext inputs)
    {
        Evaluations++;
        (FactBinding Read, ImmutableArray<FeelValue> Conclusions)[] seen = [.. decision.Reads.Select(read => (read, ConclusionsOf(read.Kind)))];
        EvaluationSettings withSources = settings with { Sources = [.. seen.SelectMany(one => view.SourcesFor(one.Read, one.Conclusions))] };
        DecisionResult result = decision.RuleSet.Evaluate(decision.Name, inputs, withSources);
        ImmutableArray<Fact> facts = [.. seen.SelectMany(one => view.FactsFor(one.Read, one.Conclusions)).Distinct()];
        ImmutableArray<Concluded> conclusions =
            [.. seen.SelectMany(one => one.Conclusions.Select(value => new Concluded(one.Read.Kind, value))).Distinct()];
        StandingAnswer? last = LastAnswerOf(decision);
        return new StandingAnswer(
            decision.RuleSet.ContentHash,
            decision.Kind,
            inputs,
            [
                .. ConclusionValues.Of(result.Value).Select(value => new StandingSupport(
                    value, result.Trace, facts, conclusions, SinceWhen(last, value), false)),
            ],
            result.ReadsClock,
            IncidentOf(decision, result));
    }

    private DateTimeOffset SinceWhen(StandingAnswer? last, FeelValue value) =>
        last?.Supports.FirstOrDefault(old => old.Value == value)?.Since ?? settings.Now;

    private static StandingIncident? IncidentOf(StandingDecision decision, DecisionResult result)
    {
        if (result.Problems.FirstOrDefault(problem => !MissingData.Explains(problem)) is FeelProblem problem)
        {
            return StandingIncident.Of(Sentences.CannotBeTaken, [decision], decision.Name, problem.ToString(), problem.Remedy);
        }

        return ConclusionValues.IsFit(result.Value)
            ? null
            : StandingIncident.Of(Sentences.UnfitConclusion, [decision], decision.Name, Evaluation.Describe(result.Value));
    }
}
