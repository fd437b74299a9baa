using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Notifications.Channels;
using Pathways.Runtime;
using Pathways.Workers.Sending;

namespace Pathways.Workers.Recurring;

/// <summary>
/// Sends everybody who has open tasks one message that counts them: no case, no patient, no value in it. Not on days on which
/// the network does not work, and not in quiet hours.
/// </summary>
/// <remarks>
/// Whom it served is noted one by one: a run that is tried again, or taken over from a process that died, goes on with the
/// others. A process that dies between sending and noting makes that one person's message leave once more, with the same key.
/// </remarks>
internal sealed class DigestRun(
    IRecurringWork store, DigestReaders readers, NetworkTimes times, INotificationChannel channel, DeliverySettings delivery, RecurringContext context)
{
    // So late a message that counts open tasks is still of use.
    private static readonly TimeSpan usefulFor = TimeSpan.FromHours(4);

    private static readonly TimeSpan retry = TimeSpan.FromMinutes(5);

    /// <summary>Sends, to whom it was not yet sent.</summary>
    /// <param name="work">The work.</param>
    /// <param name="planned">The occurrence: the same one has the same keys, so that a receiver can drop a repetition.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    /// <returns>
    /// Messages sent, and people with open tasks who have no address or whose message was refused; or when it goes on, because
    /// a message may pass later.
    /// </returns>
    public async Task<RunResult> RunAsync(RecurringWork work, DateTimeOffset planned, CancellationToken cancellationToken)
    {
        DateTimeOffset now = context.Now;
        DateTimeOffset last = planned + usefulFor;
        NetworkTime time = await times.OfAsync(work.Network, cancellationToken);
        CivilTime civil = CivilTime.Of(time.Zone, time.Hours.Calendar);
        DateOnly today = civil.DayOf(now);
        Occurrence occurrence = new(work.Network, work.Id, planned);
        List<ServedPerson> served = [.. await store.ServedAsync(occurrence, cancellationToken)];
        if (civil.WorkingDays(new CalendarChoice(DayCount.Working, null)) is { } working && !working.IsWorkingDay(today))
        {
            return LeftOut("closed", served);
        }

        if (now >= last)
        {
            return LeftOut("too-late", served);
        }

        if (time.Quiet is { } quiet && quiet.NextAllowed(now) is { } allowed && allowed > now)
        {
            return allowed < last ? GoesOn(allowed - now, last) : LeftOut("quiet", served);
        }

        HashSet<PersonId> known = [.. served.Select(one => one.Person)];
        TimeSpan? pause = null;
        await foreach (DigestReader reader in readers.FindAsync(work.Network, today, now, cancellationToken))
        {
            if (known.Contains(reader.Person.Id))
            {
                continue;
            }

            NotificationMessage message = Message(occurrence, reader, now);
            Delivery? became = reader.Person.Email is null ? null : await channel.SendAsync(message, cancellationToken);
            if (became is Delivery.Postponed postponed)
            {
                WorkerLog.DigestPostponed(context.Logger, reader.Person.Id.Value, postponed.Code);
                TimeSpan asked = postponed.NotBefore ?? retry;
                pause = pause > asked ? pause : asked;
                continue;
            }

            // It left: the note is written whatever the process is told meanwhile.
            ServedPerson one = new(reader.Person.Id, message.IdempotencyKey, became is Delivery.Delivered);
            await store.NoteServedAsync(occurrence, one, CancellationToken.None);
            served.Add(one);
        }

        return pause is { } wait ? GoesOn(wait, last) : Counted(RunOutcome.Done, served);
    }

    private RunResult GoesOn(TimeSpan pause, DateTimeOffset last)
    {
        // At the last moment it is over, whatever the receiving side asks for.
        TimeSpan left = last - context.Now;
        return new RunResult(RunOutcome.Running, GoesOnAfter: left < TimeSpan.Zero ? TimeSpan.Zero : pause < left ? pause : left);
    }

    // What began and may not go on tells how far it came.
    private static RunResult LeftOut(string said, List<ServedPerson> served) => served.Count == 0
        ? new RunResult(RunOutcome.Skipped, Said: said)
        : Counted(RunOutcome.Skipped, served) with { Said = "unfinished" };

    private static RunResult Counted(RunOutcome outcome, List<ServedPerson> served) =>
        new(outcome, served.Count(one => one.IsSent), served.Count(one => !one.IsSent));

    private NotificationMessage Message(Occurrence occurrence, DigestReader reader, DateTimeOffset now)
    {
        (Person person, InboxCounts counts) = reader;
        string? inbox = delivery.PublicUrl is { } url ? $"{url.AbsoluteUri.TrimEnd('/')}/inbox" : null;
        DigestText text = DigestText.Of(person.Language, person.DisplayName, counts, inbox);
        return new NotificationMessage(
            string.Create(CultureInfo.InvariantCulture, $"digest/{occurrence.Work:N}/{occurrence.PlannedAt.ToUnixTimeSeconds()}/{person.Id}"),
            new Recipient(person.DisplayName, person.Email),
            "digest",
            text.Language,
            text.Subject,
            text.Body,
            now);
    }
}
