using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.Population;
using Pathways.Runtime;

namespace Pathways.DesignerHost;

/// <summary>Fills a demonstration: invented network, people, patients, accounts, and the sample pathways.</summary>
internal static class Demonstration
{
    // What was seeded last: the build's own stamp, so that a new build looks again and a restart does not.
    private const string SeededKey = "demonstration.seeded";
    private const string PopulatedKey = "demonstration.population";

    /// <summary>Adds what is missing; does nothing outside demonstrations, and nothing twice for one build.</summary>
    public static async Task PrepareAsync(IServiceProvider services, HostSettings settings, CancellationToken stop)
    {
        ISettings kept = services.GetRequiredService<ISettings>();
        string stamp = $"{typeof(Demonstration).Module.ModuleVersionId:N}";
        if (!settings.IsDemonstration || await kept.FindAsync(DemoNetwork.Id, SeededKey, stop) == stamp)
        {
            return;
        }

        await services.GetRequiredService<DemoSeed>().RunAsync(stop);
        await PopulateAsync(services, settings, stop);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        await DemoAccounts.AddMissingAsync(scope.ServiceProvider);
        foreach (string folder in Directory.EnumerateDirectories(settings.SamplesFolder)
            .Where(folder => Directory.EnumerateFiles(folder, "*.bpmn").Any()).Order(StringComparer.Ordinal))
        {
            await PublishAsync(services.GetRequiredService<PathwayPublisher>(), folder, stop);
        }

        await kept.SetAsync(DemoNetwork.Id, SeededKey, stamp, stop);
    }

    // Once and for all: a later start, or another build, leaves the lives to whoever goes on with them.
    private static async Task PopulateAsync(IServiceProvider services, HostSettings settings, CancellationToken stop)
    {
        ISettings kept = services.GetRequiredService<ISettings>();
        if (settings.Population == 0 || await kept.FindAsync(DemoNetwork.Id, PopulatedKey, stop) is not null)
        {
            return;
        }

        await Console.Out.WriteLineAsync($"Inventing {settings.Population} patients in every kind of network …");
        var order = new PopulationOrder(settings.Population, Seed: 1, services.GetRequiredService<TimeProvider>().GetUtcNow());
        try
        {
            PopulationReport report = await services.GetRequiredService<PopulationSeed>().RunAsync(order, settings.SamplesFolder, stop);
            await kept.SetAsync(DemoNetwork.Id, PopulatedKey, report.Patients.ToString(CultureInfo.InvariantCulture), stop);
        }
        catch (Exception unusable) when (unusable is InvalidOperationException or IOException)
        {
            // Other samples than those that are shipped: the host serves them without invented lives.
            await Console.Error.WriteLineAsync($"Nobody was invented: {unusable.Message}");
        }
    }

    private static async Task PublishAsync(PathwayPublisher publisher, string folder, CancellationToken stop)
    {
        PathwayBundle bundle = await PathwayBundle.ReadFolderAsync(folder, stop);
        PersonId by = DemoNetwork.ClinicalLead.Person.Id;
        if (await publisher.PublishAsync(DemoNetwork.Id, by, bundle, stop) is PublishOutcome.Refused refused)
        {
            // The host serves what was published before; the author reads why the rest was not.
            await Console.Error.WriteLineAsync($"The pathway in {folder} was not published:");
            foreach (Definitions.Finding finding in refused.Findings.Where(finding => finding.IsError))
            {
                await Console.Error.WriteLineAsync($"  {finding}");
            }
        }
    }
}
