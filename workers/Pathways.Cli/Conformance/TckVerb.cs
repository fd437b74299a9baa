using System.CommandLine;
using System.Globalization;
using System.Xml;
using Pathways.Cli.RuleSets;
using Pathways.Rules;

namespace Pathways.Cli.Conformance;

/// <summary><c>pathways tck DIR</c>: runs the DMN Technology Compatibility Kit's test files, all keys of a context compared.</summary>
internal static class TckVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "Folder with test files and models, searched with all below it." };
        Option<string?> csv = new("--csv") { Description = "Write the results to a file in the kit's own format." };
        Command verb = new("tck", "Run the DMN Technology Compatibility Kit. Exit code 1 when a case fails.") { folder, csv };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(folder), parsed.GetValue(csv), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string folder, string? csv, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await console.Error.WriteLineAsync($"PW6201 The folder '{folder}' does not exist.");
            return ExitCode.Impossible;
        }

        List<TckResult> results = [];
        foreach (IGrouping<string, string> files in Directory
            .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .GroupBy(file => Path.GetDirectoryName(file) ?? string.Empty))
        {
            List<TckResult> ofFolder = [.. files.SelectMany(file => Run(folder, file))];
            if (ofFolder.Count == 0)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            results.AddRange(ofFolder);
            await console.Output.WriteLineAsync(
                $"{Path.GetRelativePath(folder, files.Key).Replace('\\', '/')} {ofFolder.Count(result => result.HasPassed)}/{ofFolder.Count}");
            foreach (TckResult failed in ofFolder.Where(result => !result.HasPassed))
            {
                await console.Output.WriteLineAsync($"  {failed.File} {failed.Id}: {failed.Why}");
            }
        }

        if (csv is not null)
        {
            await File.WriteAllLinesAsync(csv, results.Select(result => result.ToCsv()), cancellationToken);
        }

        return await SumUpAsync(results, console.Output);
    }

    private static async Task<int> SumUpAsync(List<TckResult> results, TextWriter output)
    {
        int passed = results.Count(result => result.HasPassed);
        List<TckResult> telling = [.. results.Where(result => !result.ExpectsOnlyNull)];
        double mean = results.Count == 0
            ? 0
            : results.GroupBy(result => result.Folder).Average(of => 100.0 * of.Count(result => result.HasPassed) / of.Count());
        int tellingPassed = telling.Count(result => result.HasPassed);
        await output.WriteLineAsync($"non-null {tellingPassed} passed, {telling.Count - tellingPassed} failed");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"folder mean {mean:0.00} %"));
        await output.WriteLineAsync($"{passed} passed, {results.Count - passed} failed");
        return passed == results.Count ? ExitCode.Fine : ExitCode.Found;
    }

    private static IEnumerable<TckResult> Run(string root, string file)
    {
        string folder = Path.GetDirectoryName(file) ?? string.Empty;
        string where = Path.GetRelativePath(root, folder).Replace('\\', '/');
        string name = Path.GetFileNameWithoutExtension(file);
        ConformanceFile tests;
        try
        {
            tests = ConformanceFile.Read(File.ReadAllText(file));
        }
        catch (XmlException broken)
        {
            return [new TckResult(where, name, "(file)", ExpectsOnlyNull: false, $"the test file is no XML: {broken.Message}")];
        }

        string model = Path.Combine(folder, tests.ModelName);
        RuleSet? ruleSet = File.Exists(model) ? RuleSetFile.Read(model).RuleSet : null;
        // The kit's models tell no particular day; a fixed one keeps the output stable.
        EvaluationSettings settings = new() { Now = DateTimeOffset.UnixEpoch, Trace = false };
        return ruleSet is null
            ? tests.Cases.Select(one => new TckResult(where, name, one.Id, one.ExpectsOnlyNull, $"the model '{tests.ModelName}' cannot be read"))
            : tests.Run(ruleSet, settings).Select(outcome => new TckResult(
                where, name, outcome.Case.Id, outcome.Case.ExpectsOnlyNull, outcome.HasPassed ? null : string.Join(" ", outcome.Mismatches)));
    }
}
