using System.Diagnostics;
using Pathways.Care;
using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Connecting;

/// <summary>Does service tasks whose work a connector does: at least once, with the same key on every attempt.</summary>
/// <param name="systems">The declared connectors.</param>
/// <param name="call">How they are called.</param>
/// <param name="runtime">Goes on with the case.</param>
internal sealed class ServiceWork(IConnectedSystems systems, ConnectorCall call, PathwayRuntime runtime)
{
    /// <summary>Does a job of kind <see cref="JobKind.Service"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="whileOurs">Cancelled when the lease is lost.</param>
    public async Task<JobOutcome> DoAsync(LeasedJob job, CancellationToken whileOurs)
    {
        RequestedWork work = RequestedWork.FromJson(job.Payload);
        Connector? connector = (await systems.ConnectorsAsync(job.Lease.Network, whileOurs))
            .FirstOrDefault(declared => declared.Name == work.By.Name);
        if (connector is null)
        {
            return await GiveUpAsync(
                job, $"PW6150 The network has no connector '{work.By.Name}'. Ask an administrator to declare it, then try again.", null);
        }

        return await call.AskAsync(connector, job, work, whileOurs) switch
        {
            // It was done: the report is stored whatever the process is told meanwhile.
            ConnectorAnswer.Done done => JobOutcome.Of(await runtime.CompleteJobAsync(
                CommandId.New(), By(job), job, done.Report, CancellationToken.None)),
            ConnectorAnswer.Error error => await GiveUpAsync(job, $"The service answered with the error '{error.Code}'.", error.Code),
            ConnectorAnswer.Refused refused => await GiveUpAsync(job, refused.Why, null),
            ConnectorAnswer.Later later => work.Retry.PauseAfter(job.Attempt) is null
                ? await GiveUpAsync(job, later.Why, null)
                : new JobOutcome.Failed(later.Why, later.NotBefore is { } wait ? work.Retry with { FirstPause = wait, LongestPause = wait } : work.Retry),
            ConnectorAnswer other => throw new UnreachableException($"Unknown answer {other}."),
        };
    }

    private static Actor By(LeasedJob job) => Actor.Platform(job.Lease.Network);

    // The case stops there, and whoever may repair it sees why.
    private async Task<JobOutcome> GiveUpAsync(LeasedJob job, string why, string? error) =>
        JobOutcome.Of(await runtime.FailJobAsync(CommandId.New(), By(job), job, why, error, CancellationToken.None));
}
