using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>What can be wrong with standing decisions taken together, found before a patient meets it.</summary>
internal sealed class StandingChecks(
    ImmutableArray<StandingDecision> decisions, CareVocabulary vocabulary, List<RuleFinding> findings)
{
    private readonly ILookup<string, StandingDecision> concluding = decisions.ToLookup(decision => decision.Kind, StringComparer.Ordinal);

    public void Check(ImmutableArray<DecisionGroup> groups)
    {
        foreach (StandingDecision decision in decisions)
        {
            CheckConclusion(decision);
        }

        foreach (FactBinding read in decisions.SelectMany(decision => decision.Reads).Distinct())
        {
            CheckBinding(read);
        }

        foreach (DecisionGroup circle in groups.Where(group => group.IsCircle))
        {
            RisingLogic logic = new(circle);
            foreach (StandingDecision member in circle.Members)
            {
                CheckCircle(circle, member, logic);
            }
        }
    }

    private void CheckConclusion(StandingDecision decision)
    {
        FeelType type = decision.Element.KnownType.Bare;
        if (type is FeelType.FunctionOf or FeelType.ListOf { Element.Bare: FeelType.ListOf or FeelType.FunctionOf })
        {
            Find(Sentences.CannotBeConcluded, decision.Place, decision.Name, type.ToString());
        }

        if (!vocabulary.Facts.IsDefault && vocabulary.Facts.Any(fact => fact.Name == decision.Kind))
        {
            Find(Sentences.ConcludesRecorded, decision.Place, decision.Name, decision.Kind);
        }

        if (decision.Actions.IsEmpty && !decisions.Any(other => other.Reads.Any(read => read.Kind == decision.Kind)))
        {
            Find(Sentences.NobodyUses, decision.Place, decision.Kind, decision.Name);
        }
    }

    private void CheckBinding(FactBinding read)
    {
        Place place = read.Input.Place;
        bool isConcluded = concluding.Contains(read.Kind);
        FeelParameter? recorded = vocabulary.Facts.IsDefault ? null : vocabulary.Facts.FirstOrDefault(fact => fact.Name == read.Kind);
        if (!vocabulary.Facts.IsDefault && recorded is null && !isConcluded)
        {
            IEnumerable<string> kinds = vocabulary.Facts.Select(fact => fact.Name).Concat(decisions.Select(decision => decision.Kind)).Distinct();
            Find(Sentences.UnknownFact, place, read.Kind, read.Input.Name, string.Join(", ", NearNames.Of(read.Kind, kinds)));
        }

        FeelType? given = read.TakesAll ? FeelType.AnyList : recorded?.Type;
        if (given is not null && !TypeRelations.MayMeet(given, read.Input.Type))
        {
            Find(Sentences.FactOfOtherType, place, read.Input.Name, read.Input.Type.ToString(), read.Kind, given.ToString());
        }

        if (!read.TakesAll && isConcluded && concluding[read.Kind].Any(MayGiveSeveral))
        {
            Find(Sentences.SeesOneOfSeveral, place, read.Input.Name, read.Kind);
        }
    }

    /// <summary>Whether a kind may hold with several values at a time: true alone cannot.</summary>
    private bool MayGiveSeveral(StandingDecision decision) =>
        !ConclusionDomain.IsFlag(decision)
        && (decision.Element.KnownType.Bare is FeelType.ListOf || concluding[decision.Kind].Count() > 1);

    private void CheckCircle(DecisionGroup circle, StandingDecision member, RisingLogic logic)
    {
        FactBinding read = member.Reads.First(one => circle.Concludes(one.Kind));
        string way = circle.CircleThrough(member, read.Kind);
        if (!ConclusionDomain.IsFinite(member))
        {
            Find(Sentences.EndlessCircle, member.Place, member.Name, way);
        }
        else if (!logic.Rises(member.Element))
        {
            Find(Sentences.CircleOverAbsence, member.Place, member.Name, read.Input.Name, way);
        }
    }

    private void Find(RuleSentence sentence, Place place, params ImmutableArray<string> arguments) =>
        findings.Add(sentence.At(place, arguments));
}
