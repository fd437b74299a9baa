using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Cli.RuleSets;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Cli.Impact;

/// <summary><c>pathways impact MODEL</c>: takes every past decision of a rule set again by a draft and tells what would change.</summary>
internal static class ImpactVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> model = new("model") { Description = "The draft, a .dmn file." };
        Option<string> database = new("--database") { Description = "Whose cases: sqlite:FILE or a PostgreSQL connection string.", Required = true };
        Option<string> network = new("--network") { Description = "The network.", Required = true };
        Option<string?> key = new("--key") { Description = "Key of the rule set; otherwise the file's name without .dmn." };
        Command verb = new("impact", "Tell which past decisions a draft of rules would change. Exit code 1 when it would change any.")
        {
            model, database, network, key,
        };
        verb.SetAction((parsed, cancellationToken) =>
        {
            string file = parsed.GetRequiredValue(model);
            return RunAsync(
                file, parsed.GetValue(key) ?? Path.GetFileNameWithoutExtension(file), parsed.GetRequiredValue(database),
                parsed.GetRequiredValue(network), parsed.InvocationConfiguration, cancellationToken);
        });
        return verb;
    }

    private static async Task<int> RunAsync(
        string file, string key, string database, string network, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return await ImpossibleAsync(console, new CommandProblem("PW6201", $"The file '{file}' does not exist.").ToString());
        }

        RuleSetFile draft = RuleSetFile.Read(file);
        if (!draft.IsSound || draft.RuleSet is not { } ruleSet)
        {
            return await ImpossibleAsync(console, new CommandProblem(
                "PW6201", $"The file '{file}' cannot be published. Run 'pathways check {file}' to see why.").ToString());
        }

        if (!NetworkId.IsWellFormed(network))
        {
            return await ImpossibleAsync(console, CommandProblem.NoNetworkId(network).ToString());
        }

        RuleImpact? impact = null;
        string? refusal = await DatabaseComposition.ReadAsync(
            database,
            async services => impact = await services.GetRequiredService<RuleImpactDesk>()
                .ReckonAsync(new NetworkId(network), key, ruleSet, progress: null, cancellationToken),
            cancellationToken);
        return refusal is not null
            ? await ImpossibleAsync(console, refusal)
            : await ReportAsync(impact ?? throw new UnreachableException("Nothing was reckoned and nobody said why."), console.Output);
    }

    private static async Task<int> ReportAsync(RuleImpact impact, TextWriter output)
    {
        foreach (ChangedDecision changed in impact.Changed)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{changed.Pathway} {changed.Case} {(changed.IsRunning ? "running" : "ended")} {changed.At:yyyy-MM-dd} {changed.Decision}: was {FeelJson.ToJson(changed.Before)}, would be {FeelJson.ToJson(changed.After)}{Why(changed)}"));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{impact.Decisions} decisions of {impact.Cases} cases taken again, {impact.Changed.Length} would change ({impact.Patients} patients, {impact.RunningCases} running cases), {impact.NotTaken} cannot be taken again"));
        return impact.Changed.IsEmpty ? ExitCode.Fine : ExitCode.Found;
    }

    private static string Why(ChangedDecision changed)
    {
        string causes = string.Join("; ", changed.Causes.Select(cause => $"{cause.Where} {cause.Before} → {cause.Now}"));
        string unknown = changed.Unknown.IsEmpty ? string.Empty : $" [not known: {string.Join(", ", changed.Unknown)}]";
        return causes.Length == 0 ? unknown : $" ({causes}){unknown}";
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }
}
