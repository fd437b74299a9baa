using System.Diagnostics;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Notifications.Channels;
using Pathways.Rules;
using Pathways.Runtime;
using Pathways.Workers.Lanes;

namespace Pathways.Workers.Sending;

/// <summary>Sends one message of the outbox to all its receivers, then notes that it was sent: at least once, never forgotten.</summary>
/// <param name="outbox">The messages.</param>
/// <param name="cases">The cases that send them.</param>
/// <param name="runtime">Goes on with a case whose send task is done.</param>
/// <param name="writer">Writes what the receivers read.</param>
/// <param name="times">When messages wait.</param>
/// <param name="channel">The way out.</param>
/// <param name="clock">The installation's clock.</param>
internal sealed class MessageDelivery(
    IOutbox outbox,
    ICases cases,
    PathwayRuntime runtime,
    LetterWriter writer,
    NetworkTimes times,
    INotificationChannel channel,
    TimeProvider clock)
{
    // Nobody can mend a missing template or address by waiting.
    private static readonly RetryPolicy once = RetryPolicy.Default with { Attempts = 1 };

    // A mail server may be away for a night: 5 s doubling to an hour makes about a day.
    private static readonly RetryPolicy forADay = new(34, TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));

    /// <summary>Does a job of kind <see cref="JobKind.Outgoing"/>.</summary>
    public async Task<JobOutcome> DeliverAsync(LeasedJob job, CancellationToken whileOurs)
    {
        OutboxMessage? message = await outbox.FindAsync(job.Lease.Network, job.InstanceId, job.Key, whileOurs);
        InstanceRow? of = await cases.FindAsync(job.Lease.Network, job.InstanceId, whileOurs);
        if (message is not { SentAt: null } || of is null)
        {
            return new JobOutcome.Obsolete("the message was sent or withdrawn");
        }

        DateTimeOffset now = clock.GetUtcNow();
        QuietHours? quiet = (await times.OfAsync(job.Lease.Network, whileOurs)).Quiet;
        if (quiet is not null && quiet.NextAllowed(now) is { } allowed && allowed > now)
        {
            return new JobOutcome.PutOff(allowed); // The link and the data are those of the hour at which it leaves.
        }

        return await writer.WriteAsync(message, of, now, whileOurs) switch
        {
            Letter.Unwritable(string code, string why) => await GiveUpAsync(job, message, $"{code} {why}"),
            Letter.NotNeeded => await NoteAsync(job, message, "withdrawn"),
            Letter.Ready ready => await SendAsync(job, message, ready, whileOurs),
            Letter other => throw new UnreachableException($"Unknown letter {other}."),
        };
    }

    private async Task<JobOutcome> SendAsync(
        LeasedJob job, OutboxMessage message, Letter.Ready letter, CancellationToken whileOurs)
    {
        int delivered = 0;
        Delivery.Refused? refused = null;
        foreach (NotificationMessage each in letter.Messages)
        {
            switch (await channel.SendAsync(each, whileOurs))
            {
                case Delivery.Delivered:
                    delivered++;
                    break;
                case Delivery.Postponed(string code, string reason, var notBefore):
                    // Those who have it already get it again with the same key.
                    return new JobOutcome.Failed($"{code} {reason}", notBefore is { } wait ? forADay with { FirstPause = wait } : forADay);
                case Delivery.Refused final:
                    refused = final;
                    break;
            }
        }

        return await ConcludeAsync(job, message, letter, delivered, refused);
    }

    private async Task<JobOutcome> ConcludeAsync(
        LeasedJob job, OutboxMessage message, Letter.Ready letter, int delivered, Delivery.Refused? refused)
    {
        // A reminder without a mail address is seen in the inbox all the same; a send task of the drawing must arrive.
        bool isSeenElsewhere = message.Content.Kind == OutgoingKind.Notification
            && letter.Messages.All(each => each.To.Address is null);
        if (delivered == 0 && refused is not null && !isSeenElsewhere)
        {
            return await GiveUpAsync(job, message, $"{refused.Code} {refused.Reason}");
        }

        return await NoteAsync(job, message, delivered > 0 ? "sent" : "no-address");
    }

    // It left: the note is written whatever the process is told meanwhile.
    private async Task<JobOutcome> NoteAsync(LeasedJob job, OutboxMessage message, string outcome)
    {
        if (message.Content.Kind == OutgoingKind.Message)
        {
            return JobOutcome.Of(await runtime.CompleteJobAsync(
                CommandId.New(), Actor.Platform(job.Lease.Network), job, FeelContext.Empty, CancellationToken.None));
        }

        bool isNoted = await outbox.MarkSentAsync(
            job.Lease, message.Content.MessageId, outcome, clock.GetUtcNow(), CancellationToken.None);
        return isNoted ? new JobOutcome.Done() : new JobOutcome.Lost();
    }

    /// <summary>A reminder leaves an incident of its job; a send task tells its case, which waits for it.</summary>
    private async Task<JobOutcome> GiveUpAsync(LeasedJob job, OutboxMessage message, string why)
    {
        await writer.NoteUndeliveredAsync(message, CancellationToken.None);
        return message.Content.Kind == OutgoingKind.Message
            ? JobOutcome.Of(await runtime.FailJobAsync(
                CommandId.New(), Actor.Platform(job.Lease.Network), job, why, error: null, CancellationToken.None))
            : new JobOutcome.Failed(why, once);
    }
}
