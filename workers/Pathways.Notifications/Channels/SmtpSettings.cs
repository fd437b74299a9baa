namespace Pathways.Notifications.Channels;

/// <summary>How mail leaves: the section <c>Pathways:Notifications:Smtp</c>.</summary>
public sealed record SmtpSettings
{
    /// <summary>Mail server that accepts messages for sending.</summary>
    public required string Host { get; init; }

    /// <summary>Port, 587 by default (submission with STARTTLS).</summary>
    public int Port { get; init; } = 587;

    /// <summary>True (default) when the connection must be encrypted by STARTTLS; false only inside a protected network.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>Sender's address.</summary>
    public required string From { get; init; }

    /// <summary>Sender's name as readers see it; null for the address alone.</summary>
    public string? FromName { get; init; }

    /// <summary>Account on the mail server; null when it asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Password of <see cref="User"/>.</summary>
    public string? Password { get; init; }

    /// <summary>Longest time for one message, 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
