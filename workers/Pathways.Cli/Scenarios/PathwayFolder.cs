using System.Collections.Immutable;
using System.Text.Json;
using Pathways.Cli.RuleSets;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Cli.Scenarios;

/// <summary>
/// What lies in the folder of a drawing, and what it borrows from the instruments beside it. A rule set or form with errors
/// is left out, as if it were not there.
/// </summary>
/// <param name="RuleSets">Rule sets by key, from the folder itself and from <c>decisions</c>.</param>
/// <param name="Forms">Forms by key, from the folder itself and from <c>forms</c>.</param>
/// <param name="Drawings">All drawings, for call activities.</param>
/// <param name="Catalog">What a drawing may refer to; a kind of which there is no file is not checked.</param>
/// <param name="Problems">Errors of what was left out.</param>
internal sealed record PathwayFolder(
    ImmutableDictionary<string, BoundRuleSet> RuleSets,
    ImmutableDictionary<string, FormDefinition> Forms,
    ImmutableArray<BpmnModel> Drawings,
    DefinitionCatalog Catalog,
    ImmutableArray<string> Problems)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="folder">Its path.</param>
    public static PathwayFolder Read(string folder)
    {
        ImmutableArray<string>.Builder problems = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string> borrowed = BorrowedFiles.Of(folder);
        ImmutableArray<string> decisions = [.. borrowed.Where(file => Path.GetExtension(file) == ".dmn"), .. Beside(folder, "decisions", "*.dmn")];
        ImmutableDictionary<string, BoundRuleSet> ruleSets = ReadRuleSets(decisions, problems);
        ImmutableArray<string> schemas = [.. borrowed.Concat(Beside(folder, "forms", "*.json")).Where(IsForm)];
        ImmutableDictionary<string, FormDefinition> forms = ReadForms(schemas, problems);
        DefinitionCatalog catalog = new()
        {
            RuleSets = decisions.IsEmpty ? null : ruleSets.ToImmutableDictionary(set => set.Key, set => NamesOf(set.Value.RuleSet)),
            Forms = schemas.IsEmpty ? null : forms,
        };
        ImmutableArray<BpmnModel> drawings =
        [
            .. Directory.EnumerateFiles(folder, "*.bpmn").Order(StringComparer.Ordinal)
                .Select(file => BpmnReader.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Model).OfType<BpmnModel>(),
        ];
        return new PathwayFolder(ruleSets, forms, drawings, catalog, problems.ToImmutable());
    }

    private static ImmutableDictionary<string, BoundRuleSet> ReadRuleSets(
        ImmutableArray<string> files, ImmutableArray<string>.Builder problems)
    {
        var ruleSets = ImmutableDictionary.CreateBuilder<string, BoundRuleSet>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            RuleSetFile reading = RuleSetFile.Read(file);
            if (reading is { IsSound: true, RuleSet: { } ruleSet })
            {
                string key = Path.GetFileNameWithoutExtension(file);
                ruleSets[key] = new BoundRuleSet(key, 1, ruleSet);
            }

            problems.AddRange(reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error)
                .Select(finding => $"{Path.GetFileName(file)}({finding.Line},{finding.Column}): error {finding.Code}: {finding.Message} {finding.Remedy}"));
        }

        return ruleSets.ToImmutable();
    }

    private static ImmutableDictionary<string, FormDefinition> ReadForms(
        ImmutableArray<string> files, ImmutableArray<string>.Builder problems)
    {
        var forms = ImmutableDictionary.CreateBuilder<string, FormDefinition>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            FormReading reading = FormReader.Read(
                File.ReadAllText(file), Path.GetFileNameWithoutExtension(file), Path.GetFileName(file));
            if (reading.Form is { } form)
            {
                forms[form.Key] = form;
            }

            problems.AddRange(reading.Findings.Where(finding => finding.IsError).Select(finding => finding.ToString()));
        }

        return forms.ToImmutable();
    }

    /// <summary>Files of a kind in the folder itself, and in a folder of its own there, which goes before.</summary>
    private static ImmutableArray<string> Beside(string folder, string kind, string pattern)
    {
        string own = Path.Combine(folder, kind);
        IEnumerable<string> inside = Directory.Exists(own)
            ? Directory.EnumerateFiles(own, pattern, SearchOption.AllDirectories)
            : [];
        return
        [
            .. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal),
            .. inside.Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>In the folder of forms all JSON is a form; beside the drawing what form-js writes is one.</summary>
    private static bool IsForm(string file)
    {
        if (Path.GetFileName(Path.GetDirectoryName(file)) == "forms")
        {
            return true;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("components", out _);
        }
        catch (JsonException)
        {
            return false; // Something else, and not ours to judge.
        }
    }

    // A drawing may name a decision or decision service by its name or its id.
    private static ImmutableHashSet<string> NamesOf(RuleSet ruleSet) =>
    [
        .. ruleSet.Model.Decisions.SelectMany(decision => new[] { decision.Id, decision.Variable.Name }),
        .. ruleSet.Model.DecisionServices.SelectMany(service => new[] { service.Id, service.Variable.Name }),
    ];
}
