using Pathways.DesignerHost.Settings;
using Pathways.Runtime;
using Pathways.Workers.Living;

namespace Pathways.DesignerHost.Clock;

/// <summary>Registers the clock of the installation.</summary>
internal static class ClockRegistration
{
    public static IServiceCollection AddPathwayClock(this IServiceCollection services, HostSettings settings)
    {
        AgreedClock agreed = new(TimeProvider.System);
        services.AddSingleton(agreed).AddHostedService<ClockAgreement>();
        if (!settings.HasTrialClock)
        {
            return services.AddSingleton<TimeProvider>(agreed);
        }

        return services
            .AddSingleton(new TrialClock(agreed))
            .AddSingleton<TimeProvider>(host => host.GetRequiredService<TrialClock>());
    }
}
