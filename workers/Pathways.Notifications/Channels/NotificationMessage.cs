namespace Pathways.Notifications.Channels;

/// <summary>One rendered message on its way to one recipient.</summary>
/// <param name="IdempotencyKey">The same on every attempt, so that a receiver can drop a repetition.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Template">Name of the template it was rendered from.</param>
/// <param name="Language">Two-letter language of the text.</param>
/// <param name="Subject">One line without clinical content.</param>
/// <param name="Text">Plain text.</param>
/// <param name="RenderedAt">When it was rendered, by the platform's clock.</param>
public sealed record NotificationMessage(
    string IdempotencyKey,
    Recipient To,
    string Template,
    string Language,
    string Subject,
    string Text,
    DateTimeOffset RenderedAt);
