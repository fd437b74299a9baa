using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Pathways.Engine;

namespace Pathways.Cli.Scenarios;

/// <summary><c>pathways scenario FILE|DIR</c>: plays scenarios and says where the first difference is.</summary>
internal static class ScenarioVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A scenario, or a folder with scenarios, searched with all below it." };
        Command verb = new("scenario", "Play scenarios on virtual time, in memory. Exit code 1 when one goes otherwise than it says.") { path };
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(path), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string path, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        ImmutableArray<string> files = Files(path);
        if (files.IsEmpty)
        {
            await console.Error.WriteLineAsync(
                $"PW6214 '{path}' is no scenario and no folder that holds one. Name a file such as scenarios/accepted.json.");
            return ExitCode.Impossible;
        }

        string root = Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";
        DrawnPathways pathways = new();
        int passed = 0;
        foreach (string file in files)
        {
            string? difference = Play(file, await File.ReadAllTextAsync(file, cancellationToken), pathways);
            passed += difference is null ? 1 : 0;
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            await console.Output.WriteLineAsync(difference is null ? $"{name} passed" : $"{name} failed: {difference}");
        }

        await console.Output.WriteLineAsync($"{passed} passed, {files.Length - passed} failed");
        return passed == files.Length ? ExitCode.Fine : ExitCode.Found;
    }

    /// <summary>What a file named on its own is, it has to be; in a folder other JSON (forms, settings) may lie about.</summary>
    private static ImmutableArray<string> Files(string path) => File.Exists(path)
        ? [path]
        : Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Where(IsScenario).Order(StringComparer.Ordinal)]
            : [];

    private static bool IsScenario(string file)
    {
        if (Path.GetFileName(Path.GetDirectoryName(file)) == "scenarios")
        {
            return true;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(file));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("pathway", out _)
                && (json.RootElement.TryGetProperty("steps", out _) || json.RootElement.TryGetProperty("expect", out _));
        }
        catch (JsonException)
        {
            return false; // Not JSON: whatever it is, it is no scenario.
        }
    }

    /// <summary>The first difference; null when there is none.</summary>
    private static string? Play(string file, string json, DrawnPathways pathways)
    {
        ScenarioReading reading = ScenarioReader.Read(json, Path.GetFileName(file));
        if (reading.Scenario is not { } scenario)
        {
            return string.Join(" ", reading.Problems);
        }

        string drawing = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".", scenario.Pathway));
        DrawnPathway pathway = pathways.Of(drawing, scenario.Process);
        return pathway.Process is { } process
            ? new ScenarioPlayer(process, pathway.RuleSets, pathway.Forms).Play(scenario).Difference
            : string.Join(" ", pathway.Problems);
    }
}
