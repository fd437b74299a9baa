using Microsoft.Extensions.DependencyInjection;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Registers the database and every port that stands on it.</summary>
public static class PathwayStorage
{
    /// <summary>Adds the <see cref="Database"/> and the ports. The schema is brought up to date by <see cref="SchemaUpgrade"/>.</summary>
    /// <param name="services">The container under construction.</param>
    /// <param name="setting">Which database.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddPathwayStorage(this IServiceCollection services, DatabaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(setting);
        return services
            .AddSingleton(_ => Database.Open(setting))
            .AddSingleton<IInstanceStore, SqlInstanceStore>()
            .AddSingleton<IJobQueue, SqlJobQueue>()
            .AddSingleton<IOutbox, SqlOutbox>()
            .AddSingleton<IInbox, SqlInbox>()
            .AddSingleton<ICases, SqlCases>()
            .AddSingleton<IDrafts, SqlDrafts>()
            .AddSingleton<ISettings, SqlSettings>()
            .AddSingleton<ISigningKeys, SqlSigningKeys>()
            .AddSingleton<IDefinitionStore, SqlDefinitionStore>()
            .AddSingleton<ITestCases, SqlTestCases>()
            .AddSingleton<IMessages, SqlMessages>()
            .AddSingleton<INodes, SqlNodes>()
            .AddSingleton<IRecurringWork, SqlRecurringWork>()
            .AddSingleton<IStartConditions, SqlStartConditions>()
            .AddSingleton<IConnectedSystems, SqlConnectedSystems>()
            .AddSingleton<INetworkDirectory, SqlNetworkDirectory>()
            .AddSingleton<IPatientFiles, SqlPatientFiles>();
    }
}
