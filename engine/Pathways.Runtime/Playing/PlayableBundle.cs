using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// A bundle put together so that its pathways can be played in memory, on virtual time. A rule set or form with errors is left
/// out, as if it were not there.
/// </summary>
public sealed class PlayableBundle
{
    /// <summary>How many events one played case may make happen: 10,000 [P], ten times the longest of the samples.</summary>
    public const int MostEvents = 10_000;

    private readonly PathwayBundle bundle;
    private readonly ImmutableSortedDictionary<string, BpmnReading> readings;
    private readonly DefinitionCatalog catalog;
    private readonly Dictionary<(string Drawing, ElementId? Process), PlayablePathway> known = [];

    private PlayableBundle(
        PathwayBundle bundle, ImmutableDictionary<string, BoundRuleSet> ruleSets, ImmutableDictionary<string, FormDefinition> forms)
    {
        this.bundle = bundle;
        RuleSets = ruleSets;
        Forms = forms;
        readings = bundle.OfKind(BundleFileKind.Drawing).ToImmutableSortedDictionary(
            file => file.Key, file => BpmnReader.Read(file.Value, file.Key), StringComparer.Ordinal);
        // A kind of which there is no file is not checked.
        catalog = DefinitionCatalog.Unknown with
        {
            RuleSets = bundle.OfKind(BundleFileKind.Decisions).Any()
                ? ruleSets.ToImmutableDictionary(bound => bound.Key, bound => NamesOf(bound.Value.RuleSet))
                : null,
            Forms = bundle.OfKind(BundleFileKind.Form).Any() ? forms : null,
        };
    }

    /// <summary>Its rule sets, by key.</summary>
    public ImmutableDictionary<string, BoundRuleSet> RuleSets { get; }

    /// <summary>Its forms, by key.</summary>
    public ImmutableDictionary<string, FormDefinition> Forms { get; }

    /// <summary>The names of its scenarios' files.</summary>
    public IEnumerable<string> ScenarioNames => bundle.OfKind(BundleFileKind.Scenario).Select(file => file.Key);

    /// <summary>Puts a bundle together.</summary>
    /// <param name="bundle">The files.</param>
    public static PlayableBundle Of(PathwayBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new PlayableBundle(
            bundle,
            bundle.OfKind(BundleFileKind.Decisions).Select(file => (Key: PathwayBundle.KeyOf(file.Key), Linked: LinkedRuleSet.Of(file.Key, bundle.Files)))
                .Where(found => found.Linked.IsSound).DistinctBy(found => found.Key, StringComparer.Ordinal)
                .ToImmutableDictionary(found => found.Key, found => new BoundRuleSet(found.Key, 1, found.Linked.RuleSet!), StringComparer.Ordinal), // Sound ones have it.
            bundle.OfKind(BundleFileKind.Form).Select(file => FormReader.Read(file.Value, PathwayBundle.KeyOf(file.Key), file.Key).Form)
                .OfType<FormDefinition>().DistinctBy(form => form.Key, StringComparer.Ordinal)
                .ToImmutableDictionary(form => form.Key, StringComparer.Ordinal));
    }

    /// <summary>A process of a drawing.</summary>
    /// <param name="drawing">Name of the drawing's file.</param>
    /// <param name="process">Which process; null for the main one.</param>
    public PlayablePathway PathwayOf(string drawing, ElementId? process)
    {
        if (!known.TryGetValue((drawing, process), out PlayablePathway? pathway))
        {
            known[(drawing, process)] = pathway = Compile(drawing, process);
        }

        return pathway;
    }

    /// <summary>Reads one of its scenarios and plays it.</summary>
    /// <param name="name">Name of its file.</param>
    public PlayedScenario Play(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ScenarioReading reading = ScenarioReader.Read(bundle.Files[name], name);
        if (reading.Scenario is not { } scenario)
        {
            return new PlayedScenario(name, reading, null, null);
        }

        PlayablePathway pathway = PathwayOf(PathwayBundle.Beside(name, scenario.Pathway), scenario.Process);
        return new PlayedScenario(name, reading, pathway, pathway.Player?.Play(scenario));
    }

    private PlayablePathway Compile(string drawing, ElementId? wanted)
    {
        if (!readings.TryGetValue(drawing, out BpmnReading? reading))
        {
            return new PlayablePathway(drawing, null, []);
        }

        if (reading.Model is not { } model || reading.Findings.Any(finding => finding.IsError))
        {
            return new PlayablePathway(drawing, null, reading.Findings);
        }

        // When the file does not make clear which process to run: the first, if possible one marked as executable.
        ElementId? main = (model.MainProcess ?? model.Processes.OrderByDescending(one => one.IsExecutable).FirstOrDefault())?.Id;
        ProcessCompilation compilation = ProcessCompiler.Compile(
            model, catalog, wanted ?? main, readings.Values.Select(other => other.Model).OfType<BpmnModel>());
        return new PlayablePathway(
            drawing,
            compilation.Process is { } process ? new ScenarioPlayer(process, RuleSets, Forms) { MostEvents = MostEvents } : null,
            compilation.Findings);
    }

    // A drawing may name a decision or decision service by its name or its id.
    private static ImmutableHashSet<string> NamesOf(RuleSet ruleSet) =>
    [
        .. ruleSet.Model.Decisions.SelectMany(decision => new[] { decision.Id, decision.Variable.Name }),
        .. ruleSet.Model.DecisionServices.SelectMany(service => new[] { service.Id, service.Variable.Name }),
    ];
}

/// <summary>A process ready to be played, or why it cannot be.</summary>
/// <param name="Drawing">Name of the drawing's file.</param>
/// <param name="Player">Plays it; null when the drawing is missing or has errors.</param>
/// <param name="Findings">What the checks find in the drawing.</param>
public sealed record PlayablePathway(string Drawing, ScenarioPlayer? Player, ImmutableArray<Finding> Findings);

/// <summary>A scenario of a bundle, and what came of it.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Reading">As read.</param>
/// <param name="Pathway">What it plays; null when it cannot be read.</param>
/// <param name="Outcome">What came of playing it; null when it cannot be read or played.</param>
public sealed record PlayedScenario(string Name, ScenarioReading Reading, PlayablePathway? Pathway, ScenarioOutcome? Outcome)
{
    /// <summary>What people call it: its title, else the name of its file.</summary>
    public string Title => Reading.Scenario?.Title ?? PathwayBundle.KeyOf(Name);

    /// <summary>Whether all went as it says.</summary>
    public bool IsPassed => Outcome is { IsPassed: true };
}
