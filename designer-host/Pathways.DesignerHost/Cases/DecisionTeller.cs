using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Cases;

/// <summary>Explains decisions in the words of the rule set version that took them, with who gave what.</summary>
/// <param name="definitions">The rule sets.</param>
/// <param name="networks">Names of people.</param>
/// <param name="page">The language.</param>
public sealed class DecisionTeller(PublishedDefinitions definitions, KnownNetworks networks, PageContext page)
{
    /// <summary>The decisions of a case, in the order given.</summary>
    /// <param name="network">The case's network.</param>
    /// <param name="process">The version that the case runs.</param>
    /// <param name="history">The events of the case, oldest first.</param>
    /// <param name="decisions">Which of them to explain.</param>
    /// <param name="stop">Stops reading.</param>
    public async Task<ImmutableArray<ToldDecision>> TellAsync(
        NetworkId network,
        ExecutableProcess process,
        ImmutableArray<InstanceEvent> history,
        IEnumerable<InstanceEvent.DecisionMade> decisions,
        CancellationToken stop)
    {
        KnownNetwork? known = await networks.FindAsync(network, stop);
        ImmutableArray<ToldDecision>.Builder told = ImmutableArray.CreateBuilder<ToldDecision>();
        foreach (InstanceEvent.DecisionMade made in decisions)
        {
            PublishedRuleSet published = await definitions.RuleSetAsync(
                new DefinitionId(network, DefinitionKind.RuleSet, made.RuleSet, made.Version), stop);
            ImmutableArray<InputSource> sources =
                [.. DecisionSources.Of(made, history, process).Select(source => source with { By = NameOf(source.By, known) })];
            string title = process.FindAnywhere(made.Element)?.Title ?? made.Element.ToString();
            told.Add(new ToldDecision(made, title, Explain(made, sources, published.RuleSet.Glossary, page.Words.Language)));
        }

        return told.ToImmutable();
    }

    /// <summary>One decision; what was stored before traces kept their settings gets those that the event tells.</summary>
    /// <param name="made">The decision.</param>
    /// <param name="sources">Where its inputs came from.</param>
    /// <param name="glossary">The words of the rule set.</param>
    /// <param name="language">The language of the page.</param>
    public static DecisionExplanation Explain(
        InstanceEvent.DecisionMade made, ImmutableArray<InputSource> sources, RuleGlossary glossary, Language language)
    {
        EvaluationSettings settings = made.Trace.Settings ?? new EvaluationSettings
        {
            Now = made.At,
            RuleSetVersion = made.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        DecisionTrace trace = made.Trace with { Settings = settings with { Sources = sources }, Given = made.Inputs };
        return trace.Explain(glossary, language == Language.English ? RuleLanguage.English : RuleLanguage.French);
    }

    // What the platform does has no name to show.
    private static string? NameOf(string? person, KnownNetwork? network) =>
        network is not null && Guid.TryParse(person, out Guid id) && network.NameOf(new PersonId(id), string.Empty) is { Length: > 0 } name
            ? name
            : null;
}
