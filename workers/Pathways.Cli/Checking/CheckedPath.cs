using System.Collections.Immutable;
using Pathways.Notifications.Templates;

namespace Pathways.Cli.Checking;

/// <summary>What was found below one path that a person named.</summary>
/// <param name="Findings">In no particular order.</param>
/// <param name="FileCount">How many files were read.</param>
internal sealed record CheckedPath(ImmutableArray<CheckedFinding> Findings, int FileCount)
{
    private static readonly ImmutableArray<string> knownEndings = [".bpmn", ".dmn", ".json", ".hbs"];

    /// <summary>Checks a folder with everything below it, or one file.</summary>
    public static async Task<CheckedPath> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ImmutableArray<string> files = FilesOf(path);
        if (files.IsEmpty)
        {
            string what = File.Exists(path) || Directory.Exists(path) ? "holds nothing that can be checked" : "does not exist";
            CommandProblem problem = new(
                "PW6201",
                $"'{path}' {what}. Name a pathway's folder or a file ending in {string.Join(", ", knownEndings)}.");
            return new CheckedPath([CheckedFinding.OfFile(path, problem)], 0);
        }

        ImmutableArray<CheckedFinding>.Builder findings = ImmutableArray.CreateBuilder<CheckedFinding>();
        foreach (string file in files)
        {
            string text = await File.ReadAllTextAsync(file, cancellationToken);
            findings.AddRange(CheckFile(file, text));
        }

        return new CheckedPath(findings.ToImmutable(), files.Length);
    }

    private static IEnumerable<CheckedFinding> CheckFile(string file, string text) => Path.GetExtension(file) switch
    {
        ".hbs" => TemplateReader.Read(text, Path.GetFileName(file)).Findings
            .Select(finding => CheckedFinding.From(file, finding)),
        _ => [],
    };

    private static ImmutableArray<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return knownEndings.Contains(Path.GetExtension(path)) ? [path] : [];
        }

        return !Directory.Exists(path)
            ? []
            : [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => knownEndings.Contains(Path.GetExtension(file)))
                // Scenarios are checked by running them, not by reading.
                .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "scenarios")
                .Order(StringComparer.Ordinal)];
    }
}
