using System.Collections.Immutable;
using Pathways.Notifications.Channels;

namespace Pathways.Workers.Sending;

/// <summary>How messages leave this installation: the section <c>Pathways:Notifications</c> and <c>Pathways:PublicUrl</c>.</summary>
public sealed record DeliverySettings
{
    /// <summary>The way out; a journal by default, so that nothing leaves before somebody has said how.</summary>
    public required ChannelSettings Channel { get; init; }

    /// <summary>Address under which people reach the pages, for links in messages; null for messages without links.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Domains of addresses that may get a personal plan in full; their subdomains too. MSSanté unless told otherwise [M].
    /// </summary>
    public ImmutableArray<string> SecureDomains { get; init; } = ["mssante.fr"];
}

/// <summary>One of the ways out, with its settings.</summary>
public abstract record ChannelSettings
{
    private ChannelSettings() { }

    /// <summary>Nothing is sent: messages are written to a file.</summary>
    /// <param name="File">The file; its folder is created.</param>
    public sealed record Journal(string File) : ChannelSettings;

    /// <summary>Messages leave as mail.</summary>
    /// <param name="Settings">Server and sender.</param>
    public sealed record Mail(SmtpSettings Settings) : ChannelSettings;

    /// <summary>Messages are posted to a service.</summary>
    /// <param name="Settings">Address and secret.</param>
    public sealed record Webhook(WebhookSettings Settings) : ChannelSettings;
}
