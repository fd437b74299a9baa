using Pathways.DesignerHost.Settings;

namespace Pathways.DesignerHost.Clock;

/// <summary>Registers the clock of the installation.</summary>
internal static class ClockRegistration
{
    public static IServiceCollection AddPathwayClock(this IServiceCollection services, HostSettings settings)
    {
        if (!settings.HasTrialClock)
        {
            return services.AddSingleton(TimeProvider.System);
        }

        return services
            .AddSingleton(new TrialClock(TimeProvider.System))
            .AddSingleton<TimeProvider>(host => host.GetRequiredService<TrialClock>());
    }
}
