using Pathways.Notifications.Channels;

namespace Pathways.Notifications.Tests.Channels;

internal static class Messages
{
    public static NotificationMessage Reminder(string key = "k-1", string? address = "claire@example.org") => new(
        key,
        new Recipient("Claire Évrard", address),
        "consent-reminder",
        "fr",
        "Rappel : accord à répondre",
        "Bonjour,\n.une ligne qui commence par un point\nÀ bientôt\n",
        new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
}
