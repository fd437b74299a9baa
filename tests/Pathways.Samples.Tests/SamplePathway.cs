using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Samples.Tests;

/// <summary>The obesity pathway with everything it refers to, compiled once for all tests.</summary>
internal static class SamplePathway
{
    private static readonly Lazy<ProcessCompilation> Compiled = new(() => ProcessCompiler.Compile(
        SampleFolder.Read(SampleFolder.Obesity, "pathway.bpmn"), "pathway.bpmn", Catalog));

    private static readonly Lazy<ImmutableDictionary<string, BoundRuleSet>> Bound = new(() =>
        SampleRules.FilesOf(SampleFolder.Obesity).Select(file => Path.GetFileNameWithoutExtension(file))
            .ToImmutableDictionary(key => key, key => new BoundRuleSet(key, 1, SampleRules.Compile($"{key}.dmn"))));

    public static ProcessCompilation Compilation => Compiled.Value;

    public static ExecutableProcess Process => Compilation.Process?.AtVersion(1)
        ?? throw new InvalidDataException(string.Join('\n', Compilation.Findings));

    public static ImmutableDictionary<string, BoundRuleSet> RuleSets => Bound.Value;

    public static ImmutableHashSet<string> Templates { get; } =
    [
        .. SampleFolder.FilesIn(SampleFolder.Obesity, "templates")
            .Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    public static ImmutableHashSet<string> Roles { get; } =
    [
        "referring_doctor", "coordinator", "coordination_manager", "network_doctor", "nurse", "gp", "etp_professional",
        "administrator", "clinical_lead", "family",
    ];

    private static DefinitionCatalog Catalog => new()
    {
        RuleSets = RuleSets.ToImmutableDictionary(
            bound => bound.Key, bound => bound.Value.RuleSet.Decisions.ToImmutableHashSet()),
        Forms = SampleForms.ByKey,
        Templates = Templates,
        Roles = Roles,
    };
}
