using System.Diagnostics;
using System.Globalization;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Does jobs of kind <see cref="JobKind.Continuation"/>: brings messages and signals from one case to another.</summary>
/// <param name="runtime">Goes on with cases.</param>
/// <param name="messages">The kept messages.</param>
/// <param name="desk">Finds who a message concerns.</param>
/// <param name="cases">The cases that send.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class NewsBearer(PathwayRuntime runtime, IMessages messages, MessageDesk desk, ICases cases, TimeProvider clock)
{
    /// <summary>How long a message that a case threw is kept for others that will wait for it.</summary>
    public static readonly TimeSpan ThrownIsKept = TimeSpan.FromDays(30);

    /// <summary>Brings the news.</summary>
    /// <param name="job">The job, held by this worker.</param>
    /// <param name="cancellationToken">Stops before a transaction is sent.</param>
    /// <returns>What the case made of it, and then the job is gone; null when there is nothing left to do with it.</returns>
    public async Task<CommandOutcome?> BringAsync(LeasedJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        switch (News.FromJson(job.Payload))
        {
            case News.MessageIsHere(var wait):
                return await DeliverAsync(job, wait, cancellationToken);
            case News.SignalHeard(var signal):
                return await runtime.HearSignalAsync(job, signal, cancellationToken);
            case News.MessageThrown thrown:
                await ThrowAsync(job, thrown, cancellationToken);
                return null;
            case News.SignalThrown(var signal):
                InstanceRow from = await FindAsync(job, cancellationToken);
                await desk.BeginBySignalAsync(
                    CauseOf(job), Actor.Platform(job.Lease.Network), signal, from.Patient, from.Organisation, cancellationToken);
                return null;
            case var other:
                throw new UnreachableException($"Unknown news {other}.");
        }
    }

    private async Task<CommandOutcome?> DeliverAsync(LeasedJob job, long wait, CancellationToken cancellationToken)
    {
        string subscription = wait.ToString(CultureInfo.InvariantCulture);
        while (await messages.FindForAsync(
            job.Lease.Network, job.InstanceId, subscription, clock.GetUtcNow(), cancellationToken) is { } kept)
        {
            CommandOutcome outcome = await runtime.DeliverKeptAsync(job, kept, wait, cancellationToken);
            if (outcome is not CommandOutcome.Done { IsRepetition: true })
            {
                return outcome;
            }

            // Another case took this one in between, and it is marked by now: look for the next.
        }

        return null;
    }

    // What the drawing maps for the message goes along, and nothing else: what is known of a person stays in its case. A message
    // that neither its values nor a patient tell for whom it is reaches nobody.
    private async Task ThrowAsync(LeasedJob job, News.MessageThrown thrown, CancellationToken cancellationToken)
    {
        InstanceRow from = await FindAsync(job, cancellationToken);
        await desk.SendAsync(
            new CommandId(CauseOf(job)),
            Actor.Platform(job.Lease.Network) with { Organisation = from.Organisation },
            new IncomingMessage(thrown.Name, null, from.Patient, thrown.Payload),
            ThrownIsKept,
            cancellationToken);
    }

    private async Task<InstanceRow> FindAsync(LeasedJob job, CancellationToken cancellationToken) =>
        await cases.FindAsync(job.Lease.Network, job.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The case {job.InstanceId} has a job and is not there.");

    private static Guid CauseOf(LeasedJob job) => DerivedId.Of(job.InstanceId, job.Key);
}
