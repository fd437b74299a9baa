using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Notifications.Templates;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>Turns a message of the outbox into what its receivers read.</summary>
/// <param name="templates">The published templates.</param>
/// <param name="addresses">Who is meant.</param>
/// <param name="directory">The network's name and zone.</param>
/// <param name="plan">The personal plan, for those who may get it.</param>
/// <param name="guests">Links of people without an account.</param>
/// <param name="settings">Address of the pages, for links.</param>
internal sealed class LetterWriter(
    TemplateShelf templates, AddressBook addresses, INetworkDirectory directory, PlanEnclosure plan, GuestLetters guests,
    DeliverySettings settings)
{
    /// <summary>Writes the message for each of its receivers.</summary>
    /// <param name="message">The message.</param>
    /// <param name="of">The case that sends it.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Letter> WriteAsync(
        OutboxMessage message, InstanceRow of, DateTimeOffset now, CancellationToken cancellationToken)
    {
        OutboxRow content = message.Content;
        Guid? invitation = GuestMail.InvitationOf(content.Recipient);
        MessageTemplate? template = await templates.FindAsync(content.Template, of, now, cancellationToken)
            ?? (invitation is null ? null : GuestLetters.Usual);
        if (template is null)
        {
            return new Letter.Unwritable(
                "PW6103",
                $"The template '{content.Template}' is not published with the pathway '{of.PathwayKey}'. Publish it, then retry.");
        }

        Network? network = await directory.FindNetworkAsync(of.Network, cancellationToken);
        JsonObject fields = MessageFields.Of(message, network, settings.PublicUrl);
        ImmutableArray<Correspondent> receivers = [];
        if (invitation is null)
        {
            receivers = await addresses.FindAsync(content.Recipient, of, now, cancellationToken);
        }
        else if (!guests.HasAddress)
        {
            return new Letter.Unwritable(
                "PW6107", "The link was not sent: Pathways:PublicUrl does not say under which address people reach the pages. Set it, then retry.");
        }
        else if (await guests.DrawAsync(of.Network, invitation.Value, cancellationToken) is { } letter)
        {
            fields["link"] = letter.Link;
            receivers = [letter.Reader];
        }
        else
        {
            return new Letter.NotNeeded();
        }

        ImmutableArray<NotificationMessage>.Builder written = ImmutableArray.CreateBuilder<NotificationMessage>();
        foreach (Correspondent receiver in receivers.IsEmpty ? [Nobody(content.Recipient)] : receivers)
        {
            fields["recipient"] = receiver.Recipient.Name;
            if (template.Fields.Any(field => field.Name == PlanEnclosure.Field))
            {
                // Never a value of the case under this name: it would not ask who reads it.
                fields[PlanEnclosure.Field] = await plan.ForAsync(receiver, of, now, cancellationToken);
            }

            TemplateRendering rendering = template.Render(receiver.Language, fields, Zones.Find(network?.Zone));
            if (rendering is not TemplateRendering.Rendered rendered)
            {
                TemplateRendering.Failed failed = (TemplateRendering.Failed)rendering;
                return new Letter.Unwritable(failed.Code, failed.Message);
            }

            written.Add(new NotificationMessage(
                $"{content.MessageId:N}.{receiver.Key}",
                receiver.Recipient,
                template.Name,
                rendered.Language,
                rendered.Subject,
                rendered.Text,
                now));
        }

        return new Letter.Ready(written.ToImmutable());
    }

    /// <summary>Tells those whom it concerns that a message will not arrive.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task NoteUndeliveredAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        guests.NoteUndeliveredAsync(message, cancellationToken);

    /// <summary>A role without holders or a patient without a GP: the journal still shows it, the other channels refuse it.</summary>
    private static Correspondent Nobody(string recipient)
    {
        string role = recipient.Split(':')[^1];
        string name = RoleKey.IsWellFormed(role) ? RoleWords.Of(new RoleKey(role)).French : recipient;
        return new Correspondent(role, new Recipient(name, null), "fr");
    }
}
