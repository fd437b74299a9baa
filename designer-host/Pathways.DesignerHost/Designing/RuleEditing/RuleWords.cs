using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing.RuleEditing;

/// <summary>Tells tables, their proofs and their fields in the reader's words.</summary>
/// <param name="ruleSet">The rules.</param>
/// <param name="words">The language.</param>
public sealed partial class RuleWords(RuleSet ruleSet, Words words)
{
    public RuleLanguage Language => words.Language == Wording.Language.French ? RuleLanguage.French : RuleLanguage.English;

    /// <summary>What a name, a value or a heading is called.</summary>
    public string Say(string text) => ruleSet.Glossary.Say(text, Language);

    /// <summary>A value under a name, with its unit.</summary>
    public string Tell(string name, FeelValue value) => ruleSet.Glossary.Tell(name, value, Language);

    /// <summary>A cell as people read it: its words are those of the glossary.</summary>
    public string Cell(string text) => QuotedWord().Replace(text, word => $"\"{Say(word.Groups["word"].Value)}\"");

    /// <summary>The heading of an input column.</summary>
    public string Heading(DmnTableInput input) => Say(input.Label ?? input.Expression.Text.Trim());

    /// <summary>The heading of an output column.</summary>
    public string Heading(DmnTableOutput output) => Say(output.Label ?? output.Name ?? words["rules.answer"]);

    /// <summary>What counts when several rules match.</summary>
    public string HitPolicy(DmnDecisionTable table) => table.HitPolicy == DmnHitPolicy.Collect && table.Aggregator != DmnAggregator.None
        ? words[$"rules.hit.collect_{table.Aggregator.ToString().ToLowerInvariant()}"]
        : words[$"rules.hit.{table.HitPolicy.ToString().ToLowerInvariant()}"];

    /// <summary>A patient of a proof: <c>Âge = 75, FRAIL = inconnu</c>.</summary>
    public string Patient(DmnDecisionTable table, TableExample example)
    {
        ImmutableArray<string> telling = example.Telling.IsEmpty ? [.. example.Inputs.Names] : example.Telling;
        IEnumerable<string> told = telling.Select(expression =>
        {
            DmnTableInput? column = table.Inputs.FirstOrDefault(input => input.Expression.Text.Trim() == expression.Trim());
            string value = Tell(expression, example.Inputs[expression]);
            return words.With("rules.value", column is null ? Say(expression) : Heading(column), value);
        });
        string all = string.Join(words["rules.and"], told);
        return telling.Length < example.Inputs.Count ? words.With("rules.whatever_else", all) : all;
    }

    /// <summary>The type of a field: a number, yes or no, one of some values.</summary>
    public string Kind(TrialField field) => field switch
    {
        { Choices.IsEmpty: false } => words.With("rules.kind.choice", string.Join(", ", field.Choices.Select(Say))),
        { Allowed: { } allowed } => words.With("rules.kind.allowed", words.Or($"rules.kind.{field.Type}", field.Type), allowed),
        _ => words.Or($"rules.kind.{field.Type}", field.Type),
    };

    /// <summary>All inputs of the model, each once.</summary>
    public ImmutableArray<TrialField> Inputs =>
        [.. ruleSet.Decisions.SelectMany(decision => RuleTrial.FieldsOf(ruleSet, decision)).DistinctBy(input => input.Name)];

    /// <summary>True when no matching rule is an answer too: nothing is concluded.</summary>
    public bool MayMatchNothing(RuleTableSheet table) => ruleSet.Model.Decisions.Any(decision =>
        decision.Variable.Name == table.Owner && decision.Marks.Any(mark => mark.Name == "concludes"));

    [GeneratedRegex("\"(?<word>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedWord();
}
