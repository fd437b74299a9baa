using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Workers.Connecting;
using Pathways.Workers.Firing;
using Pathways.Workers.Lanes;
using Pathways.Workers.Living;
using Pathways.Workers.Recurring;
using Pathways.Workers.Sending;

namespace Pathways.Workers;

/// <summary>Registers the workers: in the host's own process, or in one of their own.</summary>
public static class PathwayWorkers
{
    /// <summary>
    /// Adds the hosted service and <see cref="WorkerHealth"/>. Stands on <c>AddPathwayRuntime</c>, on a storage room's ports and
    /// on the process's <see cref="TimeProvider"/>, the installation's clock.
    /// </summary>
    /// <param name="services">The container under construction.</param>
    /// <param name="workers">Name and times.</param>
    /// <param name="delivery">How messages leave.</param>
    /// <param name="connectors">Secrets of connectors, and which of them may be inside.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddPathwayWorkers(
        this IServiceCollection services, WorkerSettings workers, DeliverySettings delivery, ConnectorSettings connectors)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentNullException.ThrowIfNull(delivery);
        return services
            .AddSingleton(workers)
            .AddSingleton(delivery)
            .AddSingleton(_ => new WorkerHealth(TimeProvider.System, workers.SilenceLimit))
            .AddSingleton<INotificationChannel>(_ => CreateChannel(delivery.Channel))
            .AddSingleton<AddressBook>()
            .AddSingleton<TemplateShelf>()
            .AddSingleton<PlanEnclosure>()
            .AddSingleton<GuestLetters>()
            .AddSingleton<LetterWriter>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<TimerFiring>()
            .AddSingleton<CaseWork>()
            .AddSingleton(_ => new ConnectorCall(CreateConnectorClient(connectors), connectors))
            .AddSingleton<ServiceWork>()
            .AddSingleton<DigestReaders>()
            .AddSingleton<DigestRun>()
            .AddSingleton<RecurringContext>()
            .AddSingleton(provider => RecurringComposition.StoreOf(provider.GetRequiredService<Storage.Database>()))
            .AddSingleton<RecurringProcess>()
            .AddSingleton<RecurringExecution>()
            .AddSingleton<RecurringCatchUp>()
            .AddSingleton<UnaskedStarts>()
            .AddHostedService<RecurringService>()
            .AddHostedService<SignOfLife>()
            .AddSingleton(provider => new WorkerLanes(
                provider.GetRequiredService<CaseWork>().DoAsync,
                provider.GetRequiredService<TimerFiring>().FireTogetherAsync,
                provider.GetRequiredService<MessageDelivery>().DeliverAsync,
                provider.GetRequiredService<ServiceWork>().DoAsync))
            .AddHostedService<WorkerService>();
    }

    /// <summary>Makes the publisher check message templates; for every process that publishes.</summary>
    /// <param name="services">The container under construction.</param>
    /// <returns>The same container.</returns>
    public static IServiceCollection AddPathwayTemplateCheck(this IServiceCollection services) =>
        services.AddSingleton<TemplateCheck>(PublishedTemplates.Check);

    // Answers are not followed elsewhere: a declared service must not lead to another one.
    private static HttpClient CreateConnectorClient(ConnectorSettings settings) =>
#pragma warning disable CA2000 // lives as long as the process
        new(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = new GuardedDial(settings).ConnectAsync,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000

    private static INotificationChannel CreateChannel(ChannelSettings settings) => settings switch
    {
        ChannelSettings.Journal(string file) => new JournalChannel(file),
        ChannelSettings.Mail(SmtpSettings smtp) => new SmtpChannel(smtp),
#pragma warning disable CA2000 // lives as long as the process; connections are renewed so that a changed address is noticed
        ChannelSettings.Webhook(WebhookSettings webhook) => new WebhookChannel(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }), webhook),
#pragma warning restore CA2000
        _ => throw new UnreachableException($"Unknown channel {settings}."),
    };
}
