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

    /// <summary>Checks all files; of what is borrowed only errors are told, since it is checked where it lies.</summary>
    /// <param name="files">The files of a pathway.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<CheckedPathway> RunAsync(DefinitionFiles files, CancellationToken cancellationToken)
    {
        Named named = new();
        CheckedPathway borrowed = files.Borrowed is null
            ? new CheckedPathway([], [], [])
            : await ReadAsync(files.Borrowed, named, cancellationToken);
        CheckedPathway own = await ReadAsync(files, named, cancellationToken);
        List<BpmnReading> readings = [];
        foreach (string file in files.Drawings)
        {
            readings.Add(BpmnReader.Read(await File.ReadAllBytesAsync(file, cancellationToken), file));
        }

        DefinitionCatalog catalog = named.ToCatalog(files.IsFolder);
        ImmutableArray<BpmnModel> models = [.. readings.Select(reading => reading.Model).OfType<BpmnModel>()];
        IEnumerable<Finding> drawn = readings.SelectMany(reading => reading.Model is { } model
            ? reading.Findings.Concat(Compiled(ProcessCompiler.Compile(model, catalog, others: models), model))
            : reading.Findings);
        return own with
        {
            Findings =
            [
                .. borrowed.Findings.Where(finding => finding.Severity == FindingSeverity.Error),
                .. own.Findings,
                // A process that another file calls is checked there too.
                .. drawn.DistinctBy(finding => finding.ToString()).Select(CheckedFinding.From),
            ],
        };
    }

    // What can run is proved to lose nobody, as far as that can be told outside of a network.
    private static IEnumerable<Finding> Compiled(ProcessCompilation compilation, BpmnModel model) => compilation.Process is { } process
        ? compilation.Findings.Concat(FollowUpCheck.Run(process, model, new FollowUpTerms(TimeProvider.System.GetUtcNow())
        {
            RolesAroundTheClock = [.. RoleKey.AroundTheClock.Select(role => role.Value)],
        }))
        : compilation.Findings;

    /// <summary>Reads and checks everything but drawings, and notes what drawings may name.</summary>
    private static async Task<CheckedPathway> ReadAsync(DefinitionFiles files, Named named, CancellationToken cancellationToken)
    {
        ImmutableArray<CheckedFinding>.Builder findings = ImmutableArray.CreateBuilder<CheckedFinding>();
        ImmutableArray<string>.Builder summaries = ImmutableArray.CreateBuilder<string>();
        ImmutableArray<string>.Builder tables = ImmutableArray.CreateBuilder<string>();
        foreach (string file in files.Forms)
        {
            FormReading reading = FormReader.Read(
                await File.ReadAllTextAsync(file, cancellationToken), Path.GetFileNameWithoutExtension(file), file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            if (reading.Form is { } form)
            {
                named.Forms[form.Key] = form;
            }
        }

        foreach (string file in files.RuleSets)
        {
            RuleSetFile reading = RuleSetFile.Read(file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            ImmutableArray<TableProof> proofs = reading.IsSound && reading.RuleSet is { } sound ? sound.ProveTables() : [];
            findings.AddRange(proofs.SelectMany(proof => proof.Findings).Select(CheckedFinding.From));
            tables.AddRange(proofs.Select(proof => $"{file}: {proof}"));
            named.RuleSets[Path.GetFileNameWithoutExtension(file)] = NamesOf(reading.RuleSet?.Model);
            if (await CasesFile.RunAsync(file, reading, cancellationToken) is { } cases)
            {
                findings.AddRange(cases.Findings);
                summaries.Add(cases.Summary);
            }
        }

        findings.AddRange(files.Cases.Where(file => !File.Exists(CasesFile.RuleSetOf(file))).Select(WithoutRuleSet));
        foreach (string file in files.Templates)
        {
            TemplateReading reading = TemplateReader.Read(await File.ReadAllTextAsync(file, cancellationToken), file);
            findings.AddRange(reading.Findings.Select(CheckedFinding.From));
            named.Templates.Add(Path.GetFileNameWithoutExtension(file));
        }

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

    // What a drawing may name, filled file by file.
    private sealed class Named
    {
        public Dictionary<string, ImmutableHashSet<string>> RuleSets { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, FormDefinition> Forms { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Templates { get; } = new(StringComparer.Ordinal);

        /// <summary>Of a single file nothing else is known.</summary>
        public DefinitionCatalog ToCatalog(bool isFolder) => new()
        {
            Roles = receivers,
            RuleSets = isFolder ? RuleSets.ToImmutableDictionary(StringComparer.Ordinal) : null,
            Forms = isFolder ? Forms.ToImmutableDictionary(StringComparer.Ordinal) : null,
            Templates = isFolder ? [.. Templates] : null,
        };
    }
}
