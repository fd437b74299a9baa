namespace Pathways.Runtime;

/// <summary>Checks every case of a network, as <c>pathways verify</c> does.</summary>
/// <param name="verification">The checks.</param>
public sealed class ChecksRun(CaseVerification verification)
{
    /// <summary>Checks.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops between two cases.</param>
    /// <returns>Cases checked, and cases with something broken.</returns>
    public async Task<RunResult> RunAsync(RecurringWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        long checkedCases = 0;
        long broken = 0;
        await verification.RunAsync(
            work.Network,
            (_, problems) =>
            {
                checkedCases++;
                broken += problems.Any(problem => problem.IsBroken) ? 1 : 0;
                return Task.CompletedTask;
            },
            cancellationToken);
        return new RunResult(RunOutcome.Done, checkedCases, broken);
    }
}
