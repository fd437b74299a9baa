using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>A rule set put together from files: its model, the models it imports and the reference tables.</summary>
/// <param name="RuleSet">Compiled; null when the main file is no DMN.</param>
/// <param name="Findings">What is wrong or doubtful.</param>
/// <param name="Content">The files that were needed, and no others.</param>
internal sealed record LinkedRuleSet(RuleSet? RuleSet, ImmutableArray<RuleFinding> Findings, DefinitionContent Content)
{
    /// <summary>True when it has no error.</summary>
    public bool IsSound => RuleSet is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>Reads and links a model.</summary>
    /// <param name="main">Name of its file.</param>
    /// <param name="files">All files that it may import, by name.</param>
    public static LinkedRuleSet Of(string main, ImmutableSortedDictionary<string, string> files)
    {
        ImmutableSortedDictionary<string, string> used =
            ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(main, files[main]);
        DmnReading reading = DmnReader.Read(files[main], main);
        if (reading.Model is null)
        {
            return new LinkedRuleSet(null, reading.Findings, new DefinitionContent(main, used));
        }

        RuleSetCompilation compilation = RuleSet.Compile(reading.Model, Resolve);
        return new LinkedRuleSet(
            compilation.RuleSet,
            [.. reading.Findings, .. compilation.Findings],
            new DefinitionContent(main, used));

        RuleSource? Resolve(DmnImport import)
        {
            string? name = import.IsReferenceTable ? At(import.Location) : At(import.Location) ?? OfNamespace(import.Namespace);
            if (name is null)
            {
                return null;
            }

            used = used.SetItem(name, files[name]);
            return import.IsReferenceTable
                ? new RuleSource.Table(files[name], name)
                : DmnReader.Read(files[name], name).Model is { } model ? new RuleSource.Model(model) : null;
        }

        // Models of one bundle lie in one folder, so the main file's folder serves for what its imports import, too.
        string? At(string? location)
        {
            string? name = location is null ? null : PathwayBundle.Beside(main, location);
            return name is not null && files.ContainsKey(name) ? name : null;
        }

        string? OfNamespace(string wanted) => files
            .Where(file => PathwayBundle.KindOf(file.Key) == BundleFileKind.Decisions)
            .FirstOrDefault(file => DmnReader.Read(file.Value, file.Key).Model?.Namespace == wanted)
            .Key;
    }
}
