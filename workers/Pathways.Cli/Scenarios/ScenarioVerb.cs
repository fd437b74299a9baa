using System.Collections.Immutable;
using System.CommandLine;
using Pathways.Engine;

namespace Pathways.Cli.Scenarios;

/// <summary><c>pathways scenario FILE|DIR</c>: plays scenarios and says where the first difference is.</summary>
internal static class ScenarioVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A scenario, or a folder with scenarios, searched with all below it." };
        Option<bool> coverage = new("--coverage") { Description = "Also say which elements, flows and rules no scenario reaches." };
        Command verb = new("scenario", "Play scenarios on virtual time, in memory. Exit code 1 when one goes otherwise than it says.") { path, coverage };
        verb.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(path), parsed.GetValue(coverage), parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string path, bool saysCoverage, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        ImmutableArray<ScenarioFile> files = ScenarioFile.Below(path);
        if (files.IsEmpty)
        {
            await console.Error.WriteLineAsync(NothingToPlay(path).ToString());
            return ExitCode.Impossible;
        }

        DrawnPathways pathways = new();
        ReachedPlaces reached = new();
        int passed = 0;
        foreach (ScenarioFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string? difference = Play(file, pathways, reached);
            passed += difference is null ? 1 : 0;
            await console.Output.WriteLineAsync(difference is null ? $"{file.Name} passed" : $"{file.Name} failed: {difference}");
        }

        foreach (string line in saysCoverage ? reached.Lines() : [])
        {
            await console.Output.WriteLineAsync(line);
        }

        await console.Output.WriteLineAsync($"{passed} passed, {files.Length - passed} failed");
        return passed == files.Length ? ExitCode.Fine : ExitCode.Found;
    }

    private static CommandProblem NothingToPlay(string path) => File.Exists(path) || Directory.Exists(path)
        ? new CommandProblem(
            "PW6214", $"'{path}' holds no scenario: no .json below it stands in a folder named scenarios or has \"pathway\" with \"steps\" or \"expect\".")
        : new CommandProblem("PW6201", $"'{path}' does not exist. Name a scenario such as scenarios/accepted.json, or a folder.");

    /// <summary>The first difference, or why the scenario cannot be played; null when all is as it should be.</summary>
    private static string? Play(ScenarioFile file, DrawnPathways pathways, ReachedPlaces reached)
    {
        ScenarioReading reading = ScenarioReader.Read(file.Text, file.Name);
        if (reading.Scenario is not { } scenario)
        {
            return string.Join(" ", reading.Problems);
        }

        DrawnPathway pathway = pathways.Of(file.PathOf(scenario.Pathway), scenario.Process);
        if (pathway.Process is not { } process)
        {
            return string.Join(" ", pathway.Problems);
        }

        ScenarioOutcome outcome = new ScenarioPlayer(process, pathway.RuleSets, pathway.Forms).Play(scenario);
        reached.Add(pathway, outcome);
        return outcome.Difference?.ToString();
    }
}
