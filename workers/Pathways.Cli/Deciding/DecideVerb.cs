using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Pathways.Cli.RuleSets;
using Pathways.Rules;

namespace Pathways.Cli.Deciding;

/// <summary><c>pathways decide</c>: takes one decision and prints the answer as JSON.</summary>
internal static class DecideVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Option<string> model = new("--model") { Description = "The .dmn file.", Required = true };
        Option<string> decision = new("--decision") { Description = "A decision or decision service, by name or id.", Required = true };
        Option<string> input = new("--input")
        {
            Description = "The inputs: a JSON object, or @file with one. Dates are {\"@\":\"2026-11-21\"}.",
            DefaultValueFactory = _ => "{}",
        };
        Option<string?> at = new("--at") { Description = "The moment that today() and now() tell, ISO 8601; now by default." };
        Option<string> zone = new("--zone")
        {
            Description = "IANA time zone.",
            DefaultValueFactory = _ => "Europe/Paris",
        };
        Option<bool> trace = new("--trace") { Description = "Tell in plain words how the answer came about." };
        Option<string> language = ExplanationLanguage.Option();
        Option<string?> keep = new("--keep") { Description = "Write the trace to this file; 'retake' takes the decision again from it." };
        Command verb = new("decide", "Take one decision and print the answer as JSON.")
        {
            model, decision, input, at, zone, trace, language, keep,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            new Request(
                parsed.GetRequiredValue(model),
                parsed.GetRequiredValue(decision),
                parsed.GetRequiredValue(input),
                parsed.GetValue(at),
                parsed.GetRequiredValue(zone),
                parsed.GetValue(trace),
                ExplanationLanguage.Of(parsed.GetRequiredValue(language)),
                parsed.GetValue(keep)),
            parsed.InvocationConfiguration,
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(Request request, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!File.Exists(request.Model))
        {
            return await ImpossibleAsync(console, new CommandProblem("PW6201", $"The file '{request.Model}' does not exist."));
        }

        RuleSetFile file = RuleSetFile.Read(request.Model);
        foreach (RuleFinding finding in file.Findings.Where(finding => finding.Severity == FindingSeverity.Error))
        {
            await console.Error.WriteLineAsync(Checking.CheckedFinding.From(finding).ToString());
        }

        if (file.RuleSet is not { } ruleSet || !file.IsSound)
        {
            return ExitCode.Impossible;
        }

        if (await ReadInputsAsync(request.Input, cancellationToken) is not { Kind: FeelKind.Context } inputs)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6203", "The inputs are not a JSON object. Write --input '{\"age\":8}' or --input @file.json."));
        }

        if (ReadMoment(request.At) is not { } now)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6208", $"'{request.At}' is no moment. Write --at 2026-11-21T10:00:00Z."));
        }

        if (ruleSet.InputsOf(request.Decision).IsEmpty && !IsKnown(ruleSet, request.Decision))
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6202",
                $"The model has no decision '{request.Decision}'. It has {string.Join(", ", ruleSet.Decisions.Concat(ruleSet.DecisionServices))}."));
        }

        EvaluationSettings settings = new()
        {
            Now = now,
            ZoneId = request.Zone,
            Trace = request.HasTrace || request.Keep is not null,
        };
        DecisionResult result = ruleSet.Evaluate(request.Decision, inputs.AsContext(), settings);
        await AnswerAsync(result, ruleSet.Glossary, request, console);
        if (request.Keep is { } kept)
        {
            await File.WriteAllTextAsync(kept, DecisionTraceJson.ToJson(result.Trace), cancellationToken);
        }

        return ExitCode.Fine;
    }

    private static async Task AnswerAsync(
        DecisionResult result, RuleGlossary glossary, Request request, InvocationConfiguration console)
    {
        await console.Output.WriteLineAsync(FeelJson.ToJson(result.Value));
        if (request.HasTrace)
        {
            foreach (string line in result.Trace.Explain(glossary, request.Language).ToLines())
            {
                await console.Output.WriteLineAsync(line);
            }

            return;
        }

        // A null never comes without its reason.
        foreach (FeelProblem problem in result.Problems)
        {
            await console.Error.WriteLineAsync(problem.ToString());
        }
    }

    private static bool IsKnown(RuleSet ruleSet, string decision) =>
        ruleSet.Model.Decisions.Any(known => known.Id == decision || known.Variable.Name == decision)
        || ruleSet.Model.DecisionServices.Any(known => known.Id == decision || known.Variable.Name == decision);

    private static async Task<FeelValue?> ReadInputsAsync(string input, CancellationToken cancellationToken)
    {
        try
        {
            string json = input.StartsWith('@') ? await File.ReadAllTextAsync(input[1..], cancellationToken) : input;
            return FeelJson.FromJson(json);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DateTimeOffset? ReadMoment(string? at) => at is null
        ? TimeProvider.System.GetUtcNow()
        : DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            ? moment
            : null;

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, CommandProblem problem)
    {
        await console.Error.WriteLineAsync(problem.ToString());
        return ExitCode.Impossible;
    }

    private sealed record Request(
        string Model, string Decision, string Input, string? At, string Zone, bool HasTrace, RuleLanguage Language, string? Keep);
}
