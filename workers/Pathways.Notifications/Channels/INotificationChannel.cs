namespace Pathways.Notifications.Channels;

/// <summary>A way out of the platform for messages to people. An interface because it is a border: mail, HTTP and journal implement it.</summary>
public interface INotificationChannel
{
    /// <summary>Name in settings and in the journal: <c>smtp</c>, <c>webhook</c> or <c>journal</c>.</summary>
    string Name { get; }

    /// <summary>Tries once to hand a message over.</summary>
    /// <param name="message">The message; a repetition carries the same key.</param>
    /// <param name="cancellationToken">Ends the attempt; whether the message left is then unknown, so it is tried again.</param>
    /// <returns>What became of it. A network or server failure is a value, not an exception.</returns>
    Task<Delivery> SendAsync(NotificationMessage message, CancellationToken cancellationToken);
}
