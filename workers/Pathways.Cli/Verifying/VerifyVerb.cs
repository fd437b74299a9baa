using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Runtime;

namespace Pathways.Cli.Verifying;

/// <summary><c>pathways verify --database …</c>: checks every stored case against its history and its promises.</summary>
internal static class VerifyVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Option<string> database = new("--database")
        {
            Description = "What to check: sqlite:FILE or a PostgreSQL connection string.",
            Required = true,
        };
        Option<string?> network = new("--network") { Description = "Only the cases of this network." };
        Option<bool> notes = new("--notes") { Description = "Also say what waits without an end in sight." };
        Command verb = new("verify", "Check histories, states and promises of all cases. Exit code 1 when something is broken.") { database, network, notes };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(database), parsed.GetValue(network), parsed.GetValue(notes),
            parsed.InvocationConfiguration, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string database, string? network, bool withNotes, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        int cases = 0;
        int problems = 0;
        int notes = 0;
        if (network is not null && !NetworkId.IsWellFormed(network))
        {
            await console.Error.WriteLineAsync($"{CommandProblem.NoNetworkId(network)}");
            return ExitCode.Impossible;
        }

        string? refusal = await DatabaseComposition.ReadAsync(
            database,
            services => services.GetRequiredService<CaseVerification>().RunAsync(
                network is null ? null : new NetworkId(network),
                async (row, found) =>
                {
                    cases++;
                    problems += found.Count(problem => problem.IsBroken);
                    notes += found.Count(problem => !problem.IsBroken);
                    foreach (VerifiedProblem problem in found.Where(problem => problem.IsBroken || withNotes))
                    {
                        await console.Output.WriteLineAsync(
                            $"{row.Network.Value} {row.InstanceId}: {(problem.IsBroken ? "error" : "note")} {problem.Code} {problem.Sentence}");
                    }
                },
                cancellationToken),
            cancellationToken);
        if (refusal is not null)
        {
            await console.Error.WriteLineAsync(refusal);
            return ExitCode.Impossible;
        }

        await console.Output.WriteLineAsync($"{cases} cases verified, {problems} problems, {notes} notes");
        return problems == 0 ? ExitCode.Fine : ExitCode.Found;
    }
}
