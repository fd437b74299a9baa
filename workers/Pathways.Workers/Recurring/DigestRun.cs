using System.Collections.Immutable;
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
internal sealed class DigestRun(
    INetworkDirectory directory, IInbox inbox, NetworkTimes times, INotificationChannel channel, DeliverySettings delivery, TimeProvider clock)
{
    /// <summary>Sends.</summary>
    /// <param name="work">The work.</param>
    /// <param name="planned">The occurrence: the same one has the same keys, so that a receiver can drop a repetition.</param>
    /// <param name="cancellationToken">Stops between two people.</param>
    /// <returns>Messages sent, and people with open tasks who have no address or whose message did not leave.</returns>
    public async Task<RunResult> RunAsync(RecurringWork work, DateTimeOffset planned, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        NetworkTime time = await times.OfAsync(work.Network, cancellationToken);
        CivilTime civil = CivilTime.Of(time.Zone, time.Hours.Calendar);
        DateOnly today = civil.DayOf(now);
        if (civil.WorkingDays(new CalendarChoice(DayCount.Working, null)) is { } working && !working.IsWorkingDay(today))
        {
            return new RunResult(RunOutcome.Skipped, Said: "closed");
        }

        if (time.Quiet is { } quiet && quiet.NextAllowed(now) is { } allowed && allowed > now)
        {
            return new RunResult(RunOutcome.Skipped, Said: "quiet");
        }

        ImmutableArray<RoleAssignment> roles = await directory.RolesAsync(work.Network, cancellationToken);
        long sent = 0;
        long unsent = 0;
        foreach (Person person in await directory.PeopleAsync(work.Network, cancellationToken))
        {
            ImmutableArray<HeldRole> held =
                [.. roles.Where(role => role.Person == person.Id && role.IsValidOn(today)).Select(role => new HeldRole(role.Role, role.Organisation))];
            InboxCounts counts = await inbox.CountAsync(new InboxReader(work.Network, person.Id, held), now, cancellationToken);
            if (counts.Mine + counts.MyRoles == 0)
            {
                continue;
            }

            bool isDelivered = person.Email is not null
                && await channel.SendAsync(Message(work, planned, person, counts, now), cancellationToken) is Delivery.Delivered;
            sent += isDelivered ? 1 : 0;
            unsent += isDelivered ? 0 : 1;
        }

        return new RunResult(RunOutcome.Done, sent, unsent);
    }

    private NotificationMessage Message(
        RecurringWork work, DateTimeOffset planned, Person person, InboxCounts counts, DateTimeOffset now)
    {
        long open = counts.Mine + counts.MyRoles;
        string late = counts.Overdue == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", dont {counts.Overdue} en retard");
        string link = delivery.PublicUrl is { } url ? $"\n{url.AbsoluteUri.TrimEnd('/')}/inbox" : string.Empty;
        string tasks = open == 1 ? "1 tâche ouverte" : string.Create(CultureInfo.InvariantCulture, $"{open} tâches ouvertes");
        return new NotificationMessage(
            string.Create(CultureInfo.InvariantCulture, $"digest/{work.Id:N}/{planned.ToUnixTimeSeconds()}/{person.Id}"),
            new Recipient(person.DisplayName, person.Email),
            "digest",
            "fr",
            $"Pathways : {tasks}",
            $"Bonjour {person.DisplayName},\n\nVous avez {tasks}{late}.{link}\n",
            now);
    }
}
