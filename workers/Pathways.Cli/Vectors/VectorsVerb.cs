using System.Collections.Immutable;
using System.CommandLine;
using Pathways.Rules;

namespace Pathways.Cli.Vectors;

/// <summary><c>pathways vectors DIR</c>: runs each CSV file of a folder against the decision that the map names for it.</summary>
internal static class VectorsVerb
{
    private static readonly string defaultMap = Path.Combine("samples", "vectors.yaml");

    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "Folder with the CSV files." };
        Option<string?> map = new("--map")
        {
            Description = "Which decision answers which file; samples/vectors.yaml of this folder or one above by default.",
        };
        Command verb = new("vectors", "Run files of test vectors against decisions. Exit code 1 when an answer differs.")
        {
            folder,
            map,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(folder), parsed.GetValue(map), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string folder, string? mapPath, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            return await ImpossibleAsync(console, new CommandProblem("PW6201", $"The folder '{folder}' does not exist."));
        }

        string? found = mapPath ?? FindMap();
        if (found is null || !File.Exists(found))
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6204", $"There is no map '{found ?? defaultMap}'. Name one with --map, or stand in a folder of the project."));
        }

        switch (VectorMapReader.Read(await File.ReadAllTextAsync(found, cancellationToken), found))
        {
            case VectorMapReading.Understood(VectorMap map):
                return await RunAsync(folder, map, console.Output, cancellationToken);
            case VectorMapReading.Refused(CommandProblem problem):
                return await ImpossibleAsync(console, problem);
            default:
                throw new System.Diagnostics.UnreachableException("Unknown reading of a map.");
        }
    }

    private static async Task<int> RunAsync(
        string folder, VectorMap map, TextWriter output, CancellationToken cancellationToken)
    {
        EvaluationSettings settings = new() { Now = TimeProvider.System.GetUtcNow(), ZoneId = "Europe/Paris", Trace = false };
        int passed = 0, failed = 0;
        ImmutableArray<string> files = [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        foreach (string file in files)
        {
            VectorTable table = VectorTable.Read(await File.ReadAllTextAsync(file, cancellationToken));
            VectorOutcome outcome = VectorRun.Run(Path.GetFileNameWithoutExtension(file), table, map, settings);
            passed += outcome.Passed;
            failed += outcome.Total - outcome.Passed;
            await output.WriteLineAsync($"{outcome.Name} {outcome.Passed}/{outcome.Total}");
            foreach (string remark in outcome.Remarks)
            {
                await output.WriteLineAsync($"  {remark}");
            }
        }

        await output.WriteLineAsync($"{passed} passed, {failed} failed");
        return failed == 0 ? ExitCode.Fine : ExitCode.Found;
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, CommandProblem problem)
    {
        await console.Error.WriteLineAsync(problem.ToString());
        return ExitCode.Impossible;
    }

    /// <summary>In the folder where one stands or above it, else above the program: it is often run from the repository.</summary>
    private static string? FindMap() =>
        new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .SelectMany(Above)
            .Select(folder => Path.Combine(folder, defaultMap))
            .FirstOrDefault(File.Exists);

    private static IEnumerable<string> Above(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
