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
    private readonly FrozenDictionary<string, string> units;
    private readonly FrozenDictionary<string, ImmutableArray<DmnKnowledgeSource>> sources;

    /// <param name="models">The models, the one that counts first.</param>
    internal RuleGlossary(params ImmutableArray<DmnModel> models)
    {
        Title = models.FirstOrDefault() is DmnModel main ? main.Label ?? main.Name : null;
        terms = First(models.SelectMany(model => model.Terms).Select(term => KeyValuePair.Create(term.Text, term)));
        NamedPart[] parts = [.. models.SelectMany(PartsOf)];
        labels = First(parts.Where(part => !string.IsNullOrWhiteSpace(part.Label))
            .Select(part => KeyValuePair.Create(part.Name, part.Label ?? string.Empty)));
        units = First(parts.Where(part => part.Unit is not null).Select(part => KeyValuePair.Create(part.Name, part.Unit ?? string.Empty)));
        sources = First(models.SelectMany(model => model.Decisions.Select(decision =>
            KeyValuePair.Create(decision.Id, Authorities(model, decision, models)))));
    }

    /// <summary>What the main model is called; null for the empty glossary.</summary>
    public string? Title { get; }

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

    /// <summary>What is read for a value that stands beside a name, with its unit.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="language">The reader's language.</param>
    public string Tell(string name, FeelValue value, RuleLanguage language)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new ValueTeller(this, language).ValueOf(name, value);
    }

    /// <summary>The unit of the numbers under a name, as UCUM spells it; null when the model says none there.</summary>
    public string? UnitOf(string name) => units.GetValueOrDefault(name);

    /// <summary>The guidelines and other authorities that a decision rests on.</summary>
    /// <param name="decisionId">The decision's id.</param>
    public ImmutableArray<DmnKnowledgeSource> SourcesOf(string decisionId) => sources.GetValueOrDefault(decisionId, []);

    private static FrozenDictionary<string, T> First<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<NamedPart> PartsOf(DmnModel model) =>
    [
        .. model.InputData.Select(input => Part(input.Variable)),
        .. model.Decisions.Select(decision => Part(decision.Variable)),
        .. model.KnowledgeModels.Select(knowledge => Part(knowledge.Variable)),
        .. model.DecisionServices.Select(service => Part(service.Variable)),
        .. model.ItemDefinitions.SelectMany(Members),
        .. model.Decisions.SelectMany(decision => InBox(decision.Logic)),
        .. model.KnowledgeModels.SelectMany(knowledge => InBox(knowledge.Logic?.Body)),
    ];

    private static NamedPart Part(DmnVariable variable) => new(variable.Name, variable.Label, variable.Unit);

    private static IEnumerable<NamedPart> Members(DmnItemDefinition type) =>
        type.Members.SelectMany(member => Members(member).Prepend(new NamedPart(member.Name, member.Label, member.Unit)));

    private static IEnumerable<NamedPart> InBox(DmnBox? box) => box switch
    {
        DmnBox.Table { Content: var table } =>
        [
            .. table.Inputs.Select(input => new NamedPart(input.Expression.Text.Trim(), input.Label, input.Unit)),
            .. table.Outputs.Select(output => new NamedPart(output.Name ?? string.Empty, output.Label, output.Unit)),
        ],
        DmnBox.Context context =>
        [
            .. context.Entries.Select(entry => entry.Variable).OfType<DmnVariable>().Select(Part),
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

    private sealed record NamedPart(string Name, string? Label, string? Unit);

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeWord();
}
