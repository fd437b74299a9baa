using System.Diagnostics;
using Pathways.Cli.Checking;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.Cli.Publishing;

/// <summary>Tells what came of a publication, a line each.</summary>
internal static class PublishReport
{
    /// <summary>Writes the findings, and what was published.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> WriteAsync(PublishOutcome outcome, TextWriter output)
    {
        switch (outcome)
        {
            case PublishOutcome.Published published:
                await PrintAsync(published.Findings, output);
                foreach (DefinitionVersion added in published.Added)
                {
                    await output.WriteLineAsync($"published {added.Id.Kind} {added.Id.Key} version {added.Id.Version} {added.Hash}");
                }

                foreach (TestCasesEdition passed in published.TestCases)
                {
                    await output.WriteLineAsync(
                        $"{passed.RuleSet.Key} version {passed.RuleSet.Version}: {passed.CaseCount} test cases passed; {passed.CoveredRules} of {passed.RuleCount} rules covered");
                }

                await output.WriteLineAsync($"{published.Added.Length} versions published");
                return ExitCode.Fine;
            case PublishOutcome.Refused refused:
                await PrintAsync(refused.Findings, output);
                await output.WriteLineAsync("nothing published");
                return ExitCode.Found;
            default:
                throw new UnreachableException($"Unknown outcome {outcome}.");
        }
    }

    private static async Task PrintAsync(IEnumerable<Finding> findings, TextWriter output)
    {
        foreach (Finding finding in findings)
        {
            await output.WriteLineAsync(CheckedFinding.From(finding).ToString());
        }
    }
}
