using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Cli.Databases;
using Pathways.Population;

namespace Pathways.Cli.Seeding;

/// <summary><c>pathways seed --people N --seed S</c>: invented networks and people who have lived with the sample pathways for three years.</summary>
internal static class SeedVerb
{
    private const int MostPeople = 1_000_000;
    private const int ShownRefusals = 5;

    /// <summary>The verb for the command line.</summary>
    public static Command Create()
    {
        Option<int> people = new("--people") { Description = "How many patients to invent.", DefaultValueFactory = _ => 200 };
        Option<long> seed = new("--seed") { Description = "The same seed gives the same people.", DefaultValueFactory = _ => 1 };
        Option<string> until = new("--until")
        {
            Description = "Until when they live, ISO 8601; now when not given. The same instant gives the same lives.",
            DefaultValueFactory = _ => string.Empty,
        };
        Option<string> database = new("--database")
        {
            Description = "Where: sqlite:FILE or a PostgreSQL connection string.",
            DefaultValueFactory = _ => "sqlite:data/pathways.db",
        };
        Option<string> samples = new("--samples")
        {
            Description = "Folder of the sample pathways.",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "samples"),
        };
        Command verb = new("seed", "Invent networks, professionals and patients, and let them live three years on virtual time.")
        {
            people,
            seed,
            until,
            database,
            samples,
        };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(people),
            parsed.GetRequiredValue(seed),
            parsed.GetRequiredValue(until),
            parsed.GetRequiredValue(database),
            parsed.GetRequiredValue(samples),
            parsed.InvocationConfiguration,
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        int people, long seed, string until, string database, string samples, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        DateTimeOffset end = DateTimeOffset.UtcNow;
        if (until.Length > 0 && !DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out end))
        {
            return await ImpossibleAsync(console, $"PW6208 '{until}' is no moment. Write one such as 2026-11-23T09:00:00+01:00.");
        }

        if (people is < 1 or > MostPeople)
        {
            return await ImpossibleAsync(console, $"PW6216 {people} people cannot be invented. Ask for 1 to {MostPeople}.");
        }

        if (!Directory.Exists(Path.Combine(samples, "instruments")))
        {
            return await ImpossibleAsync(console, $"PW6201 '{samples}' is no folder of sample pathways. Name it with --samples.");
        }

        long began = Stopwatch.GetTimestamp();
        try
        {
            PopulationReport? report = null;
            var order = new PopulationOrder(people, seed, end.ToUniversalTime());
            string? refusal = await DatabaseComposition.ChangeAsync(
                database,
                async services => report =
                    await services.GetRequiredService<PopulationSeed>().RunAsync(order, samples, cancellationToken),
                cancellationToken);
            return refusal is not null
                ? await ImpossibleAsync(console, refusal)
                : await ReportAsync(report ?? new PopulationReport(), Stopwatch.GetElapsedTime(began), console);
        }
        catch (Exception unusable) when (unusable is InvalidOperationException or IOException)
        {
            return await ImpossibleAsync(
                console, $"PW6218 Nobody can be invented by the pathways in '{samples}': {unusable.Message} Mend it, or name other samples.");
        }
    }

    private static async Task<int> ReportAsync(PopulationReport report, TimeSpan took, InvocationConfiguration console)
    {
        foreach (string refusal in report.Refusals.Distinct().Order(StringComparer.Ordinal).Take(ShownRefusals))
        {
            await console.Error.WriteLineAsync($"refused: {refusal}");
        }

        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Networks} networks, {report.Staff} professionals"));
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.Patients} patients added, {report.Cases} cases ({report.Running} running, {report.Incidents} with an incident), {report.Commands} commands"));
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{report.OpenTasks} open tasks, {report.LateTasks} of them late; {report.Refusals.Length} answers refused on the way"));
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s"));
        return ExitCode.Fine;
    }

    private static async Task<int> ImpossibleAsync(InvocationConfiguration console, string sentence)
    {
        await console.Error.WriteLineAsync(sentence);
        return ExitCode.Impossible;
    }
}
