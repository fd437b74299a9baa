using System.Collections.Immutable;
using System.CommandLine;
using Pathways.Rules;

namespace Pathways.Cli.Checking;

/// <summary><c>pathways check PATH…</c>: finds the mistakes of pathways, rules, forms and templates before a patient does.</summary>
internal static class CheckVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string[]> paths = new("path")
        {
            Description = "A pathway's folder, or one .bpmn, .dmn, .cases.csv, form .json or template .hbs file; several may be named.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> tables = new("--tables")
        {
            Description = "Say of each decision table what is proved: complete or not, also with missing data, free of conflicts or not.",
        };
        Command verb = new("check", "Find mistakes in pathways, rules, forms and templates. Exit code 1 when there are errors.")
        {
            paths,
            tables,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(paths), parsed.GetValue(tables), parsed.InvocationConfiguration.Output, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string[] paths, bool withTables, TextWriter output, CancellationToken cancellationToken)
    {
        List<CheckedFinding> findings = [];
        List<string> summaries = [];
        int files = 0;
        foreach (string path in paths)
        {
            ImmutableArray<DefinitionFiles> pathways = DefinitionFiles.Below(path);
            if (pathways.IsEmpty)
            {
                findings.Add(CheckedFinding.OfFile(path, NothingToCheck(path)));
            }

            foreach (DefinitionFiles pathway in pathways)
            {
                CheckedPathway result = await PathwayCheck.RunAsync(pathway, cancellationToken);
                findings.AddRange(result.Findings);
                summaries.AddRange(withTables ? [.. result.Tables, .. result.Summaries] : result.Summaries);
                files += pathway.Count;
            }
        }

        return Print(findings, summaries, files, output);
    }

    private static CommandProblem NothingToCheck(string path)
    {
        string what = File.Exists(path) || Directory.Exists(path) ? "holds nothing that can be checked" : "does not exist";
        return new CommandProblem(
            "PW6201", $"'{path}' {what}. Name a pathway's folder or a file ending in .bpmn, .dmn, .json or .hbs.");
    }

    private static int Print(List<CheckedFinding> findings, List<string> summaries, int files, TextWriter output)
    {
        ImmutableArray<CheckedFinding> ordered =
        [
            .. findings.Distinct()
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line)
                .ThenBy(finding => finding.Column)
                .ThenBy(finding => finding.Code, StringComparer.Ordinal),
        ];
        foreach (CheckedFinding finding in ordered)
        {
            output.WriteLine(finding);
        }

        foreach (string summary in summaries.Distinct())
        {
            output.WriteLine(summary);
        }

        int errors = ordered.Count(finding => finding.Severity == FindingSeverity.Error);
        int warnings = ordered.Count(finding => finding.Severity == FindingSeverity.Warning);
        int notes = ordered.Length - errors - warnings;
        output.WriteLine($"{files} files checked: {errors} errors, {warnings} warnings, {notes} notes");
        return errors > 0 ? ExitCode.Found : ExitCode.Fine;
    }
}
