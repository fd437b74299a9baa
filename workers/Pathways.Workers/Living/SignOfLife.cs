using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Living;

/// <summary>Says every fifteen seconds that this process lives, and at its end that it stops.</summary>
internal sealed class SignOfLife(
    INodes nodes, WorkerHealth health, WorkerSettings settings, ILogger<SignOfLife> logger, AgreedClock? agreed = null) : BackgroundService
{
    private static readonly TimeSpan pace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan timeToStop = TimeSpan.FromSeconds(3);

    private static readonly string kind =
        Assembly.GetEntryAssembly() == typeof(SignOfLife).Assembly ? "worker" : "host";

    private static readonly string version =
        typeof(SignOfLife).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer beat = new(pace);
        try
        {
            do
            {
                await BeatAsync(hasStopped: false, stoppingToken);
            }
            while (await beat.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using CancellationTokenSource limit = new(timeToStop);
            await BeatAsync(hasStopped: true, limit.Token);
        }
    }

    private async Task BeatAsync(bool hasStopped, CancellationToken cancellationToken)
    {
        Node node = new(
            settings.Name, kind, version, default, default, TimeSpan.Zero, hasStopped, TimeSpan.Zero, health.InHand, health.Lateness.Read());
        try
        {
            // The machine's clock as it is: a demonstration may move the installation's, and agreement hides what is wrong.
            await nodes.BeatAsync(node, (agreed?.Machine ?? TimeProvider.System).GetUtcNow(), cancellationToken);
        }
        catch (Exception cause) when (cause is not OperationCanceledException || hasStopped)
        {
            WorkerLog.NoSignOfLife(logger, cause);
        }
    }
}
