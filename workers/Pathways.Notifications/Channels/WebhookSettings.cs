namespace Pathways.Notifications.Channels;

/// <summary>Where messages are posted: the section <c>Pathways:Notifications:Webhook</c>.</summary>
public sealed record WebhookSettings
{
    /// <summary>Address of the receiving service; https outside a protected network.</summary>
    public required Uri Url { get; init; }

    /// <summary>Shared secret for the signature header; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>Longest time for one message, 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
