using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Care;
using Pathways.Cli.Databases;
using Pathways.Definitions;
using Pathways.Runtime;

namespace Pathways.Cli.Figures;

/// <summary>Reckons figures over a database and writes them. Changes nothing: a database of another schema is refused.</summary>
/// <param name="folder">Where the files go.</param>
/// <param name="network">The network.</param>
/// <param name="request">What is asked for.</param>
/// <param name="isExact">Whether small numbers are told.</param>
internal sealed class FigureExport(string folder, NetworkId network, FigureRequest request, bool isExact)
{
    // With a byte order mark spreadsheets read accents.
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes the files; see <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(
        string database, ImmutableArray<FigureSet> sets, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        bool isKnown = true;
        string? refusal = await DatabaseComposition.ReadAsync(
            database,
            async services =>
            {
                isKnown = await services.GetRequiredService<INetworkDirectory>().FindNetworkAsync(network, cancellationToken) is not null;
                if (isKnown)
                {
                    await WriteAsync(services.GetRequiredService<FigureDesk>(), sets, console, cancellationToken);
                }
            },
            cancellationToken);
        if (refusal is null && isKnown)
        {
            return ExitCode.Fine;
        }

        await console.Error.WriteLineAsync(refusal ?? $"PW6219 The database has no network '{network}'. Look up its id, such as rsma-demo.");
        return ExitCode.Impossible;
    }

    private async Task WriteAsync(
        FigureDesk desk, ImmutableArray<FigureSet> sets, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (FigureSet set in sets)
        {
            long began = Stopwatch.GetTimestamp();
            FigureReport report = await desk.ReckonAsync(network, set, request, cancellationToken);
            string file = Path.Combine(folder, $"{set.Pathway ?? "all_pathways"}.csv");
            await File.WriteAllTextAsync(file, FigureCsv.Numbers(report, isExact, ShippedTables.Municipalities()), Marked, cancellationToken);
            await console.Output.WriteLineAsync(
                $"{file}: {set.Figures.Length} figures of {report.Cases} cases, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "dictionary.csv"), FigureCsv.Dictionary(sets), Marked, cancellationToken);
    }
}
