using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Runtime;

/// <summary>Compiles what was published. It was checked then; failing now means that this build understands less.</summary>
internal static class CompiledDefinitions
{
    public static PublishedPathway Pathway(DefinitionVersion version, DefinitionContent content)
    {
        BpmnReading reading = BpmnReader.Read(content.MainText, content.Main);
        BpmnModel model = reading.Model ?? throw Unreadable(version, reading.Findings.FirstOrDefault()?.ToString());
        ProcessCompilation compilation = Compile(model, content);
        ExecutableProcess process = compilation.Process
            ?? throw Unreadable(version, compilation.Findings.FirstOrDefault(finding => finding.IsError)?.ToString());
        return new PublishedPathway(version, process.AtVersion(version.Id.Version), content.MainText);
    }

    /// <summary>A drawing that is not published; null when it cannot be compiled.</summary>
    public static ExecutableProcess? Draft(DefinitionContent content) =>
        BpmnReader.Read(content.MainText, content.Main).Model is { } model ? Compile(model, content).Process : null;

    public static object RuleSet(DefinitionVersion version, DefinitionContent content)
    {
        LinkedRuleSet linked = LinkedRuleSet.Of(content.Main, content.Files);
        return linked.RuleSet is { } ruleSet
            ? new PublishedRuleSet(version, ruleSet)
            : throw Unreadable(version, linked.Findings.FirstOrDefault()?.ToString());
    }

    public static object Form(DefinitionVersion version, DefinitionContent content)
    {
        FormReading reading = FormReader.Read(content.MainText, version.Id.Key, content.Main);
        return reading.Form
            ?? throw Unreadable(version, reading.Findings.FirstOrDefault(finding => finding.IsError)?.ToString());
    }

    public static object Template(DefinitionVersion version, DefinitionContent content) => content.MainText;

    private static ProcessCompilation Compile(BpmnModel model, DefinitionContent content) => ProcessCompiler.Compile(
        model,
        DefinitionCatalog.Unknown with { Forms = Forms(content) },
        others: content.Files
            .Where(file => PathwayBundle.KindOf(file.Key) == BundleFileKind.Drawing && file.Key != content.Main)
            .Select(file => BpmnReader.Read(file.Value, file.Key).Model)
            .OfType<BpmnModel>());

    // The forms a drawing was published with tell its compiler which names have spaces in them.
    private static ImmutableDictionary<string, FormDefinition>? Forms(DefinitionContent content)
    {
        ImmutableDictionary<string, FormDefinition>.Builder forms =
            ImmutableDictionary.CreateBuilder<string, FormDefinition>(StringComparer.Ordinal);
        foreach ((string name, string text) in content.Files)
        {
            if (PathwayBundle.KindOf(name) == BundleFileKind.Form
                && FormReader.Read(text, PathwayBundle.KeyOf(name), name).Form is { } form)
            {
                forms[form.Key] = form;
            }
        }

        return forms.Count == 0 ? null : forms.ToImmutable();
    }

    private static InvalidOperationException Unreadable(DefinitionVersion version, string? finding) => new(
        $"PW3010: {version.Id.Kind} '{version.Id.Key}' version {version.Id.Version} was published by another build and "
        + $"cannot be read by this one: {finding}");
}
