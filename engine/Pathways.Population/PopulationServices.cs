using Microsoft.Extensions.DependencyInjection;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>Registers what invents people. It stands on <see cref="PathwayServices"/> and on a storage room.</summary>
public static class PopulationServices
{
    /// <summary>Adds <see cref="PopulationSeed"/> and <see cref="DemoSeed"/>.</summary>
    /// <param name="services">The container under construction.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddPathwayPopulation(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton<DemoSeed>()
            .AddSingleton(provider => new PopulationParts(
                provider.GetRequiredService<PublishedDefinitions>(),
                provider.GetRequiredService<NetworkTimes>(),
                clock => ActivatorUtilities.CreateInstance<PathwayPublisher>(provider, clock)))
            .AddSingleton<PopulationSeed>();
    }
}
