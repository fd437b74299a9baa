using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Cli.RuleSets;
using Pathways.Definitions;
using Pathways.Notifications.Templates;
using Pathways.Rules;

namespace Pathways.Cli.Checking;

/// <summary>Checks the files of one pathway against each other: rules first, then forms and templates, then the drawing that uses them.</summary>
internal static class PathwayCheck
{
    // Messages go to roles and to people who hold none in the network.
    private static readonly ImmutableHashSet<string> receivers =
        [.. RoleKey.All.Select(role => role.Value), "family"];

    /// <summary>Checks all files.</summary>
    /// <param name="files">The files of a pathway.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<CheckedPathway> RunAsync(DefinitionFiles files, CancellationToken cancellationToken)
    {
        ImmutableArray<CheckedFinding>.Builder findings = ImmutableArray.CreateBuilder<CheckedFinding>();
        ImmutableArray<string>.Builder summaries = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>.Builder tables = ImmutableArray.CreateBuilder<string>();
        var forms = ImmutableDictionary.CreateBuilder<string, FormDefinition>(StringComparer.Ordinal);
        foreach (string file in files.Forms)
        {
            FormReading reading = FormReader.Read(
                await File.ReadAllTextAsync(file, cancellationToken), Path.GetFileNameWithoutExtension(file), file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            if (reading.Form is { } form)
            {
                forms[form.Key] = form;
            }
        }

        var ruleSets = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        foreach (string file in files.RuleSets)
        {
            RuleSetFile reading = RuleSetFile.Read(file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            ImmutableArray<TableProof> proofs = reading.IsSound && reading.RuleSet is { } sound ? sound.ProveTables() : [];
            findings.AddRange(proofs.SelectMany(proof => proof.Findings).Select(CheckedFinding.From));
            tables.AddRange(proofs.Select(proof => $"{file}: {proof}"));
            ruleSets[Path.GetFileNameWithoutExtension(file)] = NamesOf(reading.RuleSet?.Model);
            if (await CasesFile.RunAsync(file, reading, cancellationToken) is { } cases)
            {
                findings.AddRange(cases.Findings);
                summaries.Add(cases.Summary);
            }
        }

        findings.AddRange(files.Cases.Where(file => !File.Exists(CasesFile.RuleSetOf(file))).Select(WithoutRuleSet));

        var templates = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (string file in files.Templates)
        {
            TemplateReading reading = TemplateReader.Read(await File.ReadAllTextAsync(file, cancellationToken), file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            templates.Add(Path.GetFileNameWithoutExtension(file));
        }

        DefinitionCatalog catalog = new()
        {
            Roles = receivers,
            RuleSets = files.IsFolder ? ruleSets.ToImmutable() : null,
            Forms = files.IsFolder ? forms.ToImmutable() : null,
            Templates = files.IsFolder ? templates.ToImmutable() : null,
        };
        List<BpmnReading> readings = [];
        foreach (string file in files.Drawings)
        {
            readings.Add(BpmnReader.Read(await File.ReadAllTextAsync(file, cancellationToken), file));
        }

        ImmutableArray<BpmnModel> models = [.. readings.Select(reading => reading.Model).OfType<BpmnModel>()];
        IEnumerable<Finding> drawn = readings.SelectMany(reading => reading.Model is { } model
            ? reading.Findings.Concat(ProcessCompiler.Compile(model, catalog, others: models).Findings)
            : reading.Findings);

        // A process that another file calls is checked there too.
        findings.AddRange(drawn.DistinctBy(finding => finding.ToString()).Select(CheckedFinding.From));

        return new CheckedPathway(findings.ToImmutable(), summaries.ToImmutable(), tables.ToImmutable());
    }

    private static CheckedFinding WithoutRuleSet(string file) => CheckedFinding.OfFile(file, new CommandProblem(
        "PW6210", $"The test cases have no rule set: {Path.GetFileName(CasesFile.RuleSetOf(file))} is not beside them. Rename the file after its rule set."));

    // A drawing may name a decision or decision service by its name or its id.
    private static ImmutableHashSet<string> NamesOf(DmnModel? model) => model is null
        ? []
        :
        [
            .. model.Decisions.SelectMany(decision => new[] { decision.Id, decision.Variable.Name }),
            .. model.DecisionServices.SelectMany(service => new[] { service.Id, service.Variable.Name }),
        ];
}
