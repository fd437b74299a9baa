using Pathways.Cli.RuleSets;
using Pathways.Rules;

namespace Pathways.Cli.Checking;

/// <summary>The test cases that lie beside a rule set: <c>corpulence.cases.csv</c> beside <c>corpulence.dmn</c>.</summary>
internal static class CasesFile
{
    /// <summary>How the name of such a file ends.</summary>
    public const string Ending = ".cases.csv";

    /// <summary>Where a rule set's test cases lie if it has any.</summary>
    public static string BesideRuleSet(string ruleSetPath) => Path.ChangeExtension(ruleSetPath, Ending);

    /// <summary>The rule set that a file of test cases is about.</summary>
    public static string RuleSetOf(string casesPath) => casesPath[..^Ending.Length] + ".dmn";

    /// <summary>Runs the test cases beside a rule set, if there are any.</summary>
    /// <param name="path">The rule set's file.</param>
    /// <param name="ruleSet">The rule set as read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The findings, and one line that sums them up; null when there is no such file.</returns>
    public static async Task<CheckedCases?> RunAsync(string path, RuleSetFile ruleSet, CancellationToken cancellationToken)
    {
        string file = BesideRuleSet(path);
        if (!File.Exists(file))
        {
            return null;
        }

        if (!ruleSet.IsSound || ruleSet.RuleSet is null)
        {
            return new CheckedCases([], $"{file}: not run, because {Path.GetFileName(path)} has errors");
        }

        RuleSetCases cases = RuleSetCases.Read(await File.ReadAllTextAsync(file, cancellationToken), file, ruleSet.RuleSet);
        CaseRun run = cases.Run(new EvaluationSettings { Now = TimeProvider.System.GetUtcNow() });
        string unread = cases.IsSound ? string.Empty : ", others could not be read";
        return new CheckedCases(
            [.. cases.FindingsWith(run).Select(CheckedFinding.From)],
            $"{file}: {run.Passed} passed, {run.Failed} failed{unread}; {run.Coverage.CoveredCount} of {run.Coverage.RuleCount} rules covered");
    }
}
