using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.Cli.Figures;

/// <summary>
/// <c>pathways figures PATH</c>: checks declared figures against the drawings beside them; with <c>--csv</c> reckons them
/// over a database.
/// </summary>
internal static class FiguresVerb
{
    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Argument<string> path = new("path") { Description = "A file of figures, or a folder with figures.json in it or below." };
        Option<string?> csv = new("--csv") { Description = "Folder for the numbers, a file for each pathway, and dictionary.csv." };
        Option<string?> database = new("--database") { Description = "Whose cases: sqlite:FILE or a PostgreSQL connection string." };
        Option<string?> network = new("--network") { Description = "The network." };
        Option<string?> from = new("--from") { Description = "First day, 2026-01-01." };
        Option<string?> to = new("--to") { Description = "Last day, 2026-12-31." };
        Option<FigureBreakdown> by = new("--by") { Description = "Whose cases are told apart." };
        Option<bool> months = new("--months") { Description = "Month by month; else year by year." };
        Option<bool> exact = new("--exact") { Description = "Also tell numbers below 5: for the network's own use." };
        Command verb = new("figures", "Check declared figures, or reckon them with --csv. Exit code 1 when something is wrong with them.")
        {
            path, csv, database, network, from, to, by, months, exact,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            string where = parsed.GetRequiredValue(path);
            if (!File.Exists(where) && !Directory.Exists(where))
            {
                return await RefuseAsync(console, new CommandProblem("PW6201", $"'{where}' does not exist. Name a file of figures or a folder."));
            }

            ImmutableArray<FigureFile> files = FigureFile.Below(where);
            bool isSound = await CheckAsync(files, console);
            if (!isSound || parsed.GetValue(csv) is not { } folder)
            {
                return isSound ? ExitCode.Fine : ExitCode.Found;
            }

            if (parsed.GetValue(database) is not { } setting || parsed.GetValue(network) is not { } named || !NetworkId.IsWellFormed(named)
                || DayOf(parsed.GetValue(from)) is not { } first || DayOf(parsed.GetValue(to)) is not { } last || last < first)
            {
                return await RefuseAsync(console, new CommandProblem(
                    "PW6217", "Figures are reckoned of a network and some days: give --database, --network, --from 2026-01-01 and --to 2026-12-31."));
            }

            FigureRequest request = new(first, last, parsed.GetValue(months) ? FigureStep.Month : FigureStep.Year, parsed.GetValue(by));
            FigureExport export = new(folder, new NetworkId(named), request, parsed.GetValue(exact));
            return await export.RunAsync(setting, [.. files.Select(file => file.Reading.Set).OfType<FigureSet>()], console, cancellationToken);
        });
        return verb;
    }

    private static async Task<bool> CheckAsync(ImmutableArray<FigureFile> files, InvocationConfiguration console)
    {
        ImmutableArray<Finding> findings = [.. files.SelectMany(FigureFolder.Check)];
        foreach (Finding finding in findings)
        {
            await console.Output.WriteLineAsync($"{finding}");
        }

        int figures = files.Sum(file => file.Reading.Set?.Figures.Length ?? 0);
        await console.Output.WriteLineAsync(
            $"{files.Length} files checked: {figures} figures, {findings.Count(found => found.IsError)} errors, {findings.Count(found => found.Severity == FindingSeverity.Warning)} warnings");
        return !findings.Any(finding => finding.IsError);
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static async Task<int> RefuseAsync(InvocationConfiguration console, CommandProblem problem)
    {
        await console.Error.WriteLineAsync($"{problem}");
        return ExitCode.Impossible;
    }
}
