using Microsoft.Extensions.DependencyInjection;
using Pathways.Cli.Publishing;
using Pathways.Population;
using Pathways.Storage;

namespace Pathways.Cli.Seeding;

/// <summary>Puts a population seed together over a database.</summary>
internal static class SeedComposition
{
    /// <summary>Brings the schema up to date and adds a population.</summary>
    /// <param name="database">The value for the setting <c>Pathways:Database</c>.</param>
    /// <param name="samples">Folder of the sample pathways.</param>
    /// <param name="order">Which population.</param>
    /// <param name="cancellationToken">Stops between two lives.</param>
    public static async Task<SeedAttempt> RunAsync(
        string database, string samples, PopulationOrder order, CancellationToken cancellationToken)
    {
        DatabaseSettingReading reading = DatabaseSetting.Parse(database);
        if (reading is DatabaseSettingReading.Refused refused)
        {
            return new SeedAttempt(null, $"{refused.Code} {refused.Sentence}");
        }

        await using ServiceProvider services = PublisherComposition.Compose(((DatabaseSettingReading.Understood)reading).Setting);
        try
        {
            await SchemaUpgrade.RunAsync(services.GetRequiredService<Database>(), cancellationToken);
            return new SeedAttempt(
                await services.GetRequiredService<PopulationSeed>().RunAsync(order, samples, cancellationToken), string.Empty);
        }
        catch (StorageException cause)
        {
            return new SeedAttempt(null, cause.Message);
        }
    }
}

/// <summary>What came of one attempt to seed.</summary>
/// <param name="Report">What was added; null when the database cannot be used.</param>
/// <param name="Refusal">Why it cannot; empty when it can.</param>
internal sealed record SeedAttempt(PopulationReport? Report, string Refusal);
