using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Care;
using Pathways.Cli.Checking;
using Pathways.Population;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Cli.Publishing;

/// <summary>Puts a publisher together over a database, for one publication.</summary>
internal static class PublisherComposition
{
    /// <summary>Brings the schema up to date and publishes a folder.</summary>
    /// <param name="folder">The pathway's folder.</param>
    /// <param name="database">The value for the setting <c>Pathways:Database</c>.</param>
    /// <param name="network">The network in which it takes effect.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    /// <returns>What came of it, or one sentence that says why the database cannot be used.</returns>
    public static async Task<PublishAttempt> PublishAsync(
        string folder, string database, NetworkId network, CancellationToken cancellationToken)
    {
        DatabaseSettingReading reading = DatabaseSetting.Parse(database);
        if (reading is DatabaseSettingReading.Refused refused)
        {
            return new PublishAttempt(null, $"{refused.Code} {refused.Sentence}");
        }

        await using ServiceProvider services = Compose(((DatabaseSettingReading.Understood)reading).Setting);
        try
        {
            await SchemaUpgrade.RunAsync(services.GetRequiredService<Database>(), cancellationToken);
            PathwayBundle bundle = await PathwayBundle.ReadFolderAsync(folder, cancellationToken);
            PublishOutcome outcome = await services.GetRequiredService<PathwayPublisher>()
                .PublishAsync(network, Actor.PlatformPerson, bundle, cancellationToken);
            return new PublishAttempt(outcome, string.Empty);
        }
        catch (StorageException cause)
        {
            return new PublishAttempt(null, cause.Message);
        }
    }

    internal static ServiceProvider Compose(DatabaseSetting setting) => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<TemplateCheck>(CheckedFinding.OfTemplate)
        .AddPathwayStorage(setting)
        .AddPathwayRuntime()
        .AddPathwayPopulation()
        .BuildServiceProvider();
}

/// <summary>What came of one attempt to publish.</summary>
/// <param name="Outcome">The publisher's answer; null when the database cannot be used.</param>
/// <param name="Refusal">Why it cannot; empty when it can.</param>
internal sealed record PublishAttempt(PublishOutcome? Outcome, string Refusal);
