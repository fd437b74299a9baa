namespace Pathways.Runtime;

/// <summary>
/// Deletes sent messages and invitations of ended cases, messages that nobody took, requests from outside that were decided, and
/// the history of recurring work once they are old enough. Cases and their histories stay: how long they are kept is the law's business, not a clean-up's.
/// </summary>
/// <param name="store">Where things are kept.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class RetentionRun(IRecurringWork store, TimeProvider clock)
{
    /// <summary>Nothing younger goes, whatever a setting says.</summary>
    public const int ShortestDays = 30;

    private const int Portion = 500;

    /// <summary>Deletes.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops between two portions.</param>
    /// <returns>Rows deleted.</returns>
    public async Task<RunResult> RunAsync(RecurringWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        DateTimeOffset before = clock.GetUtcNow() - TimeSpan.FromDays(Math.Max(work.Settings.KeepDays, ShortestDays));
        long deleted = 0;
        for (int portion; (portion = await store.PurgeAsync(work.Network, before, Portion, cancellationToken)) > 0;)
        {
            deleted += portion;
        }

        return new RunResult(RunOutcome.Done, deleted);
    }
}
