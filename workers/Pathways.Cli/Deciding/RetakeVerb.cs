using System.CommandLine;
using System.Text.Json;
using Pathways.Cli.RuleSets;
using Pathways.Rules;

namespace Pathways.Cli.Deciding;

/// <summary><c>pathways retake</c>: takes a stored decision again and says whether it comes out the same.</summary>
internal static class RetakeVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Option<string> model = new("--model") { Description = "The .dmn file, in the version of the trace.", Required = true };
        Option<string> trace = new("--trace") { Description = "The trace, as 'decide --keep' writes it.", Required = true };
        Option<string> language = ExplanationLanguage.Option();
        Command verb = new("retake", "Take a stored decision again and say whether it comes out the same.") { model, trace, language };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(model),
            parsed.GetRequiredValue(trace),
            ExplanationLanguage.Of(parsed.GetRequiredValue(language)),
            parsed.InvocationConfiguration,
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string model, string file, RuleLanguage language, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (new[] { model, file }.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            return await ImpossibleAsync(console, new CommandProblem("PW6201", $"The file '{missing}' does not exist."));
        }

        if (RuleSetFile.Read(model).RuleSet is not { } ruleSet)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6201", $"The file '{model}' is no DMN model. Run 'pathways check {model}' to see why."));
        }

        if (await ReadAsync(file, cancellationToken) is not { } stored)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6211", $"The file '{file}' holds no trace. Give one that 'decide --keep' wrote."));
        }

        foreach (string line in stored.Explain(ruleSet.Glossary, language).ToLines())
        {
            await console.Output.WriteLineAsync(line);
        }

        return await CompareAsync(stored.Retake(ruleSet), model, console);
    }

    private static async Task<int> CompareAsync(RetakenDecision retaken, string model, InvocationConfiguration console)
    {
        switch (retaken)
        {
            case RetakenDecision.Same:
                await console.Output.WriteLineAsync("Taken again: the same.");
                return ExitCode.Fine;
            case RetakenDecision.Different { Differences: var differences }:
                foreach (TraceDifference difference in differences)
                {
                    await console.Output.WriteLineAsync($"{difference.Where}: was {difference.Before}, is {difference.Now}");
                }

                await console.Output.WriteLineAsync($"Taken again: {differences.Length} differences.");
                return ExitCode.Found;
            case RetakenDecision.OtherRules other:
                return await ImpossibleAsync(console, new CommandProblem(
                    "PW6212",
                    $"'{model}' has the content {other.HashAtHand}, but the trace was made by {other.StoredHash}. Give that version."));
            default:
                return await ImpossibleAsync(console, new CommandProblem(
                    "PW6213", "The trace is of an early form that does not hold its inputs and settings: it can be read, not taken again."));
        }
    }

    private static async Task<DecisionTrace?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return DecisionTraceJson.FromJson(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, CommandProblem problem)
    {
        await console.Error.WriteLineAsync(problem.ToString());
        return ExitCode.Impossible;
    }
}
