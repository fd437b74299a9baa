using System.Globalization;
using Pathways.Care;
using Pathways.Notifications.Channels;
using Pathways.Notifications.Templates;
using Pathways.Runtime;

namespace Pathways.Workers.Sending;

/// <summary>What is special about the message that brings a guest their link: its text, its reader, and a link drawn for this very sending.</summary>
/// <param name="guests">The invitations.</param>
/// <param name="settings">Address of the pages.</param>
internal sealed class GuestLetters(GuestDesk guests, DeliverySettings settings)
{
    /// <summary>The text that leaves unless a pathway publishes one of its own.</summary>
    public static MessageTemplate Usual { get; } = ReadUsual();

    /// <summary>Whether an installation can send links at all.</summary>
    public bool HasAddress => settings.PublicUrl is not null;

    /// <summary>The reader and their link; null when the invitation cannot be answered any more.</summary>
    /// <param name="network">The network.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<GuestLetter?> DrawAsync(NetworkId network, Guid invitation, CancellationToken cancellationToken)
    {
        if (await guests.DrawLinkAsync(network, invitation, cancellationToken) is not var (known, token))
        {
            return null;
        }

        string root = settings.PublicUrl!.ToString().TrimEnd('/'); // Asked before, by HasAddress.
        return new GuestLetter(
            new Correspondent("guest", new Recipient(known.Name, known.Email), known.Language),
            string.Create(CultureInfo.InvariantCulture, $"{root}/guest/{token}?lang={known.Language}"));
    }

    /// <summary>Tells whoever looks at the task that the message did not arrive.</summary>
    /// <param name="message">A message of the outbox; nothing happens when it is not a guest's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task NoteUndeliveredAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        GuestMail.InvitationOf(message.Content.Recipient) is { } invitation
            ? guests.NoteUndeliveredAsync(message.Network, invitation, cancellationToken)
            : Task.CompletedTask;

    private static MessageTemplate ReadUsual()
    {
        using Stream stream = typeof(GuestLetters).Assembly.GetManifestResourceStream("guest-invitation.hbs")!; // Embedded by the project.
        using StreamReader reader = new(stream);
        return TemplateReader.Read(reader.ReadToEnd(), "guest-invitation.hbs").Template!; // A test reads it.
    }
}

/// <summary>Who reads it, and what they follow.</summary>
/// <param name="Reader">The guest.</param>
/// <param name="Link">The whole address.</param>
internal sealed record GuestLetter(Correspondent Reader, string Link);
