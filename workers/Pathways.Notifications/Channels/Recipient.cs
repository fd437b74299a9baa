namespace Pathways.Notifications.Channels;

/// <summary>Who receives a message.</summary>
/// <param name="Name">Name to address the reader by; may be a role's name.</param>
/// <param name="Address">Electronic mail address; null when none is known.</param>
public sealed record Recipient(string Name, string? Address);
