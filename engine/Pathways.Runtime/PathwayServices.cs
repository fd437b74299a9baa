using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pathways.Runtime;

/// <summary>Registers the shell. The ports it stands on come from a storage room; <see cref="TimeProvider"/> from the host.</summary>
public static class PathwayServices
{
    /// <summary>Adds <see cref="PathwayRuntime"/>, <see cref="PathwayPublisher"/>, <see cref="TestCasesDesk"/> and <see cref="PublishedDefinitions"/>.</summary>
    /// <param name="services">The container under construction. Register a <see cref="TemplateCheck"/> before to have
    /// templates checked.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddPathwayRuntime(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TemplateCheck>((_, _, _) => []);
        return services
            .AddSingleton(_ => ShippedTables.PlausibleRanges())
            .AddSingleton(_ => ShippedTables.Municipalities())
            .AddSingleton<KnownOfFile>()
            .AddSingleton<ChecksRun>()
            .AddSingleton<RetentionRun>()
            .AddSingleton<CampaignPopulation>()
            .AddSingleton<CampaignRun>()
            .AddSingleton<TimedStarts>()
            .AddSingleton<MovedCalendars>()
            .AddSingleton<StartConditionsOfPatient>()
            .AddSingleton<ConditionalStarts>()
            .AddSingleton<NetworkTimes>()
            .AddSingleton<PublishedDefinitions>()
            .AddSingleton<PathwayRuntime>()
            .AddSingleton<NetworkMeans>()
            .AddSingleton<PathwayPublisher>()
            .AddSingleton<GuestDesk>()
            .AddSingleton<FilesInForce>()
            .AddSingleton<PackageSigner>()
            .AddSingleton<PathwayPacker>()
            .AddSingleton<WorkDesk>()
            .AddSingleton<PathwayStarts>()
            .AddSingleton<Correlation>()
            .AddSingleton<MessageDesk>()
            .AddSingleton<NewsBearer>()
            .AddSingleton<CaseVerification>()
            .AddSingleton<FigureDesk>()
            .AddSingleton<RuleImpactDesk>()
            .AddSingleton<MigrationDesk>()
            .AddSingleton<TestCasesDesk>();
    }
}
