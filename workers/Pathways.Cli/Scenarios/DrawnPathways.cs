using System.Collections.Immutable;
using System.Text.Json;
using Pathways.Cli.RuleSets;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Cli.Scenarios;

/// <summary>A drawing with what lies beside it, ready to be played.</summary>
/// <param name="Process">The process; null when there are problems.</param>
/// <param name="RuleSets">Rule sets by key.</param>
/// <param name="Forms">Forms by key.</param>
/// <param name="Problems">Why it cannot be played.</param>
internal sealed record DrawnPathway(
    ExecutableProcess? Process,
    ImmutableDictionary<string, BoundRuleSet> RuleSets,
    ImmutableDictionary<string, FormDefinition> Forms,
    ImmutableArray<string> Problems);

/// <summary>Reads drawings with the decisions, forms and other drawings of their folder; each once.</summary>
internal sealed class DrawnPathways
{
    private readonly Dictionary<(string Drawing, string Process), DrawnPathway> read = [];
    private readonly Dictionary<string, Surroundings> surroundings = new(StringComparer.Ordinal);

    /// <summary>What lies in the folder of a drawing.</summary>
    private sealed record Surroundings(
        ImmutableDictionary<string, BoundRuleSet> RuleSets,
        ImmutableDictionary<string, FormDefinition> Forms,
        ImmutableArray<BpmnModel> Drawings,
        ImmutableArray<string> Problems);

    /// <summary>A process of a drawing.</summary>
    /// <param name="drawing">Full path of the <c>.bpmn</c> file.</param>
    /// <param name="process">Which process; null for the main one, or the first when that is not clear.</param>
    public DrawnPathway Of(string drawing, ElementId? process)
    {
        (string, string) key = (drawing, process?.ToString() ?? string.Empty);
        if (!read.TryGetValue(key, out DrawnPathway? known))
        {
            read[key] = known = Read(drawing, process);
        }

        return known;
    }

    private DrawnPathway Read(string drawing, ElementId? wanted)
    {
        if (!File.Exists(drawing))
        {
            return Impossible($"The drawing '{drawing}' does not exist. Name it relative to the scenario's file.");
        }

        string folder = Path.GetDirectoryName(drawing) ?? ".";
        if (!surroundings.TryGetValue(folder, out Surroundings? beside))
        {
            surroundings[folder] = beside = ReadFolder(folder);
        }

        BpmnReading reading = BpmnReader.Read(File.ReadAllBytes(drawing), Path.GetFileName(drawing));
        if (reading.Model is not { } model || reading.Findings.Any(finding => finding.IsError))
        {
            return Impossible([.. reading.Findings.Where(finding => finding.IsError).Select(finding => finding.ToString())]);
        }

        DefinitionCatalog catalog = new()
        {
            RuleSets = beside.RuleSets.IsEmpty ? null : beside.RuleSets.ToImmutableDictionary(set => set.Key, set => NamesOf(set.Value.RuleSet)),
            Forms = beside.Forms.IsEmpty ? null : beside.Forms,
        };
        ElementId? main = wanted ?? (model.MainProcess ?? model.Processes.FirstOrDefault(process => process.IsExecutable) ?? model.Processes.FirstOrDefault())?.Id;
        ProcessCompilation compilation = ProcessCompiler.Compile(model, catalog, main, beside.Drawings);
        return compilation.Process is { } compiled
            ? new DrawnPathway(compiled, beside.RuleSets, beside.Forms, [])
            : Impossible(
                [.. beside.Problems, .. compilation.Findings.Where(finding => finding.IsError).Select(finding => finding.ToString())]);
    }

    private static Surroundings ReadFolder(string folder)
    {
        List<string> problems = [];
        var ruleSets = ImmutableDictionary.CreateBuilder<string, BoundRuleSet>(StringComparer.Ordinal);
        foreach (string file in Beside(folder, "decisions", "*.dmn"))
        {
            RuleSetFile reading = RuleSetFile.Read(file);
            string key = Path.GetFileNameWithoutExtension(file);
            problems.AddRange(reading.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.ToString()));
            if (reading.RuleSet is { } ruleSet)
            {
                ruleSets[key] = new BoundRuleSet(key, 1, ruleSet);
            }
        }

        var forms = ImmutableDictionary.CreateBuilder<string, FormDefinition>(StringComparer.Ordinal);
        foreach (string file in Beside(folder, "forms", "*.json").Where(IsForm))
        {
            if (FormReader.Read(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file), file).Form is { } form)
            {
                forms[form.Key] = form;
            }
        }

        ImmutableArray<BpmnModel> drawings =
        [
            .. Directory.EnumerateFiles(folder, "*.bpmn").Order(StringComparer.Ordinal)
                .Select(file => BpmnReader.Read(File.ReadAllBytes(file), Path.GetFileName(file)).Model).OfType<BpmnModel>(),
        ];
        return new Surroundings(ruleSets.ToImmutable(), forms.ToImmutable(), drawings, [.. problems]);
    }

    /// <summary>Files of a kind in the folder itself, and in a folder of its own there.</summary>
    private static IEnumerable<string> Beside(string folder, string name, string pattern)
    {
        string own = Path.Combine(folder, name);
        return Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.Exists(own) ? Directory.EnumerateFiles(own, pattern, SearchOption.AllDirectories) : [])
            .Order(StringComparer.Ordinal);
    }

    private static bool IsForm(string file)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("components", out _);
        }
        catch (JsonException)
        {
            return false; // A scenario or a setting with an error: not ours to report.
        }
    }

    private static ImmutableHashSet<string> NamesOf(RuleSet ruleSet) =>
    [
        .. ruleSet.Decisions, .. ruleSet.DecisionServices,
        .. ruleSet.Model.Decisions.Select(decision => decision.Id),
        .. ruleSet.Model.DecisionServices.Select(service => service.Id),
    ];

    private static DrawnPathway Impossible(params ImmutableArray<string> problems) => new(
        null, ImmutableDictionary<string, BoundRuleSet>.Empty, ImmutableDictionary<string, FormDefinition>.Empty, problems);
}
