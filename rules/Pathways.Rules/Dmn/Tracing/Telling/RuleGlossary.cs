using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>
/// What people read for the names and values of a rule set: the author's terms in their language, else the labels. Also the
/// guidelines that its decisions rest on.
/// </summary>
public sealed partial class RuleGlossary
{
    private readonly FrozenDictionary<string, DmnTerm> terms;
    private readonly FrozenDictionary<string, string> labels;
    private readonly FrozenDictionary<string, ImmutableArray<DmnKnowledgeSource>> sources;

    /// <param name="models">The models, the one that counts first.</param>
    internal RuleGlossary(params ImmutableArray<DmnModel> models)
    {
        terms = First(models.SelectMany(model => model.Terms).Select(term => KeyValuePair.Create(term.Text, term)));
        labels = First(models.SelectMany(LabelsOf).Where(label => !string.IsNullOrWhiteSpace(label.Value))
            .Select(label => KeyValuePair.Create(label.Key, label.Value ?? string.Empty)));
        sources = First(models.SelectMany(model => model.Decisions.Select(decision =>
            KeyValuePair.Create(decision.Id, Authorities(model, decision, models)))));
    }

    /// <summary>No words but those of the rules themselves.</summary>
    public static RuleGlossary Empty { get; } = new();

    /// <summary>What is read for a name, a value or a sentence of the model; itself when the author gave no other word.</summary>
    public string Say(string text, RuleLanguage language)
    {
        ArgumentNullException.ThrowIfNull(text);
        DmnTerm? term = terms.GetValueOrDefault(text);
        string? said = language == RuleLanguage.French ? term?.French : term?.English;
        return said ?? labels.GetValueOrDefault(text) ?? (CodeWord().IsMatch(text) ? text.Replace('_', ' ') : text);
    }

    /// <summary>The guidelines and other authorities that a decision rests on.</summary>
    /// <param name="decisionId">The decision's id.</param>
    public ImmutableArray<DmnKnowledgeSource> SourcesOf(string decisionId) => sources.GetValueOrDefault(decisionId, []);

    private static FrozenDictionary<string, T> First<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string?>> LabelsOf(DmnModel model) =>
    [
        new(model.Name, model.Label),
        .. model.InputData.Select(input => Label(input.Variable)),
        .. model.Decisions.Select(decision => Label(decision.Variable)),
        .. model.KnowledgeModels.Select(knowledge => Label(knowledge.Variable)),
        .. model.DecisionServices.Select(service => Label(service.Variable)),
        .. model.ItemDefinitions.SelectMany(Members),
        .. model.Decisions.SelectMany(decision => InBox(decision.Logic)),
        .. model.KnowledgeModels.SelectMany(knowledge => InBox(knowledge.Logic?.Body)),
    ];

    private static KeyValuePair<string, string?> Label(DmnVariable variable) => new(variable.Name, variable.Label);

    private static IEnumerable<KeyValuePair<string, string?>> Members(DmnItemDefinition type) =>
        type.Members.SelectMany(member => Members(member).Prepend(new(member.Name, member.Label)));

    private static IEnumerable<KeyValuePair<string, string?>> InBox(DmnBox? box) => box switch
    {
        DmnBox.Table { Content: var table } =>
        [
            .. table.Inputs.Select(input => KeyValuePair.Create(input.Expression.Text.Trim(), input.Label)),
            .. table.Outputs.Select(output => KeyValuePair.Create(output.Name ?? string.Empty, output.Label)),
        ],
        DmnBox.Context context =>
        [
            .. context.Entries.Select(entry => entry.Variable).OfType<DmnVariable>().Select(Label),
            .. context.Entries.SelectMany(entry => InBox(entry.Value)),
        ],
        _ => [],
    };

    private static ImmutableArray<DmnKnowledgeSource> Authorities(
        DmnModel model, DmnDecision decision, ImmutableArray<DmnModel> models) =>
    [
        .. decision.Authorities
            .Select(reference => models.FirstOrDefault(other => other.Namespace == (reference.Namespace ?? model.Namespace))
                ?.KnowledgeSources.FirstOrDefault(source => source.Id == reference.Id))
            .OfType<DmnKnowledgeSource>(),
    ];

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeWord();
}
