using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Cli.RuleSets;

/// <summary>A DMN file with everything it imports, read from disk.</summary>
/// <param name="RuleSet">The rule set; null when the file is no DMN at all. One with errors evaluates too, and gives null there.</param>
/// <param name="Findings">What is wrong or doubtful in it and in the models it imports.</param>
internal sealed record RuleSetFile(RuleSet? RuleSet, ImmutableArray<RuleFinding> Findings)
{
    /// <summary>True when it has no error.</summary>
    public bool IsSound => RuleSet is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>Reads and compiles a file.</summary>
    /// <param name="path">The <c>.dmn</c> file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RuleSetFile Read(string path)
    {
        DmnReading reading = DmnReader.Read(File.ReadAllBytes(path), path);
        if (reading.Model is null)
        {
            return new RuleSetFile(null, reading.Findings);
        }

        List<RuleFinding> findings = [.. reading.Findings];
        RuleSetCompilation compilation = RuleSet.Compile(reading.Model, import => Resolve(path, import, findings));
        return new RuleSetFile(compilation.RuleSet, [.. findings, .. compilation.Findings]);
    }

    /// <summary>By its location; a model without one is looked for by its namespace among the files beside.</summary>
    private static RuleSource? Resolve(string importing, DmnImport import, List<RuleFinding> findings)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(importing)) ?? string.Empty;
        string? located = import.Location is { Length: > 0 } location ? Path.Combine(folder, location) : null;
        if (import.IsReferenceTable)
        {
            return located is not null && File.Exists(located)
                ? new RuleSource.Table(File.ReadAllText(located), Path.GetFileName(located))
                : null;
        }

        IEnumerable<string> candidates = located is not null && File.Exists(located)
            ? [located]
            : Directory.EnumerateFiles(folder, "*.dmn").Order(StringComparer.Ordinal);
        foreach (string candidate in candidates)
        {
            DmnReading reading = DmnReader.Read(File.ReadAllBytes(candidate), candidate);
            if (reading.Model is { } model && model.Namespace == import.Namespace)
            {
                findings.AddRange(reading.Findings);
                return new RuleSource.Model(model);
            }
        }

        return null;
    }
}
