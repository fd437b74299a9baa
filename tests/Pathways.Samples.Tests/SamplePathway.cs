using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.Samples.Tests;

/// <summary>A pathway with everything it refers to, its own and what it borrows, compiled once for all tests.</summary>
internal sealed class SamplePathway
{
    private static readonly ConcurrentDictionary<string, SamplePathway> Known = new(StringComparer.Ordinal);

    private SamplePathway(string folder)
    {
        string root = Path.Combine(SampleFolder.Root, folder);
        string[] files =
        [
            .. BorrowedFiles.Of(root), .. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        ];
        RuleSets = files.Where(file => Path.GetExtension(file) == ".dmn").Select(file => Path.GetFileNameWithoutExtension(file))
            .ToImmutableDictionary(key => key, key => new BoundRuleSet(key, 1, SampleRules.Compile($"{key}.dmn")));
        Forms = files.Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "forms")
            .Select(file => SampleForms.Read(Path.GetRelativePath(SampleFolder.Root, file))).ToImmutableDictionary(form => form.Key);
        Templates = [.. files.Where(file => Path.GetExtension(file) == ".hbs").Select(file => Path.GetFileNameWithoutExtension(file))];
        Drawing = File.ReadAllText(Path.Combine(root, "pathway.bpmn"));
        Compilation = ProcessCompiler.Compile(Drawing, "pathway.bpmn", new DefinitionCatalog
        {
            RuleSets = RuleSets.ToImmutableDictionary(
                bound => bound.Key,
                bound => ImmutableHashSet.CreateRange([.. bound.Value.RuleSet.Decisions, .. bound.Value.RuleSet.DecisionServices])),
            Forms = Forms,
            Templates = Templates,
            Roles = [.. RoleKey.All.Select(role => role.Value), "family"],
        });
    }

    public string Drawing { get; }

    public ProcessCompilation Compilation { get; }

    public ExecutableProcess Process => Compilation.Process?.AtVersion(1)
        ?? throw new InvalidDataException(string.Join('\n', Compilation.Findings));

    public ImmutableDictionary<string, BoundRuleSet> RuleSets { get; }

    public ImmutableDictionary<string, FormDefinition> Forms { get; }

    public ImmutableHashSet<string> Templates { get; }

    public static SamplePathway Of(string folder) => Known.GetOrAdd(folder, name => new SamplePathway(name));
}
