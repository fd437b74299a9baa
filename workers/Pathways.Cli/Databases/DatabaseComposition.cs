using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pathways.Cli.Checking;
using Pathways.Population;
using Pathways.Runtime;
using Pathways.Storage;

namespace Pathways.Cli.Databases;

/// <summary>Puts together what a verb needs over a database, for as long as it works.</summary>
internal static class DatabaseComposition
{
    /// <summary>Works on a database whose schema is brought up to date before.</summary>
    /// <param name="database">The value for the setting <c>Pathways:Database</c>.</param>
    /// <param name="work">What the verb does.</param>
    /// <param name="cancellationToken">Stops before the work.</param>
    /// <returns>Why the database cannot be used, in a sentence; null when it was.</returns>
    public static Task<string?> ChangeAsync(string database, Func<IServiceProvider, Task> work, CancellationToken cancellationToken) =>
        RunAsync(database, async opened =>
        {
            await SchemaUpgrade.RunAsync(opened, cancellationToken);
            return null;
        }, work);

    /// <summary>Works on a database and changes nothing: one of another schema is refused, one that is not there is not made.</summary>
    /// <param name="database">The value for the setting <c>Pathways:Database</c>.</param>
    /// <param name="work">What the verb does.</param>
    /// <param name="cancellationToken">Stops before the work.</param>
    /// <returns>Why the database cannot be used, in a sentence; null when it was.</returns>
    public static Task<string?> ReadAsync(string database, Func<IServiceProvider, Task> work, CancellationToken cancellationToken) =>
        RunAsync(database, opened => SchemaUpgrade.FindRefusalAsync(opened, cancellationToken), work);

    private static async Task<string?> RunAsync(
        string database, Func<Database, Task<string?>> prepare, Func<IServiceProvider, Task> work)
    {
        DatabaseSettingReading reading = DatabaseSetting.Parse(database);
        if (reading is DatabaseSettingReading.Refused refused)
        {
            return $"{refused.Code} {refused.Sentence}";
        }

        await using ServiceProvider services = Compose(((DatabaseSettingReading.Understood)reading).Setting);
        try
        {
            if (await prepare(services.GetRequiredService<Database>()) is { } refusal)
            {
                return refusal;
            }

            await work(services);
            return null;
        }
        catch (StorageException cause)
        {
            return cause.Message;
        }
    }

    private static ServiceProvider Compose(DatabaseSetting setting) => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<TemplateCheck>(CheckedFinding.OfTemplate)
        .AddPathwayStorage(setting)
        .AddPathwayRuntime()
        .AddPathwayPopulation()
        .BuildServiceProvider();
}
