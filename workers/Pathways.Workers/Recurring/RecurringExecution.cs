using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>
/// Does one occurrence, once in the whole installation: its row says who does it, a heartbeat that it is still being done,
/// and whoever finds it silent takes it over.
/// </summary>
internal sealed class RecurringExecution(
    IRecurringWork store,
    ChecksRun checks,
    DigestRun digest,
    CampaignRun campaign,
    RetentionRun retention,
    RecurringContext context)
{
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);

    /// <summary>Does it, unless another process does or it was done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="planned">The occurrence.</param>
    /// <param name="stop">Cancelled when the process must end; what was begun is then taken over.</param>
    public async Task DoAsync(RecurringWork work, DateTimeOffset planned, CancellationToken stop)
    {
        Occurrence occurrence = new(work.Network, work.Id, planned);
        if (!await store.TryBeginAsync(occurrence, context.Node, lease, context.Now, stop))
        {
            return;
        }

        using CancellationTokenSource ours = CancellationTokenSource.CreateLinkedTokenSource(stop);
#pragma warning disable CA2025 // it is awaited below
        Task beating = BeatAsync(occurrence, ours);
#pragma warning restore CA2025
        RunResult? result = await TryAsync(work, planned, ours.Token);
        bool isLost = ours.IsCancellationRequested;
        await ours.CancelAsync();
        await beating;
        if (result is null || isLost)
        {
            return;
        }

        if (result.GoesOnAfter is { } pause)
        {
            // Silent for so long on purpose; whoever then finds it goes on with it.
            await store.ExtendAsync(occurrence, context.Node, pause, CancellationToken.None);
            WorkerLog.RecurringGoesOn(context.Logger, work.Kind, work.Network.Value, pause);
            return;
        }

        await store.EndAsync(occurrence, context.Node, result, context.Now, CancellationToken.None);
        WorkerLog.RecurringEnded(context.Logger, work.Kind, work.Network.Value, result.Outcome, result.Counted, result.Troubled);
    }

    private async Task<RunResult?> TryAsync(RecurringWork work, DateTimeOffset planned, CancellationToken ours)
    {
        try
        {
            return work.Kind switch
            {
                RecurringKind.Checks => await checks.RunAsync(work, ours),
                RecurringKind.Digest => await digest.RunAsync(work, planned, ours),
                RecurringKind.Campaign => await campaign.RunAsync(work, ours),
                RecurringKind.Retention => await retention.RunAsync(work, ours),
                _ => throw new UnreachableException($"Unknown recurring work {work.Kind}."),
            };
        }
        catch (OperationCanceledException) when (ours.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // top of one run: the others must go on
        catch (Exception cause)
#pragma warning restore CA1031
        {
            WorkerLog.RecurringFailed(context.Logger, cause, work.Kind, work.Network.Value);
            // Only the kind of exception is stored: its text may hold values of a person.
            return new RunResult(RunOutcome.Failed, Said: $"PW6102 {cause.GetType().Name}");
        }
    }

    private async Task BeatAsync(Occurrence occurrence, CancellationTokenSource ours)
    {
        using PeriodicTimer beat = new(lease / 3);
        try
        {
            while (await beat.WaitForNextTickAsync(ours.Token))
            {
                if (!await store.ExtendAsync(occurrence, context.Node, lease, ours.Token))
                {
                    await ours.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
#pragma warning disable CA1031 // a heartbeat that fails is told; the run goes on until another process takes it over
        catch (Exception cause)
#pragma warning restore CA1031
        {
            WorkerLog.RecurringBeatFailed(context.Logger, cause);
        }
    }
}

/// <summary>What every run needs to know of its process.</summary>
/// <param name="Settings">The process.</param>
/// <param name="Clock">The installation's clock.</param>
/// <param name="Logger">For the log.</param>
internal sealed record RecurringContext(WorkerSettings Settings, TimeProvider Clock, ILogger<RecurringContext> Logger)
{
    public string Node => Settings.Name;

    public DateTimeOffset Now => Clock.GetUtcNow();
}
