using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Living;

/// <summary>
/// Sets the clock of this process right before anything else begins, and looks again every fifteen seconds. Until the database
/// has told the time once, nothing begins: who does not know what time it is must not fire timers.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="nodes">Knows the database's.</param>
/// <param name="logger">Told when the database cannot be asked.</param>
public sealed class ClockAgreement(AgreedClock clock, INodes nodes, ILogger<ClockAgreement> logger) : BackgroundService
{
    private static readonly TimeSpan pace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan retry = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while (!await TryAgreeAsync(cancellationToken))
        {
            await Task.Delay(retry, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer beat = new(pace);
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
            {
                await TryAgreeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task<bool> TryAgreeAsync(CancellationToken cancellationToken)
    {
        TimeSpan before = clock.Offset;
        try
        {
            await clock.AgreeAsync(nodes, cancellationToken);
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            WorkerLog.ClockNotAsked(logger, cause);
            return false;
        }

        if (clock.Offset != before)
        {
            WorkerLog.ClockSetRight(logger, clock.Offset);
        }

        return true;
    }
}
