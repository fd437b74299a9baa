using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>From our extension elements on decisions and inputs to what they mean.</summary>
internal sealed class StandingMarks(RuleSet ruleSet, CareVocabulary vocabulary, List<RuleFinding> findings)
{
    /// <summary>What makes a decision stand.</summary>
    public const string Concludes = "concludes";

    /// <summary>What stands on inputs and on decisions, with the attributes that it needs and those that it may have.</summary>
    private static readonly FrozenDictionary<string, (string[] Needed, string[] Allowed)> onInputs =
        new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
        {
            ["fact"] = (["kind"], []),
            ["facts"] = (["kind"], []),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string[] Needed, string[] Allowed)> onDecisions =
        new Dictionary<string, (string[], string[])>(StringComparer.Ordinal)
        {
            [Concludes] = (["kind"], []),
            ["starts"] = (["pathway"], []),
            ["signals"] = (["message"], []),
            ["opensTask"] = (["title", "roles"], ["form"]),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<DmnElement.Input, FactBinding> bindings = [];

    /// <summary>The decisions of the rule set that stand, in the order of the file.</summary>
    public IEnumerable<StandingDecision> Read()
    {
        foreach (DmnDecision decision in ruleSet.Model.Decisions.Where(one => !one.Marks.IsEmpty))
        {
            ImmutableArray<DmnMark> sound = [.. decision.Marks.Where(mark => IsSound(mark, onDecisions, "the decision", decision.Variable.Name))];
            if (ruleSet.Find(decision.Id) is not DmnElement.Decision element || sound.IsEmpty)
            {
                continue;
            }

            DmnMark[] concludes = [.. sound.Where(mark => mark.Name == Concludes)];
            if (concludes.Length != 1)
            {
                RuleSentence sentence = concludes.Length == 0 ? Sentences.EffectWithoutConclusion : Sentences.ConcludesTwice;
                Find(sentence, sound[^1].At, decision.Variable.Name, $"care:{sound[^1].Name}");
                continue;
            }

            yield return new StandingDecision(
                ruleSet,
                element,
                concludes[0].Attributes["kind"],
                [.. sound.Where(mark => mark.Name != Concludes).Select(Action)],
                [.. ruleSet.Reached(decision.Id).OfType<DmnElement.Input>().Select(Binding)]);
        }
    }

    private FactBinding Binding(DmnElement.Input input)
    {
        if (bindings.TryGetValue(input, out FactBinding? known))
        {
            return known;
        }

        DmnMark[] sound = [.. input.Source.Marks.Where(mark => IsSound(mark, onInputs, "the input", input.Name))];
        if (sound.Length > 1)
        {
            Find(Sentences.BoundTwice, sound[1].At, input.Name);
        }

        FactBinding binding = sound is [DmnMark mark, ..]
            ? new FactBinding(input, mark.Attributes["kind"], mark.Name == "facts")
            : new FactBinding(input, input.Name, false);
        bindings.Add(input, binding);
        return binding;
    }

    private StandingAction Action(DmnMark mark)
    {
        switch (mark.Name)
        {
            case "starts":
                CheckKnown(mark, "pathway", vocabulary.Pathways);
                return new StandingAction.StartPathway(mark.Attributes["pathway"]);
            case "signals":
                CheckKnown(mark, "message", vocabulary.Messages);
                return new StandingAction.SignalPathways(mark.Attributes["message"]);
            default:
                CheckKnown(mark, "form", vocabulary.Forms);
                CheckKnown(mark, "roles", vocabulary.Roles);
                return new StandingAction.OpenTask(
                    mark.Attributes["title"], mark.Attributes["roles"], mark.Attributes.GetValueOrDefault("form"));
        }
    }

    private void CheckKnown(DmnMark mark, string attribute, ImmutableArray<string> known)
    {
        if (known.IsDefault || !mark.Attributes.TryGetValue(attribute, out string? written))
        {
            return;
        }

        string what = attribute == "roles" ? "the role" : $"the {attribute}";
        string[] names = attribute == "roles" ? written.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [written];
        foreach (string name in names.Except(known))
        {
            Find(Sentences.UnknownTarget, mark.At, $"care:{mark.Name}", what, name, string.Join(", ", NearNames.Of(name, known)));
        }
    }

    private bool IsSound(DmnMark mark, FrozenDictionary<string, (string[] Needed, string[] Allowed)> known, string element, string name)
    {
        if (!known.TryGetValue(mark.Name, out (string[] Needed, string[] Allowed) attributes))
        {
            Find(Sentences.UnknownMark, mark.At, $"care:{mark.Name}", element, name, string.Join(", ", known.Keys.Order(StringComparer.Ordinal).Select(one => $"care:{one}")));
            return false;
        }

        string[] all = [.. attributes.Needed, .. attributes.Allowed];
        foreach (string unknown in mark.Attributes.Keys.Except(all))
        {
            Find(Sentences.UnknownMarkAttribute, mark.At, $"care:{mark.Name}", unknown, string.Join(", ", all));
        }

        string? missing = attributes.Needed.FirstOrDefault(one => string.IsNullOrEmpty(mark.Attributes.GetValueOrDefault(one)));
        if (missing is not null)
        {
            Find(Sentences.MarkIncomplete, mark.At, $"care:{mark.Name}", element, name, missing);
        }

        return missing is null;
    }

    private void Find(RuleSentence sentence, DmnText at, params ImmutableArray<string> arguments) =>
        findings.Add(sentence.At(ModelReader.PlaceOf(at, ruleSet.Model.Source), arguments));
}
