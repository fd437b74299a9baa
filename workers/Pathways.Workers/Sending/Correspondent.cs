using Pathways.Notifications.Channels;

namespace Pathways.Workers.Sending;

/// <summary>One receiver of a message of the outbox.</summary>
/// <param name="Key">What tells the receivers of one message apart; goes into the idempotency key.</param>
/// <param name="Recipient">Name and address.</param>
/// <param name="Language">Two-letter language they read.</param>
internal sealed record Correspondent(string Key, Recipient Recipient, string Language);
