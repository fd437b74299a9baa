using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What a checked bundle would publish.</summary>
/// <param name="Items">Everything that has no error, rule sets, forms and templates before pathways.</param>
/// <param name="Findings">Everything the author should know, file by file.</param>
internal sealed record CheckedBundle(ImmutableArray<BundleItem> Items, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.IsError);

    /// <summary>The pathways that can run, each with its drawing.</summary>
    public ImmutableArray<DrawnPathway> Pathways { get; init; } = [];

    /// <summary>The same with what stands against the proof that nobody is lost: it depends on who works where it is published.</summary>
    /// <param name="terms">Who works there; null where nobody does.</param>
    /// <param name="now">The moment of the check.</param>
    public CheckedBundle Proved(FollowUpTerms? terms, DateTimeOffset now)
    {
        IEnumerable<Finding> found = Pathways.SelectMany(pathway => FollowUpCheck.Run(pathway.Process, pathway.Model, terms ?? new FollowUpTerms(now)));
        return this with { Findings = Findings.AddRange(terms is null ? found.Select(ToWarning) : found) };
    }

    // Where nobody works nobody is followed yet, and what is published there is proved again with the next publication.
    private static Finding ToWarning(Finding found) => found.IsError ? found with { Severity = FindingSeverity.Warning } : found;
}

/// <summary>A pathway that can run.</summary>
/// <param name="Process">As the engine runs it.</param>
/// <param name="Model">As it is drawn.</param>
internal sealed record DrawnPathway(ExecutableProcess Process, BpmnModel Model);

/// <summary>One thing that a bundle publishes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Its key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Hash">SHA-256 over its canonical content.</param>
/// <param name="RuleSets">Keys of the rule sets it asks for; empty for everything but pathways.</param>
/// <param name="Content">Its files.</param>
internal sealed record BundleItem(
    DefinitionKind Kind,
    string Key,
    string Name,
    string Hash,
    ImmutableSortedSet<string> RuleSets,
    DefinitionContent Content)
{
    /// <summary>The test of a rule set; null when it has no test cases.</summary>
    public RuleSetTest? Test { get; init; }
}

/// <summary>Runs every check of rules and definitions over a bundle. Reads nothing else and changes nothing.</summary>
internal static class BundleCheck
{
    public static CheckedBundle Run(
        PathwayBundle bundle, TemplateCheck checkTemplate, StoredTestCases stored, ServedWork? served, DateTimeOffset now)
    {
        List<Finding> findings = [];
        List<BundleItem> items = [];
        ImmutableDictionary<string, ImmutableHashSet<string>> decisions = AddRuleSets(bundle, stored, now, items, findings);
        Dictionary<string, FormDefinition> forms = new(StringComparer.Ordinal);
        foreach ((string name, string text) in bundle.OfKind(BundleFileKind.Form))
        {
            FormReading reading = FormReader.Read(text, PathwayBundle.KeyOf(name), name);
            findings.AddRange(reading.Findings);
            if (reading.Form is { } form)
            {
                forms[form.Key] = form;
                items.Add(new BundleItem(
                    DefinitionKind.Form, form.Key, form.Title?.French ?? form.Key, form.ContentHash, [], One(name, text)));
            }
        }

        foreach ((string name, string text) in bundle.OfKind(BundleFileKind.Template))
        {
            string key = PathwayBundle.KeyOf(name);
            findings.AddRange(checkTemplate(key, text, name));
            items.Add(new BundleItem(DefinitionKind.Template, key, key, Hash(text), [], One(name, text)));
        }

        DefinitionCatalog catalog = DefinitionCatalog.Unknown with
        {
            RuleSets = decisions,
            Forms = forms.ToImmutableDictionary(StringComparer.Ordinal),
            Templates = [.. items.Where(item => item.Kind == DefinitionKind.Template).Select(item => item.Key)],
            Roles = [.. RoleKey.All.Select(role => role.Value), "family"],
        };
        ImmutableArray<DrawnPathway> pathways = AddPathways(bundle, catalog, served, items, findings);

        // What is wrong with the files comes first: under it most scenarios would fail.
        findings.AddRange(findings.Any(finding => finding.IsError) ? [] : ScenarioCheck.Run(PlayableBundle.Of(bundle)));
        // A process that another file calls is checked there too.
        return new CheckedBundle([.. items], [.. findings.DistinctBy(finding => finding.ToString())]) { Pathways = pathways };
    }

    private static ImmutableDictionary<string, ImmutableHashSet<string>> AddRuleSets(
        PathwayBundle bundle, StoredTestCases stored, DateTimeOffset now, List<BundleItem> items, List<Finding> findings)
    {
        findings.AddRange(bundle.OfKind(BundleFileKind.TestCases).Where(file => !IsOfRuleSet(bundle, file.Key)).Select(WithoutRuleSet));
        ImmutableDictionary<string, ImmutableHashSet<string>>.Builder decisions =
            ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach ((string name, _) in bundle.OfKind(BundleFileKind.Decisions))
        {
            LinkedRuleSet linked = LinkedRuleSet.Of(name, bundle.Files);
            findings.AddRange(linked.Findings.Select(ToFinding));
            if (linked.RuleSet is { } ruleSet)
            {
                string key = PathwayBundle.KeyOf(name);
                findings.AddRange(linked.IsSound ? ruleSet.ProveTables().SelectMany(proof => proof.Findings).Select(ToFinding) : []);
                // What is wrong with the rules comes first: under it most cases would fail.
                RuleSetTest? test = linked.IsSound ? RuleSetTest.OfBundle(ruleSet, name, bundle, stored, now) : null;
                findings.AddRange(test?.Findings.Select(ToFinding) ?? []);
                decisions[key] =
                [
                    .. ruleSet.Decisions,
                    .. ruleSet.DecisionServices,
                    .. ruleSet.Model.Decisions.Select(decision => decision.Id),
                    .. ruleSet.Model.DecisionServices.Select(service => service.Id),
                ];
                items.Add(new BundleItem(
                    DefinitionKind.RuleSet, key, ruleSet.Name, ruleSet.ContentHash, [], linked.Content)
                { Test = test });
            }
        }

        return decisions.ToImmutable();
    }

    private static bool IsOfRuleSet(PathwayBundle bundle, string testCases) =>
        bundle.OfKind(BundleFileKind.Decisions).Any(model => PathwayBundle.TestCasesOf(model.Key) == testCases);

    private static Finding WithoutRuleSet(KeyValuePair<string, string> file) => new(
        "PW3303", FindingSeverity.Error, "The test cases have no rule set: no model of their name lies beside them.", [],
        file.Key, null, default, "Rename the file after its rule set.");

    private static Finding ToFinding(RuleFinding found) => new(
        found.Code,
        found.Severity,
        found.Message,
        found.Arguments,
        found.Source,
        string.IsNullOrWhiteSpace(found.ElementId) ? null : new ElementId(found.ElementId),
        new SourcePlace(found.Line, found.Column),
        found.Remedy);

    private static ImmutableArray<DrawnPathway> AddPathways(
        PathwayBundle bundle, DefinitionCatalog catalog, ServedWork? served, List<BundleItem> items, List<Finding> findings)
    {
        ImmutableArray<KeyValuePair<string, string>> drawings = [.. bundle.OfKind(BundleFileKind.Drawing)];
        if (drawings.IsEmpty)
        {
            findings.Add(new Finding(
                "PW3301", FindingSeverity.Error, "The folder holds no drawing.", [], "(folder)", null, default,
                "Add a file pathway.bpmn."));
        }

        ImmutableArray<BpmnReading> readings = [.. drawings.Select(file => BpmnReader.Read(file.Value, file.Key))];
        ImmutableArray<BpmnModel> models = [.. readings.Select(reading => reading.Model).OfType<BpmnModel>()];
        ImmutableArray<DrawnPathway>.Builder pathways = ImmutableArray.CreateBuilder<DrawnPathway>();
        findings.AddRange(readings.SelectMany(reading => reading.Findings));
        foreach ((BpmnReading reading, (string name, string text)) in readings.Zip(drawings))
        {
            if (reading.Model is not { } model || reading.Findings.Any(finding => finding.IsError))
            {
                continue;
            }

            ProcessCompilation compilation = ProcessCompiler.Compile(model, catalog, others: models);
            findings.AddRange(compilation.Findings);
            if (compilation.Process is { } process)
            {
                pathways.Add(new DrawnPathway(process, model));
                findings.AddRange(new ServedCheck(served, name).Run(process));
                IEnumerable<KeyValuePair<string, string>> called = process.Called.Count == 0 ? [] : drawings;
                items.Add(new BundleItem(
                    DefinitionKind.Pathway,
                    process.Key,
                    process.Name,
                    process.ContentHash,
                    process.RuleSetKeys,
                    // The forms go along: their field names are needed to read the drawing's FEEL again. So do the drawings
                    // that it may call: a version keeps the processes that it was checked with. The scenarios go along for
                    // the next draft; like test cases they change nothing of what is published, and so not its hash.
                    new DefinitionContent(
                        name,
                        bundle.OfKind(BundleFileKind.Form).Concat(bundle.OfKind(BundleFileKind.Scenario)).Concat(called)
                            .ToImmutableSortedDictionary(StringComparer.Ordinal).SetItem(name, text))));
            }
        }

        return pathways.ToImmutable();
    }

    private static DefinitionContent One(string name, string text) =>
        new(name, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(name, text));

    // A line ending is not content.
    private static string Hash(string text) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
